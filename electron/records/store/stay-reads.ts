/** Reads of the narrow rows of stays and bookings (stay-table.ts). */
import type { Connection } from './connection.ts';
import { guarded } from './errors.ts';
import type { Facts } from './stay-facts.ts';

/** One stay. Instants are milliseconds since 1970 UTC; `arrivedOn` is a civil date in London. */
export interface StayFacts extends Facts {
  readonly stayId: string;
  readonly patientId: string;
  readonly cell: string | null;
  readonly arrivedMs: number;
  readonly arrivedOn: string;
  readonly departedMs: number | null;
}

/** A booking with an outcome, and where the person lives now. */
export interface OutcomeFacts {
  readonly bookingId: string;
  readonly stayId: string;
  readonly patientId: string;
  readonly kind: string;
  readonly date: string;
  readonly code: string;
  readonly cell: string | null;
}

/** How many bookings of a session stand, by what came of them; null where nothing has yet. */
export interface SessionCount {
  readonly clinicId: string;
  readonly date: string;
  readonly code: string | null;
  readonly count: number;
}

export interface StayReads {
  /** Stays at this establishment that have not ended, by arrival. */
  open(establishment: string): StayFacts[];
  one(stayId: string): StayFacts | null;
  /** Stays that began on a civil date of a range, both included. */
  arrived(establishment: string, from: string, to: string): StayFacts[];
  /** Bookings of stays here whose own date lies in a range and that have an outcome; cancelled ones are left out. */
  outcomes(establishment: string, from: string, to: string): OutcomeFacts[];
  /** Bookings that stand in sessions of a range of dates. */
  sessions(from: string, to: string): SessionCount[];
}

const COLUMNS = `stay AS stayId, patient AS patientId, cell, arrived_ms AS arrivedMs, arrived_on AS arrivedOn,
  departed_ms AS departedMs, first_stage AS firstStage, second_stage AS secondStage, signed, signed_ms AS signedMs,
  booked_ms AS bookedMs, offered_ms AS offeredMs, reconciled_ms AS reconciledMs, missed_code AS missedCode`;
/** What came without an arrival is history that is still arriving, and stands on no list. */
const COMPLETE = 'patient IS NOT NULL AND arrived_ms IS NOT NULL';

export function stayReads(database: Connection): StayReads {
  const open = database.prepare<[string], StayFacts>(
    `SELECT ${COLUMNS} FROM stay_row WHERE establishment = ? AND departed_ms IS NULL AND ${COMPLETE}
     ORDER BY arrived_ms, stay`,
  );
  const one = database.prepare<[string], StayFacts>(
    `SELECT ${COLUMNS} FROM stay_row WHERE stay = ? AND ${COMPLETE}`,
  );
  const arrived = database.prepare<[string, string, string], StayFacts>(
    `SELECT ${COLUMNS} FROM stay_row WHERE establishment = ? AND arrived_on BETWEEN ? AND ? AND ${COMPLETE}`,
  );
  const outcomes = database.prepare<[string, string, string], OutcomeFacts>(
    `SELECT e.id AS bookingId, s.stay AS stayId, s.patient AS patientId, e.kind, e.date, e.code, s.cell
     FROM stay_entry e JOIN stay_row s ON s.stay = e.stay
     WHERE e.type = 'booking' AND e.state = 'booked' AND e.code IS NOT NULL AND s.patient IS NOT NULL
       AND s.establishment = ? AND e.date BETWEEN ? AND ?`,
  );
  const sessions = database.prepare<[string, string], SessionCount>(
    `SELECT clinic AS clinicId, date, code, count(*) AS count FROM stay_entry
     WHERE type = 'booking' AND state = 'booked' AND clinic IS NOT NULL AND date BETWEEN ? AND ?
     GROUP BY clinic, date, code`,
  );
  return {
    open: (establishment) => guarded(() => open.all(establishment)),
    one: (stayId) => guarded(() => one.get(stayId) ?? null),
    arrived: (establishment, from, to) => guarded(() => arrived.all(establishment, from, to)),
    outcomes: (establishment, from, to) => guarded(() => outcomes.all(establishment, from, to)),
    sessions: (from, to) => guarded(() => sessions.all(from, to)),
  };
}
