/**
 * Which backups are kept: the newest of each of the last 7 days, 4 weeks and 6 months that have one. Counted by what there is
 * and not by today, so that a workstation whose clock is years out, or that was off for a year, loses none of its last ones.
 */
export const KEPT = { days: 7, weeks: 4, months: 6 } as const;

const DAY_MS = 86_400_000;

/** Days are those of UTC: a backup is made once a day, and which side of midnight it falls matters to nobody. */
const periods: readonly (readonly [most: number, of: (at: number) => number])[] = [
  [KEPT.days, (at) => Math.floor(at / DAY_MS)],
  // 1 January 1970 was a Thursday: weeks begin on Monday.
  [KEPT.weeks, (at) => Math.floor((at / DAY_MS + 3) / 7)],
  [KEPT.months, (at) => new Date(at).getUTCFullYear() * 12 + new Date(at).getUTCMonth()],
];

/** The backups (milliseconds since 1970 UTC) that may go. The newest never does. */
export function superfluous(made: readonly number[]): number[] {
  const newestFirst = made.toSorted((a, b) => b - a);
  const kept = new Set(periods.flatMap(([most, of]) => newestOfEach(newestFirst, of).slice(0, most)));
  return newestFirst.filter((at) => !kept.has(at));
}

function newestOfEach(newestFirst: readonly number[], of: (at: number) => number): number[] {
  return newestFirst.filter((at, index) => index === 0 || of(at) !== of(newestFirst[index - 1] ?? at));
}
