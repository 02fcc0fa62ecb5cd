/** What healthcare owes to an ACCT, in words. The records process works out what is owed; only the minutes pass here. */
import type { AcctMilestone } from '../../../shared/contract/acct-views.ts';
import { showInstant, showSpan, showTime, today, civilDay } from '../time.ts';

/** `Overdue by 3 h 2 min`, `48 min left`. Always beside the absolute time. */
export function leftWords(dueAt: string, now: number): string {
  const due = Date.parse(dueAt);
  if (due < now) return `Overdue by ${showSpan(dueAt, now)}`;
  return `${showSpan(new Date(now).toISOString(), due)} left`;
}

/** `by 15:00` of a time today, else `by 23-Nov-2026 15:00`. */
export function byWords(dueAt: string, now: number): string {
  return `by ${civilDay(dueAt) === today(now) ? `${showTime(dueAt)} today` : showInstant(dueAt)}`;
}

/** Soonest due first. */
export function soonestFirst(a: Pick<AcctMilestone, 'dueAt'>, b: Pick<AcctMilestone, 'dueAt'>): number {
  return Date.parse(a.dueAt) - Date.parse(b.dueAt);
}
