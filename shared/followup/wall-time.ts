/** Wall time of clinics: minutes of a day in Europe/London, weekdays, and dates in the words of the screens. */
import { DateTime } from 'luxon';
import { shownDate } from '../clinical/civil-time.ts';
import { CIVIL_ZONE } from './clock.ts';
import { instantMs, londonDate } from './london.ts';

/** A minute of a civil day in London; `minute` counts from midnight. */
export interface WallTime {
  readonly date: string;
  readonly minute: number;
}

/** `HH:mm` as minutes since midnight. @throws RangeError when it is no such time */
export function minuteOf(time: string): number {
  const hours = Number(time.slice(0, 2));
  const minutes = Number(time.slice(3));
  // By hand, because a proposal asks this a hundred thousand times.
  const isTime =
    time.length === 5 && time[2] === ':' && hours >= 0 && hours < 24 && minutes >= 0 && minutes < 60;
  if (!isTime) throw new RangeError(`not a wall time: ${time}`);
  return hours * 60 + minutes;
}

/** Minutes since midnight as `HH:mm`; held within the day. */
export function timeOf(minute: number): string {
  const held = Math.min(Math.max(minute, 0), 24 * 60 - 1);
  return `${String(Math.floor(held / 60)).padStart(2, '0')}:${String(held % 60).padStart(2, '0')}`;
}

/** Which minute of which day in London an instant falls in. @throws RangeError when it is no instant */
export function wallTimeOf(instant: string | number): WallTime {
  const wall = londonDate(instantMs(instant));
  return { date: wall.toISOString().slice(0, 10), minute: wall.getUTCHours() * 60 + wall.getUTCMinutes() };
}

/** Milliseconds since 1970 UTC of a wall time; a time that the clocks leap over counts as the same minute an hour later. */
export function wallInstant(date: string, time: string): number {
  const at = DateTime.fromISO(`${date}T${time}`, { zone: CIVIL_ZONE });
  if (!at.isValid) throw new RangeError(`not a wall time: ${date} ${time}`);
  return at.toMillis();
}

/** Days since 1970-01-01 of a civil date: whole days to count and compare with, no time zone in them. */
export function dayNumber(date: string): number {
  const held = daysOfDates.get(date);
  if (held !== undefined) return held;
  const ms = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(ms) || date.length !== 10) throw new RangeError(`not a civil date: ${date}`);
  const day = Math.round(ms / 86_400_000);
  if (daysOfDates.size >= MOST_SHOWN) daysOfDates.clear();
  daysOfDates.set(date, day);
  return day;
}

/** The civil date of a day number. */
export function dateOfDay(day: number): string {
  const held = datesOfDays.get(day);
  if (held !== undefined) return held;
  const date = new Date(day * 86_400_000).toISOString().slice(0, 10);
  if (datesOfDays.size >= MOST_SHOWN) datesOfDays.clear();
  datesOfDays.set(day, date);
  return date;
}

/** ISO weekday of a civil date: 1 is Monday, 7 is Sunday. */
export function weekdayOf(date: string): number {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

/** The Monday of the ISO week a civil date falls in. */
export function mondayOf(date: string): string {
  return dateOfDay(dayNumber(date) - weekdayOf(date) + 1);
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** `Tue 24-Nov-2026`. */
export function shownDay(date: string): string {
  const held = shown.get(date);
  if (held !== undefined) return held;
  const words = `${WEEKDAYS[weekdayOf(date) - 1]} ${shownDate(date)}`;
  if (shown.size >= MOST_SHOWN) shown.clear();
  shown.set(date, words);
  return words;
}

/** A strip of everybody says the same few days thousands of times. */
const shown = new Map<string, string>();
const datesOfDays = new Map<number, string>();
const daysOfDates = new Map<string, number>();
const MOST_SHOWN = 5000;

/** `09:00 to 09:20`. */
export function shownTimes(start: string, minutes: number): string {
  return `${start} to ${timeOf(minuteOf(start) + minutes)}`;
}

/** "1 day", "3 days". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
