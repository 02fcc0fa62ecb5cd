/** Which ACCTs of the board are shown, and what presses whom. Rows are sorted by time owed and by nothing else. */
import type { AcctBoardRow, AcctMilestone } from '../../../../shared/contract/acct-views.ts';
import type { Role } from '../../../../shared/records/people.ts';
import { isOverdue, isOwed } from '../../../components/acct/milestones.ts';

/** What is due later than this does not press yet. */
const SOON_MS = 24 * 60 * 60_000;

/** Overdue, or due within a day. */
function isSoon(milestone: AcctMilestone, now: number): boolean {
  return isOwed(milestone) && Date.parse(milestone.dueAt) <= now + SOON_MS;
}

/** Whether this role must act: a manager on whatever anybody is late with, everybody else on what is theirs. */
export function presses(milestone: AcctMilestone, role: Role, now: number): boolean {
  if (role === 'healthcare-manager') return isOverdue(milestone, now);
  return milestone.owner === role && isSoon(milestone, now);
}

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
