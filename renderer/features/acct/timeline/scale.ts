/** One scale of time for every lane: where an instant lies on it, and where its months begin. */
import { DateTime } from 'luxon';
import type { Output } from '../../../../shared/contract/contract.ts';

export type Picture = Output<'acct.timeline'>;
export type Entry = Picture['entries'][number];

const zone = 'Europe/London';

export interface Span {
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
  /** When it was read; what is planned lies beyond. */
  readonly now: number;
}

const DAY = 86_400_000;

/** From the oldest thing of all, or from the beginning of the latest stay, to now or to the last thing that is planned. */
export function spanOf(picture: Picture, zoom: 'all' | 'stay', now: number): Span {
  const to = Math.max(now, Date.parse(picture.to), ...picture.entries.map(({ from }) => Date.parse(from)));
  const stays = picture.entries.filter(({ lane }) => lane === 'stay').map(({ from }) => Date.parse(from));
  const starts =
    zoom === 'stay' && stays.length > 0
      ? [Math.max(...stays)]
      : [...picture.entries.map(({ from }) => Date.parse(from)), Date.parse(picture.from ?? picture.to)];
  // A stay of an hour is drawn as a day, or everything would lie on one spot.
  return { from: Math.min(...starts, now - DAY), to, now };
}

/** Between 0 and 1; what lies outside is at the edge. */
export function shareOf(instant: string | number, { from, to }: Pick<Span, 'from' | 'to'>): number {
  const at = typeof instant === 'number' ? instant : Date.parse(instant);
  return Math.min(1, Math.max(0, (at - from) / (to - from)));
}

export interface Tick {
  readonly share: number;
  readonly words: string;
}

/** What a picture has room for. */
const MOST_TICKS = 10;
const steps = [
  { unit: { days: 1 }, words: 'dd-LLL' },
  { unit: { days: 7 }, words: 'dd-LLL' },
  { unit: { months: 1 }, words: 'LLL yyyy' },
  { unit: { months: 3 }, words: 'LLL yyyy' },
  { unit: { years: 1 }, words: 'yyyy' },
  { unit: { years: 5 }, words: 'yyyy' },
  { unit: { years: 10 }, words: 'yyyy' },
] as const;

/** Beginnings of days, weeks, months or years, as many as there is room for. */
export function ticksOf(span: Span): Tick[] {
  for (const { unit, words } of steps) {
    const ticks = ticksEvery(span, unit, words);
    if (ticks.length <= MOST_TICKS) return ticks;
  }
  return [];
}

function ticksEvery(span: Span, unit: (typeof steps)[number]['unit'], words: string): Tick[] {
  const coarse = 'days' in unit ? 'day' : 'months' in unit ? 'month' : 'year';
  const end = DateTime.fromMillis(span.to, { zone });
  let at = DateTime.fromMillis(span.from, { zone })
    .setLocale('en-US')
    .startOf(coarse)
    .plus({ [coarse]: 1 });
  const ticks: Tick[] = [];
  while (at <= end && ticks.length <= MOST_TICKS) {
    ticks.push({ share: shareOf(at.toMillis(), span), words: at.toFormat(words) });
    at = at.plus(unit);
  }
  return ticks;
}

/** As precise as it is known: `22-Nov-2026 19:40`, `22-Nov-2026`, `Nov-2026`, `2026`. */
export function whenWords({ from, precision }: Pick<Entry, 'from' | 'precision'>): string {
  const formats = { minute: 'dd-LLL-yyyy HH:mm', day: 'dd-LLL-yyyy', month: 'LLL-yyyy', year: 'yyyy' };
  return DateTime.fromISO(from, { zone }).setLocale('en-US').toFormat(formats[precision]);
}

/** Whether anything of it lies in the span. */
export function within({ from, until }: Entry, span: Span): boolean {
  const last = until === null ? Date.parse(from) : Date.parse(until);
  return last >= span.from && Date.parse(from) <= span.to;
}
