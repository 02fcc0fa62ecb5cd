/** Civil days in England, and ages. Every function takes the time it is asked for; none reads a clock. */
import { DateTime } from 'luxon';

const zone = 'Europe/London';

function civil(iso: string): DateTime {
  return DateTime.fromISO(iso, { zone }).startOf('day');
}

/** Completed years on the civil day of `now`; null where the date of birth is missing, invalid or in the future. */
export function ageInYears(dateOfBirth: string | null, now: string): number | null {
  if (dateOfBirth === null) return null;
  const born = civil(dateOfBirth);
  const today = civil(now);
  if (!born.isValid || !today.isValid || born > today) return null;
  return Math.floor(today.diff(born, 'years').years);
}

/** Civil days in London from `from` to `to` (negative if `to` is earlier); null where either is not a date. */
export function civilDaysBetween(from: string, to: string): number | null {
  const start = civil(from);
  const end = civil(to);
  if (!start.isValid || !end.isValid) return null;
  return Math.round(end.diff(start, 'days').days);
}

/** ISO 8601 with offset: `time` ("HH:mm", London) on the civil day `days` after that of `from`. */
export function civilTimeAfter(from: string, days: number, time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return civil(from).plus({ days }).set({ hour, minute }).toISO({ suppressMilliseconds: true }) ?? from;
}

/** The civil date so many months after that of `from`; the last day of a shorter month. */
export function civilDateAfter(from: string, months: number): string {
  return civil(from).plus({ months }).toISODate() ?? from;
}

/** As precise as it is known: "DD-Mmm-YYYY", "Mmm-YYYY" or "YYYY"; "date not known" for null or an invalid date. */
export function shownDate(iso: string | null): string {
  const date = iso === null ? null : DateTime.fromISO(iso, { zone, setZone: false });
  if (iso === null || !date?.isValid) return 'date not known';
  const format = { 4: 'yyyy', 7: 'LLL-yyyy' }[iso.length] ?? 'dd-LLL-yyyy';
  // Of the English locales only this one shortens every month to three letters; en-GB writes "Sept".
  return date.setLocale('en-US').toFormat(format);
}
