/** Which release date is in force, whether somebody may go any day, and what is awkward about a date. Pure. */
import type { BankHolidays } from '../followup/bank-holidays.ts';
import { addCivilDays } from '../followup/clock.ts';
import { shownDay, weekdayOf } from '../followup/wall-time.ts';
import type { ReleaseFigures } from './other-content.ts';

/** A `planned-date` of kind release that is expected. */
export interface PlannedRelease {
  readonly id: string;
  readonly date: string;
  readonly source: string;
}

export interface DateInForce {
  /** The earliest of those expected; null where there is none. */
  readonly inForce: PlannedRelease | null;
  /** Later ones that somebody else put down: to be settled. */
  readonly others: readonly PlannedRelease[];
}

/** Of several dates the earliest is in force: whoever is ready too early is ready. */
export function dateInForce(dates: readonly PlannedRelease[]): DateInForce {
  const [inForce = null, ...others] = dates.toSorted((a, b) =>
    a.date === b.date ? (a.id < b.id ? -1 : 1) : a.date < b.date ? -1 : 1,
  );
  return { inForce, others: others.filter(({ date }) => date !== inForce?.date) };
}

/** Whether the person may go from court any day: as the coordinator says, else as the words of the legal status say. */
export function mayGoAnyDay(
  said: boolean | null,
  legalStatus: string | null,
  { remandWords }: Pick<ReleaseFigures, 'remandWords'>,
): boolean {
  if (said !== null) return said;
  const status = (legalStatus ?? '').toLowerCase();
  return remandWords.some((word) => status.includes(word.toLowerCase()));
}

export const dayFlagSchema = [
  'friday',
  'weekend',
  'bank-holiday',
  'before-bank-holiday',
  'not-known',
] as const;
export type DayFlag = (typeof dayFlagSchema)[number];

export interface FlaggedDay {
  readonly flag: DayFlag;
  readonly words: string;
}

/** What makes a release on that day harder: services are closed on it or right after it (release-and-standards.md §1.1). */
export function flagsOf(date: string, holidays: BankHolidays): FlaggedDay[] {
  const flags: FlaggedDay[] = [];
  const weekday = weekdayOf(date);
  const next = addCivilDays(date, 1);
  if (weekday === 5)
    flags.push({ flag: 'friday', words: `${shownDay(date)} is a Friday: services close for two days.` });
  if (weekday > 5) flags.push({ flag: 'weekend', words: `${shownDay(date)} is at a weekend.` });
  const today = titleOf(date, holidays);
  const tomorrow = titleOf(next, holidays);
  if (today !== null)
    flags.push({ flag: 'bank-holiday', words: `${shownDay(date)} is a bank holiday: ${today}.` });
  if (tomorrow !== null)
    flags.push({
      flag: 'before-bank-holiday',
      words: `${shownDay(date)} is the day before a bank holiday: ${tomorrow}.`,
    });
  const year = [date, next]
    .map((each) => each.slice(0, 4))
    .find((each) => holidays.years[each] === undefined);
  if (year !== undefined)
    flags.push({ flag: 'not-known', words: `Bank holidays of ${year} are not known here.` });
  return flags;
}

function titleOf(date: string, { years }: BankHolidays): string | null {
  return years[date.slice(0, 4)]?.find((day) => day.date === date)?.title ?? null;
}
