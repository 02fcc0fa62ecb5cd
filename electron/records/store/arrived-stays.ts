/**
 * Stays that began in a period, a column for each fact: of three years of a busy prison they are some 45,000, of which a write
 * alters one. Those of the period asked about last are kept, and only stays that were written to since are read again.
 */
import { civilDaysFrom } from '../../../shared/followup/clock.ts';
import { londonDay } from '../../../shared/followup/london.ts';
import type { Connection } from './connection.ts';
import type { KeptRecords } from './kept-records.ts';
import type { StayFacts } from './stay-reads.ts';

/**
 * Row `n` of every column is the same stay; only the first `length` rows count. Instants are milliseconds since 1970 UTC, NaN
 * where there is none. To be read at once: the next question may alter them.
 */
export interface ArrivedStays {
  readonly length: number;
  readonly stayId: readonly string[];
  readonly patientId: readonly string[];
  readonly cell: readonly (string | null)[];
  readonly missedCode: readonly (string | null)[];
  /** Civil date of arrival in London, as a day number. */
  readonly arrivedOn: Int32Array;
  readonly times: Readonly<Record<TimeOfStay, Float64Array>>;
  /** The row of a stay, or undefined for one that did not arrive in the period. */
  rowOf(stayId: string): number | undefined;
}

const timesOfStay = ['arrivedMs', 'departedMs', 'signedMs', 'bookedMs', 'offeredMs', 'reconciledMs'] as const;
export type TimeOfStay = (typeof timesOfStay)[number];

type Row = [
  stayId: string,
  patientId: string,
  cell: string | null,
  missedCode: string | null,
  arrivedMs: number,
  departedMs: number | null,
  signedMs: number | null,
  bookedMs: number | null,
  offeredMs: number | null,
  reconciledMs: number | null,
];

/** What came without an arrival is history that is still arriving, and stands on no list. */
export const COMPLETE = 'patient IS NOT NULL AND arrived_ms IS NOT NULL';

/** From here on, rows are read one after the other and kept for the next question of the same period. */
const MOST_DAYS_BY_INDEX = 180;
/** More than so many altered rows are not looked up one by one. */
const MOST_ALTERED = 500;

class Columns implements ArrivedStays {
  length = 0;
  readonly stayId: string[] = [];
  readonly patientId: string[] = [];
  readonly cell: (string | null)[] = [];
  readonly missedCode: (string | null)[] = [];
  arrivedOn: Int32Array;
  readonly times: Record<TimeOfStay, Float64Array>;
  private byId: Map<string, number> | null = null;

  constructor(rows: readonly Row[]) {
    this.arrivedOn = new Int32Array(rows.length);
    this.times = Object.fromEntries(
      timesOfStay.map((name) => [name, new Float64Array(rows.length)]),
    ) as typeof this.times;
    this.length = rows.length;
    for (let n = 0; n < rows.length; n += 1) this.write(n, rows[n] as Row);
  }

  rowOf(stayId: string): number | undefined {
    if (this.byId === null) {
      this.byId = new Map();
      for (let n = 0; n < this.length; n += 1) this.byId.set(this.stayId[n] ?? '', n);
    }
    return this.byId.get(stayId);
  }

  /** Puts a stay in the place of what was held of it. */
  put(stay: StayFacts): void {
    const { stayId, patientId, cell, missedCode } = stay;
    const { arrivedMs, departedMs, signedMs, bookedMs, offeredMs, reconciledMs } = stay;
    const times = [arrivedMs, departedMs, signedMs, bookedMs, offeredMs, reconciledMs] as const;
    const row: Row = [stayId, patientId, cell, missedCode, ...times];
    const held = this.rowOf(stayId);
    if (held === undefined) this.add(row);
    else this.write(held, row);
  }

