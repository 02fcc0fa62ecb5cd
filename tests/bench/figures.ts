/** Percentiles and rows of a benchmark: printed, never asserted, because a timed test fails on somebody else's machine. */

import { appendFileSync } from 'node:fs';

export interface Figure {
  readonly what: string;
  /** Milliseconds. */
  readonly p50: number;
  readonly p95: number;
  readonly note: string;
}

/** Runs `work` once per item and returns milliseconds of each, after a warm-up that is not counted. */
export function timeEach<T>(items: readonly T[], work: (item: T) => void, warmUp = 20): number[] {
  items.slice(0, warmUp).forEach(work);
  return items.slice(warmUp).map((item) => {
    const start = performance.now();
    work(item);
    return performance.now() - start;
  });
}

export function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function figure(what: string, times: readonly number[], note: string): Figure {
  return { what, p50: percentile(times, 0.5), p95: percentile(times, 0.95), note };
}

/** One line of a benchmark: what was done, what it took, and what that is compared with. */
export interface Row {
  readonly what: string;
  readonly measured: string;
  readonly note: string;
  /** The figure asked of it, in words, and whether it holds; rows without are judged by verdict.ts. */
  readonly wanted?: string;
  readonly holds?: boolean;
}

/** Prints a row, and keeps it for the table that `npm run bench` puts together. */
export function printRow(row: Row): void {
  const { what, measured, note, wanted, holds } = row;
  const judged = wanted === undefined ? '' : `  ${holds ? 'holds' : 'MISSED'} ${wanted}`;
  console.log(`${what.padEnd(58)} ${measured.padEnd(34)} ${note}${judged}`);
  const file = process.env['BENCH_ROWS'];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(row)}\n`);
}

export function printFigure({ what, p50, p95, note }: Figure): void {
  printRow({ what, measured: `p50 ${p50.toFixed(2)} ms, p95 ${p95.toFixed(2)} ms`, note });
}

/** Small seeded generator (mulberry32), so that two runs measure the same data. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
