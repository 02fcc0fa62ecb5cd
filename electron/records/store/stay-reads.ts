/** Reads of the narrow rows of stays and bookings (stay-table.ts). */
import { civilDaysFrom } from '../../../shared/followup/clock.ts';
import type { Connection } from './connection.ts';
import { guarded } from './errors.ts';
import type { KeptRecords } from './kept-records.ts';
import type { Facts } from './stay-facts.ts';

/** One stay. Instants are milliseconds since 1970 UTC; `arrivedOn` is a civil date in London. */
export interface StayFacts extends Facts {
  readonly stayId: string;
  readonly patientId: string;
  readonly establishment: string;
  readonly cell: string | null;
  readonly arrivedMs: number;
  readonly arrivedOn: string;
  readonly departedMs: number | null;
}

/** What measures count of a stay. */
export type StayTimes = Omit<StayFacts, 'establishment' | 'firstStage' | 'secondStage' | 'signed'>;

/** A booking that stands and has an outcome. */
export interface OutcomeFacts {
  readonly stayId: string;
  /** Of the booking. */
  readonly date: string;
  readonly code: string;
}

/** How many bookings of a session stand, by what came of them; null where nothing has yet. */
export interface SessionCount {
  readonly clinicId: string;
  readonly date: string;
  readonly code: string | null;
  readonly count: number;
}

export interface StayReads {
  /** Goes up whenever an answer of these may be another than before. */
  readonly version: number;
  /** Stays at this establishment that have not ended, by arrival. One that did not change is the same object as before. */
  open(establishment: string): readonly StayFacts[];
  one(stayId: string): StayFacts | null;
  /** Stays that began on a civil date of a range, both included. */
  arrived(establishment: string, from: string, to: string): readonly StayTimes[];
  /** Stays that ended from one moment (milliseconds, included) to another (excluded), by when they did. */
  left(establishment: string, fromMs: number, toMs: number): readonly StayTimes[];
  /** Bookings whose own date lies in a range and that have an outcome; cancelled ones are left out. */
  outcomes(from: string, to: string): OutcomeFacts[];
  /** Bookings that stand in sessions of a range of dates. */
  sessions(from: string, to: string): SessionCount[];
}

const COLUMNS = `stay AS stayId, patient AS patientId, establishment, cell, arrived_ms AS arrivedMs, arrived_on AS arrivedOn,
  departed_ms AS departedMs, first_stage AS firstStage, second_stage AS secondStage, signed, signed_ms AS signedMs,
  booked_ms AS bookedMs, offered_ms AS offeredMs, reconciled_ms AS reconciledMs, missed_code AS missedCode`;
type StayColumns = [
  stayId: string,
  patientId: string,
  cell: string | null,
  arrivedMs: number,
  arrivedOn: string,
  departedMs: number | null,
  signedMs: number | null,
  bookedMs: number | null,
  offeredMs: number | null,
  reconciledMs: number | null,
  missedCode: string | null,
];

function named(row: StayColumns): StayTimes {
  const [stayId, patientId, cell, arrivedMs, arrivedOn, departedMs, signedMs, ...rest] = row;
  const [bookedMs, offeredMs, reconciledMs, missedCode] = rest;
  return {
    stayId,
    patientId,
    cell,
    arrivedMs,
    arrivedOn,
    departedMs,
    signedMs,
    bookedMs,
    offeredMs,
    reconciledMs,
    missedCode,
  };
}

/** What came without an arrival is history that is still arriving, and stands on no list. */
const COMPLETE = 'patient IS NOT NULL AND arrived_ms IS NOT NULL';

/** From here on, rows are read one after the other and kept for the next question of the same period. */
const MOST_DAYS_BY_INDEX = 180;
/** More than so many altered rows are not looked up one by one. */
const MOST_ALTERED = 500;

function arrivedIn(table: string): string {
  return `SELECT stay, patient, cell, arrived_ms, arrived_on, departed_ms, signed_ms, booked_ms, offered_ms, reconciled_ms,
    missed_code FROM ${table} WHERE establishment = ? AND arrived_on BETWEEN ? AND ? AND ${COMPLETE}`;
}

/** Stays of one long period. */
interface Years {
  readonly period: string;
  /** As they were last answered; never altered. */
  rows: readonly StayTimes[];
  /** By id; made when the first of them has altered, because the first reading is the one that somebody waits for. */
  byId: Map<string, StayTimes> | null;
}

function byStay(rows: readonly StayTimes[]): Map<string, StayTimes> {
  const found = new Map<string, StayTimes>();
  for (const row of rows) found.set(row.stayId, row);
  return found;
}

function timesOf(row: StayFacts): StayTimes {
  const { establishment: _where, firstStage: _first, secondStage: _second, signed: _signed, ...times } = row;
  return times;
}

