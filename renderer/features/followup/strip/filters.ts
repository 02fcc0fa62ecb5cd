/** Which people of the strip are shown. */
import type { StripRow } from '../types.ts';
import { isPressing } from '../../../../shared/followup/pressing.ts';

export type Shows = 'owed' | 'late' | 'not-booked' | 'soon' | 'done' | 'all';

/** Where the wing of a person is not known. */
export const NO_WING = '-';

export interface StripFilter {
  shows: Shows;
  /** A wing, `NO_WING`, or null for every wing. */
  wing: string | null;
}

const isOver = ({ state }: StripRow): boolean => state === 'done' || state === 'stopped';

const tests: Record<Shows, (row: StripRow, today: string) => boolean> = {
  owed: (row) => !isOver(row),
  late: ({ state }) => state === 'late',
  'not-booked': (row) => !isOver(row) && row.next === null,
  soon: isPressing,
  done: isOver,
  all: () => true,
};

export const showsChoices: readonly { shows: Shows; label: string }[] = [
  { shows: 'owed', label: 'Still owed' },
  { shows: 'late', label: 'Late' },
  { shows: 'not-booked', label: 'Not booked' },
  { shows: 'soon', label: 'Late or due by tomorrow, not booked' },
  { shows: 'done', label: 'Done' },
  { shows: 'all', label: 'Everybody' },
];

/** Rows in the order they came in. */
export function filtered(rows: readonly StripRow[], { shows, wing }: StripFilter, today: string): StripRow[] {
  return rows.filter(
    (row) => tests[shows](row, today) && (wing === null || (row.person.wing ?? NO_WING) === wing),
  );
}

/** How many each choice shows, in the chosen wing. */
export function counted(
  rows: readonly StripRow[],
  wing: string | null,
  today: string,
): ReadonlyMap<Shows, number> {
  return new Map(showsChoices.map(({ shows }) => [shows, filtered(rows, { shows, wing }, today).length]));
}

/** Wings that somebody lives in, in their order; `NO_WING` last where somebody's is not known. */
export function wingsOf(rows: readonly StripRow[]): string[] {
  const wings = [...new Set(rows.map(({ person }) => person.wing ?? NO_WING))];
  return wings.toSorted(
    (a, b) => Number(a === NO_WING) - Number(b === NO_WING) || a.localeCompare(b, 'en-GB', { numeric: true }),
  );
}
