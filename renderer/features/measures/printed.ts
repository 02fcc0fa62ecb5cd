/** What every page of measures prints and saves alike: small numbers, and what gives them away, are not shown. */
import type { PrintedList } from '../../../shared/contract/followup-views.ts';
import { FEWER, NOT_SHOWN, printedTable } from '../../../shared/followup/suppression.ts';

export type Group = PrintedList['groups'][number];

export const printedColumns = [
  { heading: 'What', width: 58 },
  { heading: 'Number', width: 13 },
  { heading: 'Of', width: 13 },
  { heading: 'Per cent', width: 10 },
  { heading: 'Left out', width: 13 },
];

export const NO_SMALL_NUMBERS = 'Numbers from 1 to 5, and those that would give them away, are not printed.';

export const SMALLEST_SHOWN = 6;

/** A number that stands by itself. */
export function small(count: number): string {
  return count > 0 && count < SMALLEST_SHOWN ? FEWER : String(count);
}

export function percentOf(percent: number | null): string {
  return percent === null ? '' : `${percent} %`;
}

interface Ratio {
  title: string;
  numerator: number;
  denominator: number;
  excluded: number;
}

/** Counted, not counted and left out are together everybody of the period, so that none of them may follow from the others. */
export function ratioGroup(ratios: readonly Ratio[]): Group {
  return { heading: 'Measures', rows: ratios.map(ratioRow) };
}

function ratioRow({ title, numerator, denominator, excluded }: Ratio): string[] {
  const missed = denominator - numerator;
  const [[reached = '', rest = '', out = ''] = []] = printedTable([[numerator, missed, excluded]]).cells;
  const isOutShown = out === String(excluded);
  const of = isOutShown ? small(denominator) : NOT_SHOWN;
  const isWhole = isOutShown && reached === String(numerator) && rest === String(missed) && denominator > 0;
  const percent = isWhole ? Math.round((100 * numerator) / denominator) : null;
  // From everybody and those left out, the few that remain would follow.
  return [
    title,
    reached,
    of,
    percentOf(percent),
    of === FEWER && excluded > 0 && isOutShown ? NOT_SHOWN : out,
  ];
}

/** Parts of one whole, each with the whole. */
export function partsGroup(heading: string, parts: readonly (readonly [string, number])[]): Group {
  const printed = printedTable([parts.map(([, count]) => count)]);
  const [cells = []] = printed.cells;
  return { heading, rows: parts.map(([words], at) => [words, cells[at] ?? '', printed.total, '', '']) };
}

/** The printed groups as a file for a spreadsheet: section, then the columns. */
export function csvOf(groups: readonly Group[]): string[][] {
  return [
    ['Section', ...printedColumns.map(({ heading }) => heading)],
    ...groups.flatMap(({ heading, rows }) => rows.map((row) => [heading, ...row])),
  ];
}
