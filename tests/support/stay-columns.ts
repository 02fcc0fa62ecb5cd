/** Stays as rows, one object each, for tests to write down; in the columns that measures are counted over. */
import { dayNumber } from '../../shared/followup/wall-time.ts';
import type { StayColumns } from '../../shared/followup/measure-types.ts';
import type { Attribution } from '../../shared/followup/outcome-content.ts';

/** One stay as an object; instants null where there is none. */
export interface StayRow {
  readonly stayId: string;
  readonly arrivedAt: number;
  /** Civil date of arrival in London. */
  readonly arrivedOn: string;
  /** 23:59 in London on day 7 (`stayClock`). */
  readonly dueBy: number;
  readonly departedAt: number | null;
  readonly secondStageSignedAt: number | null;
  /** When somebody first booked a slot for it. */
  readonly firstBookedAt: number | null;
  /** When it was first offered: the time of the first booking that stood until its time. */
  readonly firstOfferedAt: number | null;
  readonly reconciledAt: number | null;
  /** To whom a breach is put down, by the last booking that came to nothing; null where no booking did. */
  readonly breachAttribution: Attribution | null;
  /** False while the person's record may not have arrived whole. */
  readonly whole: boolean;
}

export function columnsOf(rows: readonly StayRow[]): StayColumns {
  const numbers = (of: (row: StayRow) => number | null): Float64Array =>
    Float64Array.from(rows, (row) => of(row) ?? Number.NaN);
  return {
    length: rows.length,
    stayId: rows.map(({ stayId }) => stayId),
    arrivedOn: Int32Array.from(rows, ({ arrivedOn }) => dayNumber(arrivedOn)),
    arrivedAt: numbers(({ arrivedAt }) => arrivedAt),
    dueBy: numbers(({ dueBy }) => dueBy),
    departedAt: numbers(({ departedAt }) => departedAt),
    secondStageSignedAt: numbers(({ secondStageSignedAt }) => secondStageSignedAt),
    firstBookedAt: numbers(({ firstBookedAt }) => firstBookedAt),
    firstOfferedAt: numbers(({ firstOfferedAt }) => firstOfferedAt),
    reconciledAt: numbers(({ reconciledAt }) => reconciledAt),
    breachAttribution: rows.map(({ breachAttribution }) => breachAttribution),
    arriving: rows.every(({ whole }) => whole) ? null : rows.map(({ whole }) => !whole),
  };
}
