/** A civil date taken apart; months and days count from 1. */
export interface CivilDate {
  year: number;
  month: number;
  day: number;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Days in a month of the Gregorian calendar; 0 for a month that does not exist. */
function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [31, 0, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

/** `YYYY-MM-DD` for a day that exists, else null (29 February only in leap years). */
export function toIsoDate({ year, month, day }: CivilDate): string | null {
  if (!Number.isInteger(day) || day < 1 || day > daysInMonth(year, month)) return null;
  if (!Number.isInteger(year) || year < 1 || year > 9999) return null;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Takes apart `YYYY-MM-DD`; null when it is not one or the day does not exist. */
export function fromIsoDate(iso: string): CivilDate | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (!found) return null;
  const date = { year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) };
  return toIsoDate(date) === null ? null : date;
}

/** The same day and month the other way round (`1984-02-01` for `1984-01-02`); null when that is no date or the same one. */
export function swapDayAndMonth(iso: string): string | null {
  const date = fromIsoDate(iso);
  if (!date || date.day === date.month) return null;
  return toIsoDate({ year: date.year, month: date.day, day: date.month });
}

/**
 * `DD-Mmm-YYYY` (`14-Jul-1945`), the form of the NHS Common User Interface date display guidance.
 * @returns `Not known` for null, and anything that is no date as it stands: a display never hides what is held.
 */
export function formatCivilDate(iso: string | null): string {
  if (iso === null) return 'Not known';
  const date = fromIsoDate(iso);
  if (!date) return iso;
  return `${String(date.day).padStart(2, '0')}-${MONTHS[date.month - 1]}-${iso.slice(0, 4)}`;
}

/** Month number, from 1, for an English month name or an abbreviation of three letters or more; null for other words. */
export function monthFromWord(word: string): number | null {
  const start = word.slice(0, 3).toLowerCase();
  const at = MONTHS.findIndex((month) => month.toLowerCase() === start);
  const names = 'january february march april may june july august september october november december';
  const full = names.split(' ')[at];
  const given = word.toLowerCase().replace(/\.$/, '');
  return full && (full.startsWith(given) || given === 'sept') ? at + 1 : null;
}

/** `YYYY-MM-DD` moved by whole days. */
export function addDays(iso: string, days: number): string {
  const moved = new Date(`${iso}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}
