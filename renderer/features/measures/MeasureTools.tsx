/** Measures out of the application: on paper, as PDF, for a spreadsheet, as a picture. Each is written down. */
import { Button, Menu, Text } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { call, shell, type FailureError } from '../../bridge/bridge.ts';
import { announce } from '../../components/announce.tsx';
import { FailureNotice } from '../../components/FailureNotice.tsx';
import { csvRows } from './printed-measures.ts';
import type { MeasuresView } from './types.ts';

type How = 'printer' | 'pdf' | 'csv' | 'image';

interface MeasureToolsProps {
  view: MeasuresView;
  /** Draws the chart as it may leave the application, while `work` takes a picture of it. */
  drawForPicture: (work: (chart: HTMLElement) => Promise<void>) => Promise<void>;
}

export function MeasureTools({ view, drawForPicture }: MeasureToolsProps) {
  const send = useMutation<string, FailureError, How>({
    mutationFn: async (how) => {
      const saved = await sendAs(how, view, drawForPicture);
      if (saved === null) return 'Cancelled. Nothing was saved.';
      await call('followup.printed', { kind: 'measures', date: view.to, how });
      return how === 'printer' ? 'Sent to the printer.' : `Saved as ${saved.path ?? 'a file'}.`;
    },
    onSuccess: announce,
  });
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPrinter size={16} aria-hidden />}
        loading={send.isPending}
        onClick={() => send.mutate('printer')}
      >
        Print
      </Button>
      <Menu>
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
            disabled={send.isPending}
          >
            Save
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => send.mutate('pdf')}>As PDF</Menu.Item>
          <Menu.Item onClick={() => send.mutate('csv')}>For a spreadsheet (CSV)</Menu.Item>
          <Menu.Item onClick={() => send.mutate('image')}>The chart as a picture</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {send.data === undefined ? null : (
        <Text role="status" fw={600}>
          {send.data}
        </Text>
      )}
      <FailureNotice error={send.error} />
    </>
  );
}

async function sendAs(
  how: How,
  view: MeasuresView,
  drawForPicture: MeasureToolsProps['drawForPicture'],
): Promise<{ path: string | null } | null> {
  if (how === 'csv') {
    const { unparse } = await import('papaparse');
    // A cell that begins like a formula would be run by a spreadsheet; the mark lets it read the file as UTF-8.
    const text = unparse(csvRows(view), { escapeFormulae: true });
    return shell.saveFile('csv', new TextEncoder().encode(`\uFEFF${text}`));
  }
  if (how === 'image') {
    const { toBlob } = await import('html-to-image');
    let bytes: Uint8Array | null = null;
    await drawForPicture(async (chart) => {
      // Fonts of the application are those of the page; fetching them into the picture is not needed.
      const blob = await toBlob(chart, { backgroundColor: '#ffffff', pixelRatio: 2, skipFonts: true });
      bytes = blob === null ? null : new Uint8Array(await blob.arrayBuffer());
    });
    if (bytes === null) throw new Error('the chart could not be drawn as a picture');
    return shell.saveFile('png', bytes);
  }
  return shell.print(`measures/${view.from}/${view.to}`, how);
}
