import { ageInYears } from './age.ts';
import {
  addDays,
  formatCivilDate,
  fromIsoDate,
  monthFromWord,
  swapDayAndMonth,
  toIsoDate,
} from './civil-date.ts';

/** What a typed date may mean. A page shows `date` back in words, and asks the person when it is `choose`. */
export type TypedDate =
  | { kind: 'empty' }
  | { kind: 'unknown' }
  | { kind: 'date'; iso: string }
  | { kind: 'choose'; candidates: string[]; question: string }
  | { kind: 'invalid'; reason: string };

/** What the date is for: a date of birth cannot lie in the future, and may lie a century back. */
export interface TypedDateContext {
  /** Today, `YYYY-MM-DD`. Without it two-digit years, `today` and `+7d` cannot be read. */
  today?: string | undefined;
  use: 'birth' | 'other';
}

const UNKNOWN = /^(unknown|unk|u\/k|not known|nk|n\/k|none|dnk|\?+)$/i;
const OLDEST_YEARS = 120;

/**
 * Reads a date the way people in England type it: day first, any separator or none, month as number or word, two or
 * four digits of year; `today`, `+7d`, `-2w`; ISO; or "unknown". After the NHS Common User Interface guidance on
 * date entry: nothing is guessed. Where two readings are possible both come back with a question.
 */
export function parseTypedDate(text: string, context: TypedDateContext): TypedDate {
  const typed = text.normalize('NFKC').trim().replace(/\s+/gu, ' ');
  if (typed === '') return { kind: 'empty' };
  if (UNKNOWN.test(typed)) return { kind: 'unknown' };
  const relative = relativeDate(typed, context);
  if (relative) return relative;
  const parts = split(typed);
  if (!parts) {
    return { kind: 'invalid', reason: 'is not a date; write it as 14-Jul-1984' };
  }
  const years = possibleYears(parts.year, context);
  if (years.length === 0) return { kind: 'invalid', reason: yearReason(parts.year, context) };
  const asWritten = years.map((year) => toIsoDate({ ...parts, year })).filter((iso) => iso !== null);
  const fitting = likelier(
    asWritten.filter((iso) => fits(iso, context)),
    context,
  );
  if (fitting.length === 1 && fitting[0]) return { kind: 'date', iso: fitting[0] };
  if (fitting.length > 1) return choose(fitting);
  if (asWritten.length > 0) return { kind: 'invalid', reason: rangeReason(asWritten[0], context) };
  const swapped = years
    .map((year) => toIsoDate({ year, month: parts.day, day: parts.month }))
    .filter((iso) => iso !== null && fits(iso, context))
    .filter((iso) => iso !== null);
  return swapped.length > 0 ? choose(swapped) : { kind: 'invalid', reason: 'is a day that does not exist' };
}

/** The other reading of a date whose day and month could have been swapped when typed, for "did you mean …"; null when there is none. */
export function otherReading(iso: string): string | null {
  return swapDayAndMonth(iso);
}

function relativeDate(typed: string, { today }: TypedDateContext): TypedDate | null {
  const found = /^([+-]) ?(\d{1,3}) ?([dw])$/i.exec(typed);
  if (!found && !/^(t|today|now)$/i.test(typed)) return null;
  if (today === undefined) return { kind: 'invalid', reason: 'depends on today; write the date out' };
  if (!found) return { kind: 'date', iso: today };
  const days = Number(found[2]) * (found[3]?.toLowerCase() === 'w' ? 7 : 1);
  return { kind: 'date', iso: addDays(today, found[1] === '-' ? -days : days) };
}

interface Parts {
  day: number;
  month: number;
  /** Two or four digits, as typed. */
  year: string;
}

function split(typed: string): Parts | null {
  const iso = /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$/.exec(typed);
  if (iso) return parts(iso[3], iso[2], iso[1]);
  const run = /^(\d{2})(\d{2})(\d{2}|\d{4})$/.exec(typed);
  if (run) return parts(run[1], run[2], run[3]);
  const figures = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{2}|\d{4})$/.exec(typed);
  if (figures) return parts(figures[1], figures[2], figures[3]);
  const words = /^(\d{1,2})(?:st|nd|rd|th)?[-/., ]*(?:of )?([a-z]{3,9})[-/., ]*(\d{2}|\d{4})$/i.exec(typed);
  if (words) return parts(words[1], monthFromWord(words[2] ?? ''), words[3]);
  const monthFirst = /^([a-z]{3,9})[-/. ]+(\d{1,2})(?:st|nd|rd|th)?,?[-/ ]+(\d{4})$/i.exec(typed);
  return monthFirst ? parts(monthFirst[2], monthFromWord(monthFirst[1] ?? ''), monthFirst[3]) : null;
}

function parts(
  day: string | undefined,
  month: string | number | null | undefined,
  year: string | undefined,
): Parts | null {
  return month === null ? null : { day: Number(day), month: Number(month), year: year ?? '' };
}

function possibleYears(year: string, { today, use }: TypedDateContext): number[] {
  if (year.length === 4) return [Number(year)];
  const now = today === undefined ? null : fromIsoDate(today);
  if (!now) return [];
  const century = Math.floor(now.year / 100) * 100;
  const short = Number(year);
  // An appointment typed with two digits means this century; a birth may mean either.
  return use === 'birth' ? [century - 100 + short, century + short] : [century + short];
}

function fits(iso: string, { today, use }: TypedDateContext): boolean {
  if (use !== 'birth' || today === undefined) return true;
  return iso <= today && Number(iso.slice(0, 4)) >= Number(today.slice(0, 4)) - OLDEST_YEARS;
}

/** Of two centuries, the one that makes an age met in custody; both when neither does, for the user to choose. */
function likelier(candidates: string[], { today }: TypedDateContext): string[] {
  if (candidates.length < 2 || today === undefined) return candidates;
  const likely = candidates.filter((iso) => {
    const age = ageInYears(iso, today) ?? 0;
    return age >= 10 && age <= 100;
  });
  return likely.length === 1 ? likely : candidates;
}

function choose(candidates: string[]): TypedDate {
  const [first] = candidates;
  if (candidates.length === 1 && first) {
    return { kind: 'choose', candidates, question: `Did you mean ${formatCivilDate(first)}?` };
  }
  const all = candidates.map((iso) => formatCivilDate(iso)).join(' or ');
  return { kind: 'choose', candidates, question: `Which is it: ${all}?` };
}

function yearReason(year: string, { today }: TypedDateContext): string {
  return today === undefined
    ? `has a year of two digits ("${year}"); write all four`
    : 'has a year that cannot be read';
}

function rangeReason(iso: string | undefined, { today }: TypedDateContext): string {
  return iso !== undefined && today !== undefined && iso > today
    ? 'lies in the future'
    : `is more than ${OLDEST_YEARS} years ago`;
}
