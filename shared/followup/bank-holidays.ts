/**
 * Bank holidays of England and Wales, from content that can be brought up to date without a new build
 * (`resources/followup/bank-holidays.json`; as published on GOV.UK).
 */
import { z } from 'zod';
import { civilDateSchema } from '../records/people.ts';
import type { DateRange } from './sessions.ts';

const bankHolidaysSchema = z
  .strictObject({
    source: z.string().min(1),
    division: z.literal('england-and-wales'),
    /** Every holiday of each year named; a year that is not here is not known. */
    years: z.record(
      z.string().regex(/^\d{4}$/),
      z.array(z.strictObject({ date: civilDateSchema, title: z.string().min(1).max(120) })).min(1),
    ),
  })
  .refine(
    ({ years }) =>
      Object.entries(years).every(([year, days]) => days.every(({ date }) => date.startsWith(`${year}-`))),
    'every holiday must stand under its own year',
  );
export type BankHolidays = z.infer<typeof bankHolidaysSchema>;

/** One holiday: its civil date and what it is called. */
export interface BankHoliday {
  readonly date: string;
  readonly title: string;
}

/** @throws ZodError when the file is not one of bank holidays */
export function parseBankHolidays(content: unknown): BankHolidays {
  return bankHolidaysSchema.parse(content);
}

/** Every holiday in a range, in order. */
export function bankHolidaysIn(content: BankHolidays, { from, to }: DateRange): BankHoliday[] {
  return Object.values(content.years)
    .flat()
    .filter(({ date }) => date >= from && date <= to)
    .toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

/** Sentences for years of a range that the content does not name: sessions there may fall on a bank holiday. */
export function missingYears(content: BankHolidays, { from, to }: DateRange): string[] {
  const missing: string[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    if (content.years[String(year)] === undefined) {
      missing.push(
        `Bank holidays of ${year} are not known here, so clinics are shown on them as on any other day.`,
      );
    }
  }
  return missing;
}
