/** The strip of days: what stands on each day of a stay, and who runs out first. */
import type { z } from 'zod';
import type { dayCellSchema, dayMarkSchema } from '../contract/followup-views.ts';
import { civilDateOf } from './clock.ts';
import type { FollowUpState, StayClock } from './stay-clock.ts';
import { dateOfDay, dayNumber, shownDay } from './wall-time.ts';

export type DayCell = z.infer<typeof dayCellSchema>;
export type DayMark = z.infer<typeof dayMarkSchema>;

/** At most so many days are shown; how many more there are stands beside them. */
export const MOST_CELLS = 14;

/** What happens to somebody on one civil day, in words without anything clinical. */
export interface StripEvent {
  readonly date: string;
  /** booked: a booking that stands; missed: one that came to nothing; away: court, hospital, a known move. */
  readonly kind: 'booked' | 'missed' | 'away';
  /** After the day, e.g. "booked 10:20 in Healthcare 2", "missed: no escort", "at court". */
  readonly words: string;
}

export interface Strip {
  readonly cells: DayCell[];
  /** Days there are beyond those shown: "+3". */
  readonly more: number;
}

/**
 * The cells of one stay: day 0 to the deadline day, and on while it is late: to today, to the day it was signed, or to the
 * booking that stands. `signedAt` is when the second stage was signed, null while it is not; `today` is a civil date.
 */
export function stripOf(
  clock: StayClock,
  signedAt: string | null,
  events: readonly StripEvent[],
  today: string,
): Strip {
  const first = dayNumber(clock.arrivalDate);
  const due = dayNumber(civilDateOf(clock.dueBy)) - first;
  const signed = signedAt === null ? null : dayNumber(civilDateOf(signedAt)) - first;
  const last = Math.max(due, lastDay(clock.state, signed, first, events, today));
  const shown = Math.min(last + 1, MOST_CELLS);
  const byDate = Map.groupBy(events, ({ date }) => date);
  const cells = Array.from({ length: shown }, (_, day) => {
    const date = dateOfDay(first + day);
    return cell(clock, { day, date, due, signed, isToday: date === today, isPast: date < today }, [
      ...(byDate.get(date) ?? []),
    ]);
  });
  return { cells, more: last + 1 - shown };
}

function lastDay(
  state: FollowUpState,
  signed: number | null,
  first: number,
  events: readonly StripEvent[],
  today: string,
): number {
  if (signed !== null) return signed;
  if (state !== 'late') return 0;
  const booked = events.filter(({ kind }) => kind === 'booked').map(({ date }) => dayNumber(date) - first);
  return Math.max(dayNumber(today) - first, ...booked);
}

interface Day {
  readonly day: number;
  readonly date: string;
  readonly due: number;
  readonly signed: number | null;
  readonly isToday: boolean;
  readonly isPast: boolean;
}

function cell(clock: StayClock, at: Day, events: readonly StripEvent[]): DayCell {
  const said: [DayMark, string][] = [];
  if (at.day === 0) said.push(['arrived', 'arrived']);
  if (at.isToday) said.push(['today', 'today']);
  if (at.date === clock.targetDate) said.push(['target', 'the day to aim at']);
  if (at.day === at.due) said.push(['due', 'the last day']);
  if (at.day > at.due && isLate(clock, at)) said.push(['late', 'late']);
  for (const { kind, words } of events) said.push([kind, words]);
  if (at.signed === at.day) said.push(['done', 'second stage signed']);
  const words = said.map(([, text]) => text).join('; ');
  return {
    day: at.day,
    date: at.date,
    marks: [...new Set(said.map(([mark]) => mark))],
    words: `Day ${at.day}, ${shownDay(at.date)}${words === '' ? '' : `: ${words}`}`,
  };
}

/** Days after the deadline are late until the day it was signed, and until today while it is not. */
function isLate(clock: StayClock, at: Day): boolean {
  if (at.signed !== null) return at.day <= at.signed;
  return clock.state === 'late' && (at.isToday || at.isPast);
}

/** What rows of the strip are put in order by. */
export interface Urgency {
  readonly state: FollowUpState;
  readonly dueBy: string;
  readonly targetDate: string;
  readonly sooner: readonly string[];
  readonly person: { readonly surname: string; readonly forenames: string; readonly stayId: string };
}

const STATES: Record<FollowUpState, number> = { late: 0, 'to-book': 1, booked: 1, done: 2, stopped: 3 };

/** Who runs out first: late ones, then by deadline, "sooner" ones by their target, then name. Done and stopped come last. */
export function compareUrgency(a: Urgency, b: Urgency): number {
  return (
    STATES[a.state] - STATES[b.state] ||
    Date.parse(a.dueBy) - Date.parse(b.dueBy) ||
    Number(b.sooner.length > 0) - Number(a.sooner.length > 0) ||
    inOrder(a.targetDate, b.targetDate) ||
    collator.compare(a.person.surname, b.person.surname) ||
    collator.compare(a.person.forenames, b.person.forenames) ||
    inOrder(a.person.stayId, b.person.stayId)
  );
}

/** Things in the order of `compareUrgency`. The deadline of each is read once: two thousand are compared twenty thousand times. */
export function inOrderOfUrgency<T>(things: readonly T[], urgencyOf: (thing: T) => Urgency): T[] {
  return things
    .map((thing) => {
      const urgency = urgencyOf(thing);
      return { thing, urgency, due: Date.parse(urgency.dueBy) };
    })
    .toSorted(
      (a, b) =>
        STATES[a.urgency.state] - STATES[b.urgency.state] ||
        a.due - b.due ||
        compareUrgency(a.urgency, b.urgency),
    )
    .map(({ thing }) => thing);
}

const collator = new Intl.Collator('en-GB');

function inOrder(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
