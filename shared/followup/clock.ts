/**
 * The clock of follow-up: civil days in Europe/London, whatever the offset or the workstation's own zone.
 *
 * Arrival date is day 0. The second-stage assessment is due by 23:59 on day 7 (QS156-2 counts from arrival; the earlier of
 * the two readings is used, clinical-content.md §2), aimed at day 5, or day 2 when a "sooner" reason holds.
 * Pure: the time asked about is always passed in.
 */
import { DateTime } from 'luxon';
import { civilDayMs, instantMs, londonCivilDate, londonDate, londonOffset } from './london.ts';

export const CIVIL_ZONE = 'Europe/London';

/** How quickly something is owed; the same words as in content packs. */
export type DueUrgency = 'emergency' | 'tonight' | 'urgent' | 'routine';

/** Civil days are counted as if London were UTC: each has as many hours as any other. */
const DAY = 86_400_000;
/** Hours of the night that still belong to the evening before: a van at 23:50 is screened after midnight. */
const SMALL_HOURS_END = 6;

function at(instant: string | number): DateTime {
  return DateTime.fromMillis(instantMs(instant), { zone: CIVIL_ZONE });
}

/** Luxon types `toISO` as nullable because a time may be invalid; `at` and `day` have refused those. */
const iso = (time: DateTime): string => time.toISO() ?? '';
const isoDate = (time: DateTime): string => time.toISODate() ?? '';

/** ISO 8601 instant with London's offset at that moment, from milliseconds since 1970 UTC or another ISO instant. */
export function instantInLondon(instant: string | number): string {
  const ms = instantMs(instant);
  const minutes = londonOffset(ms) / 60_000;
  const two = (count: number): string => String(count).padStart(2, '0');
  return `${londonDate(ms).toISOString().slice(0, -1)}+${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Civil date `YYYY-MM-DD` in London on which an instant falls. Midnight belongs to the day it begins. */
export function civilDateOf(instant: string | number): string {
  return londonCivilDate(instantMs(instant));
}

/** The civil date `days` after (negative: before) a civil date. Days are counted, not hours, so clock changes do not matter. */
export function addCivilDays(date: string, days: number): string {
  return new Date(civilDayMs(date) + days * DAY).toISOString().slice(0, 10);
}

/** Civil days from one date to another; negative when `to` is earlier. */
export function civilDaysFrom(from: string, to: string): number {
  return Math.round((civilDayMs(to) - civilDayMs(from)) / DAY);
}

/** 23:59 in London on that civil date, as an instant with offset. */
export function endOfCivilDay(date: string): string {
  // The clocks never change in the last hour of a day.
  const wall = civilDayMs(date) + DAY - 60_000;
  return instantInLondon(wall - londonOffset(wall));
}

/** Which day of the stay it is: 0 on the civil date of arrival. */
export function dayOfStay(arrivedAt: string, now: string | number): number {
  return civilDaysFrom(civilDateOf(arrivedAt), civilDateOf(now));
}

export interface SecondStageDue {
  /** Civil date to aim at. */
  readonly targetDate: string;
  /** Last instant by which it must have happened: 23:59 London on the deadline day. */
  readonly dueBy: string;
}

/** When the second-stage assessment is owed; days as the content pack gives them (arrival date is day 0). */
export function secondStageDue(
  arrivedAt: string,
  days: { readonly targetDay: number; readonly deadlineDay: number },
): SecondStageDue {
  const arrival = civilDateOf(arrivedAt);
  const deadline = addCivilDays(arrival, days.deadlineDay);
  const target = addCivilDays(arrival, Math.min(days.targetDay, days.deadlineDay));
  return { targetDate: target, dueBy: endOfCivilDay(deadline) };
}

/**
 * When an action is due: emergency at once; tonight by the end of this civil day, or by 06:00 when it is already the small
 * hours (23:59 would then be a whole day late); urgent in 24 hours; routine at the end of the seventh day.
 */
export function actionDueAt(urgency: DueUrgency, now: string | number): string {
  const time = at(now);
  switch (urgency) {
    case 'emergency':
      return iso(time);
    case 'tonight':
      return time.hour < SMALL_HOURS_END
        ? iso(time.startOf('day').set({ hour: SMALL_HOURS_END }))
        : endOfCivilDay(isoDate(time));
    case 'urgent':
      return iso(time.plus({ hours: 24 }));
    case 'routine':
      return endOfCivilDay(addCivilDays(isoDate(time), 7));
  }
}

/** The earlier of two instants, compared as instants and not as text. */
export function earlierInstant(a: string, b: string): string {
  return Date.parse(b) < Date.parse(a) ? b : a;
}
