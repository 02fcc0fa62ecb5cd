/** Dates and times as every screen shows them: DD-Mmm-YYYY, 24-hour clock, England's civil time. */
import { DateTime } from 'luxon';

const zone = 'Europe/London';

function at(instant: string): DateTime {
  // Of the English locales only this one shortens every month to three letters; en-GB writes "Sept".
  return DateTime.fromISO(instant, { zone }).setLocale('en-US');
}

/** `22-Nov-2026 19:40`. */
export function showInstant(instant: string): string {
  return at(instant).toFormat('dd-LLL-yyyy HH:mm');
}

/** `19:40`. */
export function showTime(instant: string): string {
  return at(instant).toFormat('HH:mm');
}

/** `19:40` for a time today, else `21-Nov-2026 19:40`: a time without its day is always today's. */
export function showBriefly(instant: string, now: number): string {
  return civilDay(instant) === civilDay(new Date(now).toISOString())
    ? showTime(instant)
    : showInstant(instant);
}

/** `2026-11-22` in England. */
export function civilDay(instant: string): string {
  return at(instant).toISODate() ?? instant.slice(0, 10);
}

/** Today in England, `2026-11-22`. */
export function today(now: number = Date.now()): string {
  return DateTime.fromMillis(now, { zone }).toISODate() ?? '';
}

/** `Sun 22-Nov-2026`. */
export function showDay(civil: string): string {
  return at(civil).toFormat('ccc dd-LLL-yyyy');
}

/** A length of time: `48 min`, `2 h 5 min`, `3 days`. Always beside the absolute time, never instead of it. */
export function showSpan(fromInstant: string, now: number): string {
  const minutes = Math.max(0, Math.floor((now - Date.parse(fromInstant)) / 60_000));
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h ${minutes % 60} min`;
  return `${Math.floor(hours / 24)} days`;
}

/** The instant of a civil day and a time of `HH:MM` in England, with its offset; null when the time is not one. */
export function instantOf(civil: string, time: string): string | null {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return null;
  return DateTime.fromISO(`${civil}T${time}`, { zone }).toISO({ suppressMilliseconds: true });
}