interface OpenStays {
  readonly establishment: string;
  /** `KeptRecords.stays` when they were read. */
  readonly at: number;
  readonly rows: readonly StayFacts[];
}

/** The rows of now, each as the object it was before where nothing of it changed. */
function sameAsBefore(before: readonly StayFacts[], now: readonly StayFacts[]): readonly StayFacts[] {
  const byId = new Map(before.map((row) => [row.stayId, row]));
  return now.map((row) => {
    const old = byId.get(row.stayId);
    return old !== undefined && isEqual(old, row) ? old : row;
  });
}

function isEqual(a: StayFacts, b: StayFacts): boolean {
  return (Object.keys(a) as (keyof StayFacts)[]).every((name) => a[name] === b[name]);
}

export function stayReads(database: Connection, kept: KeptRecords): StayReads {
  const open = database.prepare<[string], StayFacts>(
    `SELECT ${COLUMNS} FROM stay_row WHERE establishment = ? AND departed_ms IS NULL AND ${COMPLETE}
     ORDER BY arrived_ms, stay`,
  );
  const one = database.prepare<[string], StayFacts>(
    `SELECT ${COLUMNS} FROM stay_row WHERE stay = ? AND ${COMPLETE}`,
  );
  // Arrays: of fifty thousand rows, most of the time would go into naming columns.
  const arrived = database.prepare<[string, string, string], StayColumns>(arrivedIn('stay_row')).raw();
  // Of years nearly every row is asked for: one after the other they are read twice as quickly as through the index.
  const ofYears = database
    .prepare<[string, string, string], StayColumns>(arrivedIn('stay_row NOT INDEXED'))
    .raw();
  let years: Years | null = null;
  const arrivedInYears = (establishment: string, from: string, to: string): readonly StayTimes[] => {
    const altered = kept.takeAlteredStays();
    const period = `${establishment} ${from} ${to}`;
    if (years?.period === period && altered !== null && altered.size <= MOST_ALTERED) {
      if (altered.size === 0) return years.rows;
      const byId = (years.byId ??= byStay(years.rows));
      for (const id of altered) {
        const row = one.get(id);
        const isIn = row?.establishment === establishment && row.arrivedOn >= from && row.arrivedOn <= to;
        if (row !== undefined && isIn) byId.set(id, timesOf(row));
        else byId.delete(id);
      }
      years.rows = [...byId.values()];
    } else {
      years = { period, rows: ofYears.all(establishment, from, to).map(named), byId: null };
    }
    return years.rows;
  };
  // Who left has no index: one reading of the narrow rows, when a manager asks.
  const left = database
    .prepare<[string, number, number], StayColumns>(
      `SELECT stay, patient, cell, arrived_ms, arrived_on, departed_ms, signed_ms, booked_ms, offered_ms, reconciled_ms,
       missed_code FROM stay_row NOT INDEXED WHERE establishment = ? AND departed_ms >= ? AND departed_ms < ? AND ${COMPLETE}
       ORDER BY departed_ms, stay`,
    )
    .raw();
  const outcomes = database
    .prepare<[string, string], [string, string, string]>(
      `SELECT stay, date, code FROM stay_entry
       WHERE type = 'booking' AND state = 'booked' AND code IS NOT NULL AND date BETWEEN ? AND ?`,
    )
    .raw();
  const sessions = database.prepare<[string, string], SessionCount>(
    `SELECT clinic AS clinicId, date, code, count(*) AS count FROM stay_entry
     WHERE type = 'booking' AND state = 'booked' AND clinic IS NOT NULL AND date BETWEEN ? AND ?
     GROUP BY date, clinic, code`,
  );
  let held: OpenStays = { establishment: '', at: -1, rows: [] };
  return {
    open: (establishment) => {
      if (held.establishment === establishment && held.at === kept.stays) return held.rows;
      const rows = sameAsBefore(
        held.rows,
        guarded(() => open.all(establishment)),
      );
      held = { establishment, at: kept.stays, rows };
      return rows;
    },
    one: (stayId) => guarded(() => one.get(stayId) ?? null),
    get version() {
      return kept.stays;
    },
    arrived: (establishment, from, to) =>
      guarded(() =>
        civilDaysFrom(from, to) > MOST_DAYS_BY_INDEX
          ? arrivedInYears(establishment, from, to)
          : arrived.all(establishment, from, to).map(named),
      ),
    left: (establishment, fromMs, toMs) => guarded(() => left.all(establishment, fromMs, toMs).map(named)),
    outcomes: (from, to) =>
      guarded(() => outcomes.all(from, to).map(([stayId, date, code]) => ({ stayId, date, code }))),
    sessions: (from, to) => guarded(() => sessions.all(from, to)),
  };
}
