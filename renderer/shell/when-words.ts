/** Moments and lengths of time inside sentences. England's civil time; a time without its day is always today's. */
import { DateTime } from 'luxon';
import { civilDay, showInstant, showTime, today } from '../components/time.ts';

/** Clocks that differ by less are the same clock for a reader. */
const AHEAD_MS = 2 * 60_000;

/** "1 save", "1,204 saves". */
export const count = (n: number, one: string, many: string): string =>
  `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`;

const yesterday = (now: number): string => DateTime.fromISO(today(now)).minus({ days: 1 }).toISODate() ?? '';

/** `day` is "today", "yesterday" or a date. */
function parts(instant: string, now: number): { day: string; later: boolean } {
  const later = Date.parse(instant) - now > AHEAD_MS;
  const day = civilDay(instant);
  if (day === today(now)) return { day: 'today', later };
  return { day: day === yesterday(now) ? 'yesterday' : showInstant(instant).slice(0, 11), later };
}

/** A clock was set back, or runs wrong; people should not think that they misread. */
const doubt = (later: boolean): string => (later ? ' (later than this clock shows now)' : '');

/** "today at 19:32", "yesterday at 08:10", "on 20-Nov-2026 at 19:32". */
export function sayWhen(instant: string, now: number): string {
  const { day, later } = parts(instant, now);
  const on = day === 'today' || day === 'yesterday' ? day : `on ${day}`;
  return `${on} at ${showTime(instant)}${doubt(later)}`;
}

/** After "since": "18:05", "yesterday 18:05", "20-Nov-2026 18:05". */
export function sinceWhen(instant: string, now: number): string {
  const { day, later } = parts(instant, now);
  return `${day === 'today' ? '' : `${day} `}${showTime(instant)}${doubt(later)}`;
}

const UNITS = [
  ['year', 365 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** "3 days", "1 hour", "5 minutes"; whole units, from two of the next smaller one on. */
export function lasting(ms: number): string {
  const [unit, size] = UNITS.find(([, length]) => ms >= length) ?? UNITS[3];
  // 47 hours say more than 1 day.
  const [finer, step] = UNITS[UNITS.findIndex(([name]) => name === unit) + 1] ?? [unit, size];
  return ms < 2 * size && finer !== 'minute'
    ? count(Math.floor(ms / step), finer, `${finer}s`)
    : count(Math.floor(ms / size), unit, `${unit}s`);
}
