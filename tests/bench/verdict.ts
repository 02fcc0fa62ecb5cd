/** Whether a row of a benchmark holds the figure asked of it. Told in the table; no test fails by it. */
import type { Row } from './figures.ts';

interface Wanted {
  /** Beginning of what the row measures. */
  readonly what: string;
  readonly words: string;
  readonly holds: (row: Row) => boolean;
}

const numberIn = (text: string, pattern: RegExp): number =>
  Number(pattern.exec(text)?.[1]?.replaceAll(',', '') ?? Number.NaN);
const p95 = ({ measured }: Row): number => numberIn(measured, /p95 ([\d.,]+)/);

const wanted: readonly Wanted[] = [
  {
    what: 'save an answer, encrypted',
    words: 'p95 ≤ 25 ms, ≤ 2 × bare',
    holds: (row) => p95(row) <= 25 && numberIn(row.note, /([\d.]+) × at p95/) <= 2,
  },
  { what: 'find a patient among', words: 'p95 ≤ 15 ms', holds: (row) => p95(row) <= 15 },
  { what: 'open a patient with', words: 'p95 ≤ 50 ms', holds: (row) => p95(row) <= 50 },
  {
    what: 'open a store with',
    words: '≤ 2 × an empty store',
    holds: (row) => numberIn(row.note, /([\d.]+) × an empty store/) <= 2,
  },
  {
    what: 'start to the sign-in page, 5',
    words: 'p50 ≤ 2,000 ms, ≤ 2 × an empty store',
    holds: (row) =>
      numberIn(row.measured, /p50 ([\d.]+)/) <= 2000 && numberIn(row.note, /([\d.]+) × an empty store/) <= 2,
  },
  {
    what: 'the return drains, against a bare insert',
    words: '≥ 0.7 × a bare insert',
    holds: (row) => numberIn(row.note, /^× ([\d.]+)/) >= 0.7,
  },
  {
    what: 'a nurse’s own push meanwhile',
    words: 'p99 ≤ 5,000 ms',
    holds: (row) => numberIn(row.measured, /p99 ([\d,]+)/) <= 5000,
  },
];

export interface Verdict {
  readonly wanted: string;
  readonly verdict: 'holds' | 'MISSED' | '';
}

/** Judged by the row itself, by the table above, or by an "at most" in the row's own note: against its ratio, its p95 or its first number. */
export function verdictOn(row: Row): Verdict {
  if (row.wanted !== undefined) return { wanted: row.wanted, verdict: row.holds ? 'holds' : 'MISSED' };
  const found = wanted.find(({ what }) => row.what.startsWith(what));
  if (found !== undefined) {
    return { wanted: found.words, verdict: found.holds(row) ? 'holds' : 'MISSED' };
  }
  const limit = numberIn(row.note, /at most ([\d.,]+)/);
  if (Number.isNaN(limit)) return { wanted: '', verdict: '' };
  const ratio = numberIn(row.note, /^× ([\d.]+)/);
  const inMeasured = Number.isNaN(p95(row)) ? numberIn(row.measured, /([\d.,]+)/) : p95(row);
  const value = Number.isNaN(ratio) ? inMeasured : ratio;
  const words = `≤ ${/at most ([\d.,]+ ?[a-zA-Z]*)/.exec(row.note)?.[1]?.trim() ?? limit}`;
  return { wanted: Number.isNaN(ratio) ? words : `× ${words}`, verdict: value <= limit ? 'holds' : 'MISSED' };
}
