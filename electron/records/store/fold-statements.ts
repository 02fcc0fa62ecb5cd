/** Prepared statements of the fold: every commit and every pulled change runs some of them. */
import type { Connection } from './connection.ts';
import type { VersionRow } from './version-row.ts';

export interface RecordRow {
  readonly key: number;
  readonly createdMs: number;
  readonly createdCounter: number;
  readonly createdDevice: string;
  readonly createdChange: string;
}

type FieldKey = [record: number, field: string];
type WriteKey = [record: number, field: string, changeId: string];
type VersionKey = [record: number, field: string, pos: number];

export interface FoldedRow {
  readonly pos: number;
  readonly payload: string;
}

export type FoldStatements = ReturnType<typeof foldStatements>;

export function foldStatements(database: Connection) {
  return {
    record: database.prepare<[id: string, type: string], RecordRow>(
      `SELECT key, created_ms AS createdMs, created_counter AS createdCounter, created_device AS createdDevice,
              created_change AS createdChange FROM record WHERE id = ? AND type = ?`,
    ),
    insertRecord: database.prepare(
      `INSERT INTO record (type, id, patient, establishment, created_ms, created_counter, created_device, created_change)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    moveRecord: database.prepare(
      `UPDATE record SET patient = ?, establishment = ?, created_ms = ?, created_counter = ?, created_device = ?,
              created_change = ? WHERE key = ?`,
    ),
    addVersion: database.prepare<[...VersionKey, ms: number]>('INSERT INTO version VALUES (?, ?, ?, ?)'),
    dropVersion: database.prepare<VersionKey>(
      'DELETE FROM version WHERE record = ? AND field = ? AND change = ?',
    ),
    setMs: database.prepare<[ms: number, ...VersionKey]>(
      'UPDATE version SET ms = ? WHERE record = ? AND field = ? AND change = ?',
    ),
    versions: database.prepare<FieldKey, VersionRow & { payload: string }>(
      `SELECT v.record, v.field, v.change AS pos, v.ms, c.payload FROM version v JOIN change c ON c.pos = v.change
       WHERE v.record = ? AND v.field = ?`,
    ),
    countVersions: database
      .prepare<FieldKey, number>('SELECT count(*) FROM version WHERE record = ? AND field = ?')
      .pluck(),
    addDangling: database.prepare<WriteKey>('INSERT OR IGNORE INTO dangling VALUES (?, ?, ?)'),
    takeDangling: database.prepare<WriteKey>(
      'DELETE FROM dangling WHERE record = ? AND field = ? AND change_id = ?',
    ),
    addConflict: database.prepare<FieldKey>('INSERT OR IGNORE INTO field_conflict VALUES (?, ?)'),
    dropConflict: database.prepare<FieldKey>('DELETE FROM field_conflict WHERE record = ? AND field = ?'),
    setIndex: database.prepare<[...FieldKey, type: string, value: string | null]>(
      `INSERT INTO record_index (record, field, type, value) VALUES (?, ?, ?, ?)
       ON CONFLICT (record, field) DO UPDATE SET value = excluded.value WHERE value IS NOT excluded.value`,
    ),
    folded: database.prepare<[id: string], FoldedRow>(
      "SELECT pos, payload FROM change WHERE id = ? AND state = 'folded'",
    ),
  };
}
