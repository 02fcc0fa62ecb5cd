/**
 * Reading facts of a frozen document: each is whatever JSON was frozen, so each is read as what it is asked for and is absent
 * otherwise. Nothing is guessed from a value of another kind.
 */
import { instantMs, isCivilDate } from '../followup/london.ts';
import { wallInstant } from '../followup/wall-time.ts';
import { shownDate } from '../clinical/civil-time.ts';
import { instantInLondon } from '../followup/clock.ts';
import type { DocumentSection } from '../release/document.ts';

export type FactRow = DocumentSection['facts'][number];

/**
 * Text that XML 1.0 can hold, without blanks around it; undefined where nothing is left. Control characters and halves of
 * surrogate pairs become the replacement character, so that what cannot be shown is seen to be missing.
 */
export function clean(value: string): string | undefined {
  const held = value
    .toWellFormed()
    // eslint-disable-next-line no-control-regex -- exactly the characters that XML 1.0 has not
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu, '\uFFFD')
    .replace(/\r\n?/gu, '\n')
    .trim();
  return held === '' ? undefined : held;
}

/** Text, or a number as text. */
export function textFact(row: FactRow, name: string): string | undefined {
  const value = row[name];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? clean(value) : undefined;
}

/** A code as recorded: lower case with hyphens, so that "None known" and `none-known` are one. */
export function codeFact(row: FactRow, name: string): string | undefined {
  return textFact(row, name)
    ?.toLowerCase()
    .replace(/[\s_]+/gu, '-');
}

/** A code in words: `to-take-out` as "To take out". Whatever was recorded in words stays as it is. */
export function shownCode(value: string): string {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/u.test(value)) return value;
  const words = value
    .replaceAll('-', ' ')
    .replace(/\b(hiv|acct|tb)\b|\b(?<=hepatitis )[a-e]\b/gu, (letters) => letters.toUpperCase());
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

export function textsFact(row: FactRow, name: string): string[] {
  const value = row[name];
  const listed = Array.isArray(value) ? value : [value];
  return listed.flatMap((each) => (typeof each === 'string' ? (clean(each) ?? []) : []));
}

export const isTrueFact = (row: FactRow, name: string): boolean => row[name] === true;

export function wholeFact(row: FactRow, name: string): number | undefined {
  const value = row[name];
  const count = typeof value === 'string' && /^\d{1,4}$/u.test(value) ? Number(value) : value;
  return typeof count === 'number' && Number.isInteger(count) && count >= 0 ? count : undefined;
}

/** An instant in UTC with milliseconds, whatever offset it was written with; undefined when it is none. */
export function instantOf(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/u.test(value)) return undefined;
  try {
    return new Date(instantMs(value)).toISOString();
  } catch {
    return undefined;
  }
}

/** A day, a month or a year. */
export function dateOf(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^\d{4}(-\d{2}(-\d{2})?)?$/u.test(value)) return undefined;
  return isCivilDate(`${value}-01-01`.slice(0, 10)) ? value : undefined;
}

/** An instant where the fact has a time, else a day. */
export const momentFact = (row: FactRow, name: string): string | undefined =>
  instantOf(row[name]) ?? dateOf(row[name]);

/** The day in `on` and the wall time in `at` as one instant; undefined unless both are known. */
export function wallFact(row: FactRow, on: string, at: string): string | undefined {
  const [day, time] = [dateOf(row[on]), textFact(row, at)];
  if (day?.length !== 10 || time === undefined || !/^([01]\d|2[0-3]):[0-5]\d$/u.test(time)) return undefined;
  return new Date(wallInstant(day, time)).toISOString();
}

/** A moment as everything else in the pack writes it: `22-Nov-2026 19:40`, or the day alone. */
export function shownMoment(moment: string): string {
  if (!moment.includes('T')) return moment.length === 10 ? shownDate(moment) : moment;
  const wall = instantInLondon(moment);
  return `${shownDate(wall.slice(0, 10))} ${wall.slice(11, 16)}`;
}
