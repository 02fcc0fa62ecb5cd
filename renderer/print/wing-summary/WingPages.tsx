/** The wing summary as A4 pages, of which every one says whose it is. */
import type { WingSummary } from '../../../shared/contract/reception.ts';
import { showInstant } from '../../components/time.ts';
import { printedState, SheetPages } from '../sheets/SheetPages.tsx';
import { wingBlocks } from './blocks.tsx';
import { FirstHead, LaterHead } from './PageParts.tsx';

interface WingPagesProps {
  summary: WingSummary;
  /** Called when every page stands as it will be printed. */
  onDrawn?: () => void;
}

export function WingPages({ summary, onDrawn }: WingPagesProps) {
  return (
    <SheetPages
      of={summary}
      blocks={wingBlocks(summary)}
      head={(continued) => (continued ? <LaterHead summary={summary} /> : <FirstHead summary={summary} />)}
      foot={`Printed ${showInstant(summary.printedAt)}. ${printedState(summary.dataState)}. Confidential: for staff who look after this person.`}
      onDrawn={onDrawn}
    />
  );
}
