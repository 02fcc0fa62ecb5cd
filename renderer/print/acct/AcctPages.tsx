/** What healthcare gives to an ACCT as A4 pages, of which every one says whose it is and that it belongs into the ACCT document. */
import { useMemo } from 'react';
import type { AcctSheet } from '../../../shared/contract/acct-views.ts';
import { showInstant } from '../../components/time.ts';
import { printedState, SheetPages } from '../sheets/SheetPages.tsx';
import { acctBlocks } from './blocks.tsx';
import { AcctHead } from './AcctHead.tsx';

interface AcctPagesProps {
  sheet: AcctSheet;
  /** A sheet goes into the ACCT document; a handover goes with the person. */
  what: 'sheet' | 'handover';
  /** Called when every page stands as it will be printed. */
  onDrawn?: () => void;
}

export function AcctPages({ sheet, what, onDrawn }: AcctPagesProps) {
  const blocks = useMemo(() => acctBlocks(sheet, what), [sheet, what]);
  return (
    <SheetPages
      of={sheet}
      blocks={blocks}
      head={(continued) => <AcctHead sheet={sheet} continued={continued} />}
      foot={`Printed ${showInstant(sheet.printedAt)} by ${sheet.printedBy}. ${printedState(sheet.dataState)}. Confidential: for staff who care for this person.`}
      onDrawn={onDrawn}
    />
  );
}
