/** Times by which something is owed. What is owed by a day is in time until that civil day in London has ended. */
import { addCivilDays, civilDateOf, endOfCivilDay } from '../followup/clock.ts';
import type { MilestoneDue } from './milestone-content.ts';

/** `ms`: last moment, milliseconds since 1970 UTC. `date`: the civil day it is owed by, null where it is owed by a minute. */
export interface Due {
  readonly ms: number;
  readonly date: string | null;
}

/** Minutes are counted as time that passes, also over a change of the clocks; civil days as days. */
export function dueOf(due: MilestoneDue, event: string): Due {
  if ('minutes' in due) return { ms: Date.parse(event) + due.minutes * 60_000, date: null };
  return dueBy(addCivilDays(civilDateOf(event), due.civilDays));
}

/** By the end of a civil date. */
export function dueBy(date: string): Due {
  return { ms: Date.parse(endOfCivilDay(date)), date };
}

export function inTime(due: Due, at: string): boolean {
  return due.date === null ? Date.parse(at) <= due.ms : civilDateOf(at) <= due.date;
}

export function isOver(due: Due, now: number): boolean {
  return due.date === null ? now > due.ms : civilDateOf(now) > due.date;
}
