/** Which milestones of an ACCT press whom. Pure: the time asked about is always passed in. */
import type { AcctMilestone } from '../contract/acct-views.ts';
import type { Role } from '../records/people.ts';

/** What is due later than this does not press yet. */
const SOON_MS = 24 * 60 * 60_000;

/** Not met yet: due or overdue. */
export function isOwed({ state }: Pick<AcctMilestone, 'state'>): boolean {
  return state === 'due' || state === 'overdue';
}

/** Its time may have passed since it was read. */
export function isOverdue(milestone: Pick<AcctMilestone, 'state' | 'dueAt'>, now: number): boolean {
  return isOwed(milestone) && (milestone.state === 'overdue' || Date.parse(milestone.dueAt) < now);
}

/** Overdue, or due within a day. */
function isSoon(milestone: AcctMilestone, now: number): boolean {
  return isOwed(milestone) && Date.parse(milestone.dueAt) <= now + SOON_MS;
}

/** Whether this role must act: a manager on whatever anybody is late with, everybody else on what is theirs. */
export function presses(milestone: AcctMilestone, role: Role, now: number): boolean {
  if (role === 'healthcare-manager') return isOverdue(milestone, now);
  return milestone.owner === role && isSoon(milestone, now);
}
