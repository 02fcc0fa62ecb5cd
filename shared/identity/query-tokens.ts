import { monthFromWord } from './civil-date.ts';
import { joinedName } from './name-folding.ts';

const MOST_TOKENS = 12;

/**
 * What somebody typed into the search box, as tokens to look up as prefixes of `searchTokens`, all of which must be
 * found. Dates are put together (`14/7/84`, `14-Jul-1984`, `1984-07-14`), digits in groups are closed up
 * (`943 476 5919`), and names are folded like those in the index.
 */
export function queryTokens(text: string): string[] {
  const prepared = closeDates(text.normalize('NFKC').slice(0, 200))
    .replace(/(\d)\/(?=\d)/gu, '$1')
    .replace(/(?<![\p{L}\d])(\d+)(?:[ .-]+(?=\d+(?![\p{L}\d])))/gu, '$1');
  const tokens = prepared.split(/[\s,;\-\u2010-\u2015/]+/u).map((token) => joinedName(token));
  return [...new Set(tokens)].filter((token) => token !== '').slice(0, MOST_TOKENS);
}

/** Replaces every date in the text by its digits in the order of the index. */
function closeDates(text: string): string {
  return text
    .replace(/\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\b/gu, (_, year: string, month: string, day: string) => {
      return year + pad(month) + pad(day);
    })
    .replace(
      /\b(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})\b/gu,
      (_, day: string, month: string, year: string) => {
        return pad(day) + pad(month) + year;
      },
    )
    .replace(
      /\b(\d{1,2})[-/. ]([a-z]{3,9})[-/. ](\d{4}|\d{2})\b/giu,
      (whole, day: string, word: string, year: string) => {
        const month = monthFromWord(word);
        return month === null ? String(whole) : pad(day) + pad(String(month)) + year;
      },
    )
    .replace(/\b(\d{1,2})\/(\d{1,2})(?![\d/])/gu, (_, day: string, month: string) => {
      return pad(day) + pad(month);
    });
}

function pad(digits: string): string {
  return digits.padStart(2, '0');
}
