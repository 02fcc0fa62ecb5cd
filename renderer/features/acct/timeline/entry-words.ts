/** One mark of the timeline in words. */
import { whenWords, type Entry } from './scale.ts';

export function keyOfEntry({ lane, from, text, source }: Entry): string {
  return `${lane} ${from} ${text} ${source}`;
}

const LASTS = new Set<Entry['lane']>(['stay', 'acct', 'constant-supervision']);

/** `22-Nov-2026 19:40 to 25-Nov-2026 10:00`, or `since 22-Nov-2026 19:40`. */
export function timeWords(entry: Entry): string {
  const from = whenWords(entry);
  if (entry.until !== null) {
    return `${from} to ${whenWords({ from: entry.until, precision: entry.precision })}`;
  }
  return LASTS.has(entry.lane) ? `since ${from}` : from;
}

const reviews: Readonly<Record<string, string>> = {
  planned: 'planned',
  held: 'held',
  cancelled: 'cancelled',
};

/** What it is; of a review also whether it was held, which the picture says by its filling. */
export function whatWords({ lane, text, state }: Entry): string {
  const said = lane === 'review' ? reviews[state] : undefined;
  return said === undefined ? text : `${text}, ${said}`;
}

/** When, what, and where it is known from. */
export function entryWords(entry: Entry): string {
  return `${timeWords(entry)}: ${whatWords(entry)}. ${entry.source}`;
}
