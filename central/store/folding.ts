/** The fold of an establishment's log into the `record` table, caught up in steps behind the feed. */
import type { Change } from '../../shared/changes/change.ts';
import { foldChanges, type LoggedChange } from '../../shared/changes/fold.ts';
import type { FoldedRecord } from '../../shared/changes/version.ts';
import { recordTypes } from '../../shared/records/registry.ts';
import type { Database, Query } from '../database/database.ts';

/** Feed entries folded in one transaction. */
const STEP = 1000;

async function changesOf(
  query: Query,
  establishment: string,
  records: readonly string[],
): Promise<LoggedChange[]> {
  const rows = await query<{ payload: string; effective: number | null }>(
    `SELECT payload, effective_ms AS effective FROM change_log
     WHERE establishment = $1 AND record_id = ANY($2::uuid[]) ORDER BY feed_seq`,
    [establishment, records],
  );
  return rows.map((row) => ({ change: JSON.parse(row.payload) as Change, effectiveMs: row.effective }));
}

async function putRecords(
  query: Query,
  establishment: string,
  records: readonly FoldedRecord[],
  counts: ReadonlyMap<string, number>,
): Promise<void> {
  await query(
    `INSERT INTO record (establishment, type, id, patient, changes, folded)
     SELECT $1, t.type, t.id, t.patient, t.changes, t.folded
     FROM unnest($2::text[], $3::uuid[], $4::uuid[], $5::integer[], $6::jsonb[]) AS t (type, id, patient, changes, folded)
     ON CONFLICT (establishment, type, id)
     DO UPDATE SET patient = EXCLUDED.patient, changes = EXCLUDED.changes, folded = EXCLUDED.folded`,
    [
      establishment,
      records.map((record) => record.type),
      records.map((record) => record.id),
      records.map((record) => record.patient),
      records.map((record) => counts.get(`${record.type} ${record.id}`) ?? 0),
      // jsonb cannot hold U+0000; the log keeps the exact text.
      records.map((record) => JSON.stringify(record).replaceAll(String.raw`\u0000`, String.raw`\ufffd`)),
    ],
  );
}

/** Folds the next step; returns false when there was nothing left. Each record touched is folded again from its changes. */
async function foldStep(query: Query, establishment: string): Promise<boolean> {
  await query('INSERT INTO fold_progress (establishment, feed_seq) VALUES ($1, 0) ON CONFLICT DO NOTHING', [
    establishment,
  ]);
  const [progress] = await query<{ feed_seq: number }>(
    'SELECT feed_seq FROM fold_progress WHERE establishment = $1 FOR UPDATE',
    [establishment],
  );
  const after = progress?.feed_seq ?? 0;
  const touched = await query<{ record: string; feed: number }>(
    `SELECT record_id AS record, feed_seq AS feed FROM change_log
     WHERE establishment = $1 AND feed_seq > $2 ORDER BY feed_seq LIMIT $3`,
    [establishment, after, STEP],
  );
  const last = touched.at(-1);
  if (!last) return false;
  const logged = await changesOf(query, establishment, [...new Set(touched.map((row) => row.record))]);
  const counts = new Map<string, number>();
  for (const { change } of logged) {
    const key = `${change.record.type} ${change.record.id}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  await putRecords(query, establishment, [...foldChanges(recordTypes, logged).values()], counts);
  await query('UPDATE fold_progress SET feed_seq = $2 WHERE establishment = $1', [establishment, last.feed]);
  return true;
}

/** Brings the fold up to the feed. */
export async function catchUp(database: Database, establishment: string): Promise<void> {
  while (await database.transaction((query) => foldStep(query, establishment)));
}

/** Records of a patient as the central record holds them, of one type or of all. */
export async function recordsOfPatient(
  query: Query,
  establishment: string,
  patient: string,
): Promise<{ record: FoldedRecord; changes: number }[]> {
  return query(
    `SELECT folded AS record, changes FROM record
     WHERE establishment = $1 AND (patient = $2 OR (type = 'patient' AND id = $2)) ORDER BY type, id`,
    [establishment, patient],
  );
}

/** Forgets the fold so that the next question builds it again from the log. */
export async function resetFold(query: Query, establishment: string): Promise<void> {
  await query('DELETE FROM record WHERE establishment = $1', [establishment]);
  await query('DELETE FROM fold_progress WHERE establishment = $1', [establishment]);
}
