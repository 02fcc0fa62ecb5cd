/** Reads of the narrow rows of stays and bookings (stay-table.ts). */
import { type ArrivedStays, arrivedReads, COMPLETE } from './arrived-stays.ts';
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
  arrived(establishment: string, from: string, to: string): ArrivedStays;
  /** Stays that ended from one moment (milliseconds, included) to another (excluded), by when they did. */
  left(establishment: string, fromMs: number, toMs: number): readonly StayTimes[];
  /** Bookings whose own date lies in a range and that have an outcome; cancelled ones are left out. */
  outcomes(from: string, to: string): readonly OutcomeFacts[];
  /** Bookings that stand in sessions of a range of dates. */
  sessions(from: string, to: string): readonly SessionCount[];
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
  const oneStay = (stayId: string): StayFacts | null => one.get(stayId) ?? null;
  const arrived = arrivedReads(database, kept, oneStay);
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
    one: (stayId) => guarded(() => oneStay(stayId)),
    get version() {
      return kept.stays;
    },
    arrived: (establishment, from, to) => guarded(() => arrived(establishment, from, to)),
    left: (establishment, fromMs, toMs) => guarded(() => left.all(establishment, fromMs, toMs).map(named)),
    outcomes: whileNothingIsBooked(kept, (from, to) =>
      outcomes.all(from, to).map(([stayId, date, code]) => ({ stayId, date, code })),
    ),
    sessions: whileNothingIsBooked(kept, (from, to) => sessions.all(from, to)),
  };
}

type OfDates<T> = (from: string, to: string) => readonly T[];

/** Answers the question that was asked last as before, while no booking was written to. */
function whileNothingIsBooked<T>(kept: KeptRecords, read: OfDates<T>): OfDates<T> {
  let held: { readonly question: string; readonly at: number; readonly answer: readonly T[] } | null = null;
  return (from, to) => {
    const question = `${from} ${to}`;
    if (held?.question !== question || held.at !== kept.bookings)
      held = { question, at: kept.bookings, answer: guarded(() => read(from, to)) };
    return held.answer;
  };
}
