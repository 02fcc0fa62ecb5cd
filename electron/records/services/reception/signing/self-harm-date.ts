/** When something happened, as precisely as somebody said it: "2019", "March 2019", "12/03/2019", "last summer". */
import { DateTime } from 'luxon';

const full = ['yyyy-MM-dd', 'd/M/yyyy', 'd.M.yyyy', 'd MMM yyyy', 'd MMMM yyyy', 'd-MMM-yyyy'];
const month = ['yyyy-MM', 'M/yyyy', 'MMM yyyy', 'MMMM yyyy'];

/** "Sept", as people write it, and "Sep", as every screen shows it. */
const locales = ['en-GB', 'en-US'];

/** `date` is YYYY, YYYY-MM or YYYY-MM-DD, or null; `words` is what was said where that says more than the date. */
export function selfHarmDate(said: string | null): { date: string | null; words: string | null } {
  if (said === null) return { date: null, words: null };
  const read = (formats: readonly string[]): DateTime | undefined =>
    formats
      .flatMap((format) =>
        locales.map((locale) => DateTime.fromFormat(said, format, { locale, zone: 'utc' })),
      )
      .find((time) => time.isValid);
  const day = read(full);
  if (day !== undefined) return { date: day.toFormat('yyyy-MM-dd'), words: null };
  const inMonth = read(month);
  if (inMonth !== undefined) return { date: inMonth.toFormat('yyyy-MM'), words: null };
  const year = /\b(?:19|20)\d{2}\b/.exec(said)?.[0] ?? null;
  return { date: year, words: said === year ? null : said };
}