  /** The last row takes the place of the one that is taken out. */
  remove(stayId: string): void {
    const n = this.rowOf(stayId);
    if (n === undefined) return;
    this.length -= 1;
    this.byId?.delete(stayId);
    if (n < this.length) this.write(n, this.read(this.length));
  }

  private add(row: Row): void {
    if (this.length === this.arrivedOn.length) this.grow();
    this.length += 1;
    this.write(this.length - 1, row);
  }

  /** Column by column in so many words: forty thousand times over, a loop over their names took longer than reading the rows. */
  private write(n: number, row: Row): void {
    const { arrivedMs, departedMs, signedMs, bookedMs, offeredMs, reconciledMs } = this.times;
    this.stayId[n] = row[0];
    this.patientId[n] = row[1];
    this.cell[n] = row[2];
    this.missedCode[n] = row[3];
    arrivedMs[n] = row[4];
    departedMs[n] = row[5] ?? Number.NaN;
    signedMs[n] = row[6] ?? Number.NaN;
    bookedMs[n] = row[7] ?? Number.NaN;
    offeredMs[n] = row[8] ?? Number.NaN;
    reconciledMs[n] = row[9] ?? Number.NaN;
    this.arrivedOn[n] = londonDay(row[4]);
    this.byId?.set(row[0], n);
  }

  private read(n: number): Row {
    const of = (name: TimeOfStay): number => this.times[name][n] ?? Number.NaN;
    return [
      this.stayId[n] ?? '',
      this.patientId[n] ?? '',
      this.cell[n] ?? null,
      this.missedCode[n] ?? null,
      of('arrivedMs'),
      of('departedMs'),
      of('signedMs'),
      of('bookedMs'),
      of('offeredMs'),
      of('reconciledMs'),
    ];
  }

  private grow(): void {
    const room = this.length * 2 + 16;
    const days = new Int32Array(room);
    days.set(this.arrivedOn);
    this.arrivedOn = days;
    for (const name of timesOfStay) {
      const column = new Float64Array(room);
      column.set(this.times[name]);
      this.times[name] = column;
    }
  }
}

function arrivedIn(table: string): string {
  return `SELECT stay, patient, cell, missed_code, arrived_ms, departed_ms, signed_ms, booked_ms, offered_ms, reconciled_ms
    FROM ${table} WHERE establishment = ? AND arrived_on BETWEEN ? AND ? AND ${COMPLETE}`;
}

/** `one` reads a single stay. */
export function arrivedReads(
  database: Connection,
  kept: KeptRecords,
  one: (stayId: string) => StayFacts | null,
): (establishment: string, from: string, to: string) => ArrivedStays {
  // Arrays: of fifty thousand rows, most of the time would go into naming columns.
  const byIndex = database.prepare<[string, string, string], Row>(arrivedIn('stay_row')).raw();
  // Of years nearly every row is asked for: one after the other they are read twice as quickly as through the index.
  const inOrder = database.prepare<[string, string, string], Row>(arrivedIn('stay_row NOT INDEXED')).raw();
  let years: { readonly period: string; readonly stays: Columns } | null = null;
  return (establishment, from, to) => {
    if (civilDaysFrom(from, to) <= MOST_DAYS_BY_INDEX)
      return new Columns(byIndex.all(establishment, from, to));
    const altered = kept.takeAlteredStays();
    const period = `${establishment} ${from} ${to}`;
    const held = years?.period === period && altered !== null && altered.size <= MOST_ALTERED ? years : null;
    // Nothing is kept of a reading that fails half-way.
    years = null;
    const stays = held?.stays ?? new Columns(inOrder.all(establishment, from, to));
    if (held !== null) {
      for (const id of altered ?? []) {
        const stay = one(id);
        const isIn = stay?.establishment === establishment && stay.arrivedOn >= from && stay.arrivedOn <= to;
        if (stay !== null && isIn) stays.put(stay);
        else stays.remove(id);
      }
    }
    years = { period, stays };
    return stays;
  };
}
