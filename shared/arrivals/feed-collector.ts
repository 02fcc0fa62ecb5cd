import { readArrival } from './arrival-row.ts';
import type { FeedEntry } from './entry.ts';
import type { PerRecord } from './per/types.ts';
import type { ArrivalRow, FeedKind, FeedOptions, FeedResult, RowProblem } from './types.ts';

/** More problems than this are counted, not listed: nobody reads them, and a hostile file could have millions. */
const MOST_PROBLEMS = 500;
/** More entries than this are refused: ten times what a busy prison receives in a year. */
export const MAX_FEED_ROWS = 50_000;

/** Gathers what one file gives. */
export interface FeedCollector {
  /** Entries met so far, good and bad. */
  readonly rows: number;
  /** True once no more entries are taken. */
  readonly full: boolean;
  /** Counts an entry and gives its number, from 1. */
  nextRow(): number;
  /** Settles what kind of file this is; the first entry recognised decides. */
  isKind(kind: FeedKind): void;
  addArrival(entry: FeedEntry, line: number, row: number): void;
  addEscortRecord(per: PerRecord): void;
  addProblem(problem: RowProblem): void;
  result(): FeedResult;
}

/** A new, empty collector. An entry that repeats an earlier one of the file is reported and taken once. */
export function feedCollector(options: FeedOptions): FeedCollector {
  const arrivals: ArrivalRow[] = [];
  const escortRecords: PerRecord[] = [];
  const problems: RowProblem[] = [];
  const lineOfKey = new Map<string, number>();
  let kind: FeedKind = 'unreadable';
  let rows = 0;
  let unlisted = 0;

  const addProblem = (problem: RowProblem): void => {
    if (problems.length < MOST_PROBLEMS) problems.push(problem);
    else unlisted += 1;
  };

  return {
    get rows() {
      return rows;
    },
    get full() {
      return rows >= MAX_FEED_ROWS;
    },
    nextRow: () => (rows += 1),
    isKind(found) {
      if (kind === 'unreadable') kind = found;
    },
    addArrival(entry, line, row) {
      const read = readArrival(entry, options);
      if (!read.ok) {
        const { field, reason, value } = read;
        addProblem({ line, row, field, reason, ...(value === undefined ? {} : { value }) });
        return;
      }
      const earlier = lineOfKey.get(read.row.key);
      if (earlier === undefined) {
        lineOfKey.set(read.row.key, line);
        arrivals.push(read.row);
        return;
      }
      const reason =
        `The same entry stands on line ${earlier}; it was taken once. ` +
        'If these are two people, add the second by hand.';
      addProblem({ line, row, field: null, reason });
    },
    addEscortRecord: (per) => void escortRecords.push(per),
    addProblem,
    result() {
      if (unlisted > 0) {
        const reason = `${unlisted} more problems are not listed. Correct the ones above first.`;
        problems.push({ line: null, row: null, field: null, reason });
        unlisted = 0;
      }
      return { kind, arrivals, escortRecords, problems };
    },
  };
}
