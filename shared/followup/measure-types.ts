/** Rows that measures are counted over, and what they come to. Instants are milliseconds since 1970 UTC. */
import type { MeasureId } from '../contract/measures.ts';
import type { Attribution } from './outcome-content.ts';

/**
 * Many stays, a column for each fact: row `n` of every column is the same stay, and only the first `length` rows count. Columns
 * of numbers on purpose: three years of a busy prison are 45,000 stays, and objects of them cost more to make than to count.
 * Instants are NaN where there is none.
 */
export interface StayColumns {
  readonly length: number;
  readonly stayId: readonly string[];
  /** Civil date of arrival in London, as a day number (`dayNumber`). */
  readonly arrivedOn: Int32Array;
  readonly arrivedAt: Float64Array;
  /** 23:59 in London on day 7 (`stayClock`). */
  readonly dueBy: Float64Array;
  readonly departedAt: Float64Array;
  readonly secondStageSignedAt: Float64Array;
  /** When somebody first booked a slot for it. */
  readonly firstBookedAt: Float64Array;
  /** The time of the first booking that stood until its time; one that is still ahead has not been offered yet. */
  readonly firstOfferedAt: Float64Array;
  readonly reconciledAt: Float64Array;
  /** To whom a breach is put down, by the last booking that came to nothing; null where no booking did. */
  readonly breachAttribution: readonly (Attribution | null)[];
  /** Whether the person's record may not have arrived whole; null while everybody's has. */
  readonly arriving: readonly boolean[] | null;
}

/** One booking with an outcome. */
export interface OutcomeRow {
  readonly stayId: string;
  /** Civil date of the booking. */
  readonly date: string;
  /** Whether the person was seen. */
  readonly seen: boolean;
  /** Label of its outcome. */
  readonly reason: string;
  readonly attribution: Attribution;
  readonly wing: string | null;
}

/** How much of one session was used. */
export interface SessionUse {
  readonly clinicId: string;
  readonly date: string;
  /** Places it had: slots times side by side, or its capacity where that is less. */
  readonly slots: number;
  /** Places with somebody in them who was seen, or is booked and has no outcome yet. */
  readonly used: number;
}

export interface MeasureInput {
  /** Stays that arrived in the period; others are passed over. */
  readonly stays: StayColumns;
  readonly outcomes: readonly OutcomeRow[];
  readonly sessions: readonly SessionUse[];
  /** Civil dates, both included; by arrival for stays, by their own date for bookings and sessions. */
  readonly from: string;
  readonly to: string;
  readonly now: number;
}

/**
 * A ratio with who is behind each part: stay ids, once for each thing counted. What is in none of the three is not yet decided:
 * its time still runs.
 */
export interface RatioParts {
  readonly id: Exclude<MeasureId, 'capacity-used'>;
  readonly numerator: readonly string[];
  readonly missed: readonly string[];
  readonly excluded: readonly string[];
}

/** A count with the stays behind it. `attribution` null: no booking came to nothing, so nobody is named. */
export interface BreachGroup {
  readonly attribution: Attribution | null;
  readonly stays: readonly string[];
}

export interface MissedGroup {
  readonly reason: string;
  readonly wing: string | null;
  /** Once for each booking. */
  readonly stays: readonly string[];
}

/** One ISO week, by arrival for people and by date for sessions. */
export interface WeekTrend {
  /** Its Monday. */
  readonly weekFrom: string;
  readonly arrivals: number;
  readonly inTime: number;
  readonly late: number;
  readonly slots: number;
  readonly used: number;
}

export interface Measures {
  readonly ratios: readonly RatioParts[];
  /** Places of sessions, and those used. */
  readonly capacity: { readonly slots: number; readonly used: number };
  /** Days from arrival to the signed second stage, to one decimal; null when nobody had one. */
  readonly medianDays: number | null;
  readonly breaches: readonly BreachGroup[];
  readonly missed: readonly MissedGroup[];
  readonly weeks: readonly WeekTrend[];
  /** Stays of people whose record may not have arrived whole. */
  readonly arriving: readonly string[];
}
