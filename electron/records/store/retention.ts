/**
 * Taking people who left out of this copy, and putting them back (docs/decisions/0040-scope-and-transfer.md). The row of a
 * change stays, with id, hash, link and place in the feed, so that digests and chains prove what they proved before; its
 * payload goes, and with it everything folded from it.
 */
import { segmentOf } from '../../../shared/replication/digest.ts';
import type { Core } from './core.ts';
import type { KeptRecords } from './kept-records.ts';
import { deviceNoOf, seqOf } from './position.ts';
import type { RecordHistory } from './record-history.ts';

/** Why a person cannot be taken out now, or where everything held about them stands in the feed. */
export type Copy =
  | { readonly removable: true; readonly segments: readonly number[]; readonly changes: number }
  | { readonly removable: false; readonly reason: 'unsent' | 'set-aside' | 'unplaced' };

export interface Retention {
  /** Stays at this establishment: whose, and when they ended (null: here). */
  stays(establishment: string): { patient: string; departedAt: string | null }[];
  /** People of whom anything is folded here. */
  people(): number;
  /** Whether everything about each person has its place in the feed at or below the cursor, sent and not set aside. */
  copiesOf(scope: string, patients: readonly string[]): Map<string, Copy>;
  /**
   * Takes a person's payloads, folded rows, search words and keys out, in one transaction; nothing when there are not exactly
   * as many changes as were looked at (`changes` of `copiesOf`), because somebody has written since. Answers how many went.
   */
  purge(patient: string, changes: number): number;
  /** Empties the write-ahead log, so that neither file holds anything of what was purged. */
  settle(): void;
  purgedPeople(): number;
  /** Marks people as back: their payloads are taken again when a page brings them. */
  want(patients: readonly string[]): void;
  /** Feed numbers of payloads that have to be fetched again, in order; empty when nobody is back. */
  wanted(scope: string, most: number): number[];
}

const FOLDED_OF = [
  'version',
  'dangling',
  'field_conflict',
  'record_index',
  'patient_token',
  'patient_match_key',
  'stay_row',
  'stay_entry',
];

interface Row {
  readonly pos: number;
  readonly id: string;
}

