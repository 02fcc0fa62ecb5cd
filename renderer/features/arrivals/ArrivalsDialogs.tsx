/** Whichever dialog of the board is open. */
import type { BoardRow } from '../../../shared/contract/views.ts';
import { AddArrivalDialog } from './feeds/AddArrivalDialog.tsx';
import { ArrivedDialog } from './arrived/ArrivedDialog.tsx';
import type { ArrivalsDialog } from './dialogs.ts';
import { EscortDialog } from './escort/EscortDialog.tsx';
import { DepartureDialog } from '../departure/DepartureDialog.tsx';
import { HistoryDialog } from '../departure/HistoryDialog.tsx';
import { ImportDialog } from './feeds/ImportDialog.tsx';

interface ArrivalsDialogsProps {
  dialog: ArrivalsDialog | null;
  rows: readonly BoardRow[];
  date: string;
  onClose: () => void;
}

export function ArrivalsDialogs({ dialog, rows, date, onClose }: ArrivalsDialogsProps) {
  switch (dialog?.kind) {
    case 'import':
      return <ImportDialog onClose={onClose} />;
    case 'add':
      return <AddArrivalDialog date={date} onClose={onClose} />;
    case 'arrived': {
      const row = rows.find(({ arrivalId }) => arrivalId === dialog.arrivalId);
      return row === undefined ? null : <ArrivedDialog row={row} onClose={onClose} />;
    }
    case 'escort':
      return <EscortDialog {...dialog} onClose={onClose} />;
    case 'history':
      return <HistoryDialog {...dialog} onClose={onClose} />;
    case 'leaves':
      return <DepartureDialog {...dialog} onClose={onClose} />;
    case undefined:
      return null;
  }
}
