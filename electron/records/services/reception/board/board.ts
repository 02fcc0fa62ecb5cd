/** The arrivals board of a day: who is expected, here, in screening, done, and who needs somebody first. */
import type { BoardRow } from '../../../../../shared/contract/views.ts';
import type { Output, Parsed } from '../../../../../shared/contract/contract.ts';
import type { ServiceContext } from '../../context.ts';
import { flagsFor } from '../../patients/narrative.ts';
import { lastImports } from '../feeds/import-log.ts';
import { boardEntries } from './board-entries.ts';
import { boardRow } from './board-row.ts';

const stages: readonly BoardRow['stage'][] = [
  'incomplete',
  'in-screening',
  'here',
  'expected',
  'done',
  'not-arrived',
];

export function board(
  context: ServiceContext,
  { date }: Parsed<'reception.board'>,
): Output<'reception.board'> {
  const { store, staff } = context;
  const rows = boardEntries(store, date, context.establishment.id)
    .map((entry) => boardRow(context, entry))
    .map((row) => ({ ...row, flags: flagsFor(staff.role, row.flags) }));
  return { date, rows: rows.toSorted(inOrder), lastImports: lastImports(store.settings) };
}

/** Interrupted ones first, by when the next attempt is due; those who wait, longest first; the rest by name. */
function inOrder(a: BoardRow, b: BoardRow): number {
  return (
    stages.indexOf(a.stage) - stages.indexOf(b.stage) ||
    time(a.retryDue) - time(b.retryDue) ||
    time(a.arrivedAt) - time(b.arrivedAt) ||
    a.surname.localeCompare(b.surname, 'en-GB') ||
    a.forenames.localeCompare(b.forenames, 'en-GB')
  );
}

const time = (instant: string | null): number => (instant === null ? 0 : Date.parse(instant));
