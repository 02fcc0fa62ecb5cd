/** Measures of follow-up out of the application, the chart as a picture among them. */
import { MeasureOutputs } from './MeasureOutputs.tsx';
import { csvRows } from './printed-measures.ts';
import type { MeasuresView } from './types.ts';

interface MeasureToolsProps {
  view: MeasuresView;
  /** Draws the chart as it may leave the application, while `work` takes a picture of it. */
  drawForPicture: (work: (chart: HTMLElement) => Promise<void>) => Promise<void>;
}

export function MeasureTools({ view, drawForPicture }: MeasureToolsProps) {
  const picture = async (): Promise<Uint8Array> => {
    const { toBlob } = await import('html-to-image');
    let bytes: Uint8Array | null = null;
    await drawForPicture(async (chart) => {
      // Fonts of the application are those of the page; fetching them into the picture is not needed.
      const blob = await toBlob(chart, { backgroundColor: '#ffffff', pixelRatio: 2, skipFonts: true });
      bytes = blob === null ? null : new Uint8Array(await blob.arrayBuffer());
    });
    if (bytes === null) throw new Error('the chart could not be drawn as a picture');
    return bytes;
  };
  return (
    <MeasureOutputs
      date={view.to}
      page={`measures/${view.from}/${view.to}`}
      rows={() => csvRows(view)}
      picture={picture}
    />
  );
}
