/**
 * The clock of follow-up of one stay: when the second stage is owed, and how that stands.
 *
 * It belongs to the stay, not to a record somebody has to make (docs/decisions/0050-follow-up.md). A transfer is another stay
 * and so another clock; a departure stops it. Only a signed second-stage assessment of that stay ends it as done. Pure: the
 * time asked about is always passed in.
 */
import { civilDateOf, dayOfStay, secondStageDue } from './clock.ts';

/** Days after arrival (arrival date is day 0), as the content pack gives them. */
export interface ClockDays {
  readonly target: number;
  /** Target where a "sooner" reason holds. */
  readonly targetSooner: number;
  readonly deadline: number;
}

/** late: day 7 has passed unsigned; done: signed; stopped: left in time. The same words as `followUpStateSchema`. */
export type FollowUpState = 'late' | 'to-book' | 'booked' | 'done' | 'stopped';

/** What the clock needs to know of a stay; instants are ISO 8601 with an offset. */
export interface StayFacts {
  readonly arrivedAt: string;
  readonly departedAt: string | null;
  /** When the first second-stage assessment of this stay was signed; null while none is. */
  readonly signedAt: string | null;
  /** Reasons for an earlier target, in words. */
  readonly sooner: readonly string[];
  /** Whether a booking for it stands whose slot is there and that nothing has come of yet. */
  readonly booked: boolean;
}

export interface StayClock {
  readonly arrivalDate: string;
  /** Day of the stay at the time asked about; on departure or signature it goes on counting. */
  readonly day: number;
  readonly targetDate: string;
  /** 23:59 in London on the deadline day. */
  readonly dueBy: string;
  readonly state: FollowUpState;
  readonly sooner: readonly string[];
}

/** Whether an instant is within a deadline; the whole minute of the deadline still is. */
export function isInTime(instant: string | number, dueBy: string | number): boolean {
  return minutes(instant) <= minutes(dueBy);
}

/** The clock of one stay as it stands at `now`. @throws RangeError for what is no instant */
export function stayClock(stay: StayFacts, days: ClockDays, now: string | number): StayClock {
  const targetDay = stay.sooner.length > 0 ? Math.min(days.targetSooner, days.target) : days.target;
  const due = secondStageDue(stay.arrivedAt, { targetDay, deadlineDay: days.deadline });
  return {
    arrivalDate: civilDateOf(stay.arrivedAt),
    day: dayOfStay(stay.arrivedAt, now),
    ...due,
    state: stateOf(stay, due.dueBy, now),
    sooner: stay.sooner,
  };
}

function stateOf(stay: StayFacts, dueBy: string, now: string | number): FollowUpState {
  if (stay.signedAt !== null) return 'done';
  // Who left after day 7 without one was late, and stays so for whoever asks why.
  if (stay.departedAt !== null) return isInTime(stay.departedAt, dueBy) ? 'stopped' : 'late';
  if (!isInTime(now, dueBy)) return 'late';
  return stay.booked ? 'booked' : 'to-book';
}

function minutes(instant: string | number): number {
  const ms = typeof instant === 'number' ? instant : Date.parse(instant);
  if (Number.isNaN(ms)) throw new RangeError(`not an instant: ${instant}`);
  return Math.floor(ms / 60_000);
}
