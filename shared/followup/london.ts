/**
 * The offset of London at an instant, quickly: asking for it by time zone costs some twenty microseconds, and a strip of 2,000
 * people asks some fifty thousand times. It is asked for once a day; only on the two days on which it changes every time.
 */
import { DateTime } from 'luxon';

const ZONE = 'Europe/London';
const DAY = 86_400_000;
const HOUR = 3_600_000;
const MOST_DAYS = 10_000;
/** An instant as every record has it; anything else is left to luxon. */
const FULL = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** By day since 1970 UTC; null where it changes within the day. */
const offsets = new Map<number, number | null>();
const beginnings = new Map<number, number>();

/** Milliseconds that London is ahead of UTC. */
export function londonOffset(ms: number): number {
  const day = Math.floor(ms / DAY);
  let offset = offsets.get(day);
  if (offset === undefined) {
    const [first, next] = [offsetFrom(day), offsetFrom(day + 1)];
    offset = first === next ? first : null;
    if (offsets.size >= MOST_DAYS) offsets.clear();
    offsets.set(day, offset);
  }
  return offset ?? offsetAt(ms);
}

/** As a day begins: the day before has asked for it already. */
function offsetFrom(day: number): number {
  let offset = beginnings.get(day);
  if (offset === undefined) {
    offset = offsetAt(day * DAY);
    if (beginnings.size >= MOST_DAYS) beginnings.clear();
    beginnings.set(day, offset);
  }
  return offset;
}

function offsetAt(ms: number): number {
  return DateTime.fromMillis(ms, { zone: ZONE }).offset * 60_000;
}

/** Civil dates that were counted with before. */
const days = new Map<string, number>();

/** By hour since 1970 UTC: London's offset is whole hours, so a day begins on the hour. */
const dates = new Map<number, string>();

/** Civil date in London. */
export function londonCivilDate(ms: number): string {
  const hour = Math.floor(ms / HOUR);
  const held = dates.get(hour);
  if (held !== undefined) return held;
  const date = londonDate(ms).toISOString().slice(0, 10);
  if (dates.size >= MOST_DAYS) dates.clear();
  dates.set(hour, date);
  return date;
}

/** The same as days since 1970-01-01, to count with. */
export function londonDay(ms: number): number {
  return Math.floor((ms + londonOffset(ms)) / DAY);
}

/** Wall time in London as if it were UTC, for reading parts of it. */
export function londonDate(ms: number): Date {
  return new Date(ms + londonOffset(ms));
}

/**
 * Milliseconds since 1970 UTC of an instant in full; text that is short of its offset counts in London.
 * @throws RangeError when it is no instant
 */
export function instantMs(instant: string | number): number {
  if (typeof instant === 'number') {
    if (Number.isFinite(instant)) return instant;
    throw new RangeError(`not an instant: ${instant}`);
  }
  const date = FULL.exec(instant)?.[1];
  if (date !== undefined && (days.has(date) || isCivilDate(date))) {
    const ms = Date.parse(instant);
    if (!Number.isNaN(ms)) return ms;
  }
  const time = DateTime.fromISO(instant, { zone: ZONE });
  if (!time.isValid) throw new RangeError(`not an instant: ${instant}`);
  return time.toMillis();
}

/** Milliseconds of a civil date as if London were UTC: days to count with. @throws RangeError when it is none */
export function civilDayMs(date: string): number {
  const held = days.get(date);
  if (held !== undefined) return held;
  if (!isCivilDate(date)) throw new RangeError(`not a civil date: ${date}`);
  const ms = Date.parse(`${date}T00:00:00Z`);
  if (days.size >= MOST_DAYS) days.clear();
  days.set(date, ms);
  return ms;
}

/** Whether the calendar has such a day; `YYYY-MM-DD`. */
export function isCivilDate(date: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return false;
  const ms = Date.parse(`${date}T00:00:00Z`);
  // JavaScript takes 31 February for 3 March.
  return !Number.isNaN(ms) && new Date(ms).getUTCDate() === Number(date.slice(8));
}