export function retentionOf(
  { database, clock, installation }: Core,
  history: RecordHistory,
  kept: KeptRecords,
): Retention {
  const prepare = <P extends unknown[], R>(sql: string) => database.prepare<P, R>(sql);
  const stays = prepare<[string], { patient: string; departedAt: string | null }>(
    `SELECT r.patient, i.value AS departedAt FROM record_index i JOIN record r ON r.key = i.record
     WHERE i.type = 'stay' AND i.field = 'departedAt' AND r.establishment = ? AND r.patient IS NOT NULL`,
  );
  const people = prepare<[], number>("SELECT count(*) FROM record WHERE type = 'patient'").pluck();
  // Arrivals and escort records name nobody until somebody says who it was; they go with the person they turned out to be.
  const recordsOf = prepare<[string], { key: number; id: string }>(
    `WITH mine AS (SELECT key, id, type FROM record WHERE patient = ?),
     arrival AS (SELECT i.value AS id FROM mine JOIN record_index i ON i.record = mine.key AND i.field = 'arrival'
       WHERE mine.type = 'stay' AND i.value IS NOT NULL)
     SELECT key, id FROM mine
     UNION SELECT r.key, r.id FROM record r JOIN arrival a ON r.id = a.id AND r.type = 'arrival'
     UNION SELECT r.key, r.id FROM record_index i JOIN arrival a ON i.value = a.id JOIN record r ON r.key = i.record
       WHERE i.type = 'escort-record' AND i.field = 'arrival'`,
  );
  const changesOf = prepare<[string, string], Row>(
    `SELECT c.pos, c.id FROM json_each(?) AS wanted JOIN record_history h ON h.record_id = wanted.value
       JOIN change c ON c.pos = h.pos WHERE c.state <> 'purged'
     UNION SELECT pos, id FROM change INDEXED BY change_waiting
       WHERE state <> 'folded' AND state <> 'purged' AND json_extract(payload, '$.patient') = ?`,
  );
  database.exec('CREATE TEMP TABLE IF NOT EXISTS looked_at (pos INTEGER PRIMARY KEY)');
  const lookAt = prepare<[number], unknown>('INSERT OR IGNORE INTO looked_at VALUES (?)');
  // One walk over the feed for all of them: an index from changes to places would cost every pulled change.
  const places = prepare<[string], { pos: number; place: number }>(
    `SELECT l.pos, f.feed_seq AS place FROM feed f CROSS JOIN looked_at l ON l.pos = f.change WHERE f.scope = ?`,
  );
  const cursorOf = prepare<[string], number>('SELECT feed_seq FROM cursor WHERE scope = ?').pluck();
  const setAside = prepare<[string], number>('SELECT 1 FROM quarantine WHERE change_id = ?').pluck();
  const empty = prepare<[number], unknown>(
    `UPDATE change SET payload = '', state = 'purged',
       effective_ms = coalesce(effective_ms, json_extract(payload, '$.clock.ms')) WHERE pos = ?`,
  );
  const remember = prepare<[number, string], unknown>('INSERT INTO purged (pos, patient) VALUES (?, ?)');
  const rememberPerson = prepare<[string, string], unknown>(
    `INSERT INTO purged_person (patient, at, wanted) VALUES (?, ?, 0)
     ON CONFLICT (patient) DO UPDATE SET at = excluded.at, wanted = 0`,
  );
  const dropFolded = FOLDED_OF.map((table) =>
    prepare<[number], unknown>(`DELETE FROM ${table} WHERE record = ?`),
  );
  const dropRecord = prepare<[number], unknown>('DELETE FROM record WHERE key = ?');
  const dropShelf = ['ready_pack', 'kept_pdf'].map((table) =>
    prepare<[string], unknown>(`DELETE FROM ${table} WHERE patient = ?`),
  );
  const mark = prepare<[string], unknown>('UPDATE purged_person SET wanted = 1 WHERE patient = ?');
  const anyBack = prepare<[], number>(
    'SELECT 1 FROM purged_person p JOIN purged g ON g.patient = p.patient WHERE p.wanted = 1 LIMIT 1',
  ).pluck();
  const back = prepare<[string, number], number>(
    `SELECT f.feed_seq FROM feed f CROSS JOIN purged g ON g.pos = f.change
       CROSS JOIN purged_person p ON p.patient = g.patient
     WHERE f.scope = ? AND p.wanted = 1 ORDER BY f.feed_seq LIMIT ?`,
  ).pluck();
  const heldOf = (patient: string): Row[] => {
    const ids = recordsOf.all(patient).map((record) => record.id);
    return changesOf.all(JSON.stringify(ids), patient);
  };
  const copyOf = (rows: readonly Row[], placed: ReadonlyMap<number, number>, cursor: number): Copy => {
    const segments = new Set<number>();
    for (const { pos, id } of rows) {
      const own = deviceNoOf(pos) === installation.deviceNo;
      if (own && seqOf(pos) > installation.acknowledged) return { removable: false, reason: 'unsent' };
      if (setAside.get(id) !== undefined) return { removable: false, reason: 'set-aside' };
      const place = placed.get(pos);
      if (place === undefined || place > cursor) return { removable: false, reason: 'unplaced' };
      segments.add(segmentOf(place));
    }
    return { removable: true, segments: [...segments], changes: rows.length };
  };
  const purge = database.transaction((patient: string, changes: number): number => {
    history.catchUp();
    const records = recordsOf.all(patient);
    const rows = heldOf(patient);
    if (rows.length !== changes) return 0;
    for (const { pos } of rows) {
      empty.run(pos);
      remember.run(pos, patient);
    }
    for (const { key } of records) {
      for (const statement of dropFolded) statement.run(key);
      dropRecord.run(key);
    }
    for (const statement of dropShelf) statement.run(patient);
    rememberPerson.run(patient, new Date(clock()).toISOString());
    // The last own change may be among them, and the clock must not fall behind it after a restart.
    installation.saveTime(installation.time);
    return rows.length;
  });
  return {
    stays: (establishment) => stays.all(establishment),
    people: () => people.get() ?? 0,
    copiesOf(scope, patients) {
      history.catchUp();
      const held = new Map(patients.map((patient) => [patient, heldOf(patient)]));
      for (const rows of held.values()) for (const { pos } of rows) lookAt.run(pos);
      const placed = new Map(places.all(scope).map(({ pos, place }) => [pos, place]));
      database.exec('DELETE FROM looked_at');
      const cursor = cursorOf.get(scope) ?? 0;
      return new Map([...held].map(([patient, rows]) => [patient, copyOf(rows, placed, cursor)]));
    },
    purge: (patient, changes) => {
      // Off otherwise: it would cost every answer the writing of pages that are only let go.
      database.pragma('secure_delete = ON');
      try {
        return purge.immediate(patient, changes);
      } finally {
        kept.forget();
        database.pragma('secure_delete = OFF');
      }
    },
    settle: () => void database.pragma('wal_checkpoint(TRUNCATE)'),
    purgedPeople: () => database.prepare<[], number>('SELECT count(*) FROM purged_person').pluck().get() ?? 0,
    want: (patients) => {
      for (const patient of patients) mark.run(patient);
    },
    wanted: (scope, most) => (anyBack.get() === undefined ? [] : back.all(scope, most)),
  };
}
