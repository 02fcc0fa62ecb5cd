/** Which ACCTs of the board are shown, and what presses whom. Rows are sorted by time owed and by nothing else. */
import { presses } from '../../../../shared/acct/pressing.ts';
import type { AcctBoardRow } from '../../../../shared/contract/acct-views.ts';
import type { Role } from '../../../../shared/records/people.ts';

export type Shows = 'all' | 'open' | 'post-closure' | 'mine';

export const showsChoices: readonly { shows: Shows; label: string }[] = [
  { shows: 'all', label: 'All' },
  { shows: 'mine', label: 'Owed by my role' },
  { shows: 'open', label: 'Open' },
  { shows: 'post-closure', label: 'Post-closure' },
];

/** A manager owes nothing to an ACCT, and is told of what is overdue instead. */
export function showsLabel(shows: Shows, role: Role): string {
  if (shows === 'mine' && role === 'healthcare-manager') return 'Overdue';
  return showsChoices.find((each) => each.shows === shows)?.label ?? shows;
}

export function filtered(
  rows: readonly AcctBoardRow[],
  shows: Shows,
  role: Role,
  now: number,
): AcctBoardRow[] {
  return rows.filter((row) => {
    if (shows === 'all') return true;
    if (shows === 'mine') return row.milestones.some((milestone) => presses(milestone, role, now));
    return row.state === shows;
  });
}

/** Soonest owed first, where nothing is owed last; then the one opened first. */
export function byTimeOwed(rows: readonly AcctBoardRow[]): AcctBoardRow[] {
  const due = ({ next }: AcctBoardRow): number => (next === null ? Infinity : Date.parse(next.dueAt));
  return rows.toSorted(
    (a, b) =>
      (due(a) === due(b) ? 0 : due(a) - due(b)) ||
      Date.parse(a.openedAt) - Date.parse(b.openedAt) ||
      a.acctId.localeCompare(b.acctId),
  );
}
