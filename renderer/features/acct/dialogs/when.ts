/** When something happened or is due, as people type it: a day and a time of the 24-hour clock. */
import { readDate } from '../../../components/DateField.tsx';
import { formatCivilDate } from '../../../../shared/identity/index.ts';
import { civilDay, instantOf, showTime, today } from '../../../components/time.ts';
import { readClock } from '../../followup/clock.ts';

export interface When {
  readonly day: string;
  readonly time: string;
}

/** Clocks on the wing are a few minutes out; more than that is a mistyped time. */
const SLACK_MS = 10 * 60_000;

/** Today, with the time still to be said: a time nobody chose must not become the time of an event. */
export function todayAt(): When {
  return { day: formatCivilDate(today()), time: '' };
}

export const never: When = { day: '', time: '' };

/** What stands in the two boxes for an instant that is known. */
export function whenOf(instant: string | null): When {
  return instant === null ? never : { day: formatCivilDate(civilDay(instant)), time: showTime(instant) };
}

export type ReadWhen =
  | { readonly kind: 'instant'; readonly at: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'wrong'; readonly why: string };

/** @param tense `past`: nothing that was done lies ahead; `future`: nothing is set for a time that has gone */
export function readWhen({ day, time }: When, tense: 'past' | 'any', now: number): ReadWhen {
  const date = readDate(day, 'other');
  const clock = readClock(time);
  if (date.kind !== 'date' || typeof clock !== 'string') {
    const empty = (day.trim() === '' || date.kind === 'date') && clock === null;
    return empty ? { kind: 'empty' } : { kind: 'wrong', why: 'Say the day and the time.' };
  }
  const at = instantOf(date.iso, clock);
  if (at === null) return { kind: 'wrong', why: 'There is no such time on that day.' };
  if (tense === 'past' && Date.parse(at) > now + SLACK_MS)
    return { kind: 'wrong', why: 'That is later than now.' };
  return { kind: 'instant', at };
}

/** The instant, or null where there is none. */
export function instantIn(read: ReadWhen): string | null {
  return read.kind === 'instant' ? read.at : null;
}
