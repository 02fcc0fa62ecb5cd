/** A list as A4 pages: the columns are said again on every one, with when and from which data it was printed. */
import { useMemo } from 'react';
import { showInstant } from '../../components/time.ts';
import { printedState, SheetPages } from '../sheets/SheetPages.tsx';
import { listBlocks, type Sheets } from './blocks.tsx';
import { Head } from './Head.tsx';

interface ListPagesProps {
  list: Sheets;
  /** Called when every page stands as it will be printed. */
  onDrawn?: () => void;
}

export function ListPages({ list, onDrawn }: ListPagesProps) {
  const blocks = useMemo(() => listBlocks(list), [list]);
  const whose = list.forOfficers
    ? 'For the staff who move people.'
    : 'Confidential: for healthcare staff. Not to leave healthcare.';
  return (
    <SheetPages
      of={list}
      blocks={blocks}
      head={(continued) => <Head list={list} continued={continued} />}
      foot={`Printed ${showInstant(list.printedAt)}. ${printedState(list.dataState)}. ${whose}`}
      dense
      onDrawn={onDrawn}
    />
  );
}
