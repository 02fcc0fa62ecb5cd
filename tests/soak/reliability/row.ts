/** One line of the table of faults, and how the table is printed. */
export interface FaultRow {
  readonly fault: string;
  readonly rounds: number;
  /** Saves that `commit` had acknowledged. */
  readonly saves: number;
  /** Of these, not there afterwards. */
  readonly lost: number;
  /** Of these, there more than once. */
  readonly duplicated: number;
  /** Milliseconds from the end of the fault (or the restart) until a person can save and all is there, one a round. */
  readonly usable: readonly number[];
  /** Why nothing, or less than asked, was tried. */
  readonly skipped?: string;
  readonly note?: string;
}

export interface Budget {
  /** Rounds of the fault that is tried most; the others take a share of it. */
  readonly rounds: number;
  readonly kills: number;
  readonly pages: number;
  readonly random: () => number;
  /** For files; removed afterwards. */
  readonly folder: string;
  /** Address of a PostgreSQL in which every central record gets a database of its own. */
  readonly postgresUrl: () => Promise<string>;
}

export type Fault = (budget: Budget) => Promise<FaultRow[]>;

export const skipped = (fault: string, why: string): FaultRow => ({
  fault,
  rounds: 0,
  saves: 0,
  lost: 0,
  duplicated: 0,
  usable: [],
  skipped: why,
});

const ms = (value: number): string =>
  value >= 10_000 ? `${(value / 1000).toFixed(1)} s` : `${value.toFixed(0)} ms`;

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [low = 0, high = low] = [
    sorted[Math.ceil(sorted.length / 2) - 1],
    sorted[Math.floor(sorted.length / 2)],
  ];
  return (low + high) / 2;
}

function line(row: FaultRow): string {
  const { fault, rounds, saves, lost, duplicated, usable, note } = row;
  if (row.skipped !== undefined) return `| ${fault} | skipped: ${row.skipped} | | | | |`;
  const times = usable.length === 0 ? '' : `${ms(median(usable))} / ${ms(Math.max(...usable))}`;
  const what = note === undefined ? fault : `${fault} (${note})`;
  return `| ${what} | ${rounds} | ${saves} | ${lost} | ${duplicated} | ${times} |`;
}

export function tableOf(rows: readonly FaultRow[]): string {
  return [
    '| fault | rounds | acknowledged saves | lost | duplicated | usable again: median / worst |',
    '|---|---|---|---|---|---|',
    ...rows.map(line),
  ].join('\n');
}
