/** The picture over time of one person: what lasts and what happened, in order, as exactly as each date is known. */
import type { z } from 'zod';
import type { acctTimelineEntrySchema } from '../contract/acct-views.ts';
import { instantInLondon } from '../followup/clock.ts';

export type TimelineEntry = z.infer<typeof acctTimelineEntrySchema>;

const lanes: readonly TimelineEntry['lane'][] = [
  'stay',
  'acct',
  'constant-supervision',
  'review',
  'self-harm',
  'medicine',
  'possession',
];

/** Where a date known to the day, the month or the year begins. @throws RangeError when it is no such date */
export function dateAsKnown(date: string): Pick<TimelineEntry, 'from' | 'precision'> {
  const precision = ({ 4: 'year', 7: 'month', 10: 'day' } as const)[date.length];
  if (precision === undefined) throw new RangeError(`not a date as it may be known: ${date}`);
  return { from: instantInLondon(`${date}${'-01-01'.slice(date.length - 4)}`), precision };
}

/** By beginning, and by lane where two begin together; `from` is null where there is nothing to draw. */
export function timelineOf(
  entries: readonly TimelineEntry[],
  now: string,
): { from: string | null; to: string; entries: TimelineEntry[] } {
  const sorted = entries.toSorted(
    (a, b) =>
      Date.parse(a.from) - Date.parse(b.from) ||
      lanes.indexOf(a.lane) - lanes.indexOf(b.lane) ||
      a.text.localeCompare(b.text),
  );
  const latest = sorted.reduce((last, { from }) => (Date.parse(from) > Date.parse(last) ? from : last), now);
  return { from: sorted[0]?.from ?? null, to: latest, entries: sorted };
}
