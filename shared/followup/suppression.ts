/**
 * Small numbers on paper: 1 to 5 are printed as "fewer than 6", and whatever would give one of them away is not printed either
 * (clinical-content.md §7: small-number suppression on print).
 */

export const FEWER = 'fewer than 6';
export const NOT_SHOWN = 'not shown';

export interface PrintedTable {
  readonly cells: readonly (readonly string[])[];
  readonly rowTotals: readonly string[];
  readonly columnTotals: readonly string[];
  readonly total: string;
}

interface Cell {
  readonly count: number;
  /** Null while it is printed. */
  hidden: typeof FEWER | typeof NOT_SHOWN | null;
}

function isSmall(count: number): boolean {
  return count >= 1 && count <= 5;
}

/** A table of counts with its totals, every row as long as the first. Zeros are printed. */
export function printedTable(counts: readonly (readonly number[])[]): PrintedTable {
  const width = counts[0]?.length ?? 0;
  const withTotals = counts.map((row) => [...row, sum(row)]);
  const last = Array.from({ length: width + 1 }, (_, at) => sum(withTotals.map((row) => row[at] ?? 0)));
  const table = [...withTotals, last].map((row) =>
    row.map((count): Cell => ({ count, hidden: isSmall(count) ? FEWER : null })),
  );
  // Every row and column is one sum: its parts, and its total last.
  const sums = [...table, ...last.map((_, at) => table.flatMap((row) => row.slice(at, at + 1)))];
  while (sums.some(hideOneMore));
  const words = table.map((row) => row.map(({ count, hidden }) => hidden ?? String(count)));
  return {
    cells: words.slice(0, -1).map((row) => row.slice(0, -1)),
    rowTotals: words.slice(0, -1).map((row) => row.at(-1) ?? ''),
    columnTotals: words.at(-1)?.slice(0, -1) ?? [],
    total: words.at(-1)?.at(-1) ?? '0',
  };
}

/** Hides the smallest number that is still printed where the sum would give a hidden one away; true when it did. */
function hideOneMore(cells: readonly Cell[]): boolean {
  const hidden = cells.filter((cell) => cell.hidden !== null);
  if (hidden.length === 0 || !givesAway(cells, hidden)) return false;
  const parts = cells.slice(0, -1);
  const shown = (among: readonly Cell[]): Cell | undefined =>
    among.filter((cell) => cell.hidden === null && cell.count > 0).toSorted((a, b) => a.count - b.count)[0];
  const next = shown(parts) ?? shown(cells);
  if (next === undefined) return false;
  next.hidden = NOT_SHOWN;
  return true;
}

/** One hidden number follows from the rest; several "fewer than 6" do where all must be 1, or all 5. */
function givesAway(cells: readonly Cell[], hidden: readonly Cell[]): boolean {
  if (hidden.length === 1) return true;
  const isTotalShown = cells.at(-1)?.hidden === null;
  if (!isTotalShown || hidden.some((cell) => cell.hidden !== FEWER)) return false;
  const together = sum(hidden.map(({ count }) => count));
  return together === hidden.length || together === 5 * hidden.length;
}

export interface PrintedRatio {
  readonly numerator: string;
  readonly missed: string;
  readonly denominator: string;
  /** Whole per cent; null where it would give a small number away, or there is nothing to divide by. */
  readonly percent: number | null;
}

/** A ratio on paper. */
export function printedRatio(numerator: number, missed: number): PrintedRatio {
  const { cells, rowTotals } = printedTable([[numerator, missed]]);
  const [done = '', left = ''] = cells[0] ?? [];
  const denominator = numerator + missed;
  const isWhole = done === String(numerator) && left === String(missed) && denominator > 0;
  return {
    numerator: done,
    missed: left,
    denominator: rowTotals[0] ?? '0',
    percent: isWhole ? Math.round((numerator * 100) / denominator) : null,
  };
}

function sum(counts: readonly number[]): number {
  return counts.reduce((so, count) => so + count, 0);
}
