/**
 * Whose each record is and what of it is open, projected from the log behind the feed. Pushes do not wait for it and it takes no
 * establishment's row lock; a first replication catches it up before it is answered.
 */
import type { Change } from '../../shared/changes/change.ts';
import type { LoggedChange } from '../../shared/changes/fold.ts';
import type { Database, Query } from '../database/database.ts';
import { isWatched, subjectRows, type SubjectRow } from './subject-rows.ts';

/** Feed entries of one transaction. */
const STEP = 2000;

interface Payload {
  readonly payload: string;
  readonly effective: number | null;
}

const logged = ({ payload, effective }: Payload): LoggedChange => ({
  change: JSON.parse(payload) as Change,
  effectiveMs: effective,
});

/** All changes of the watched records of a step, and the step's own of all others. */
async function wholeRecords(
  query: Query,
  establishment: string,
  step: readonly LoggedChange[],
): Promise<LoggedChange[]> {
  const plain = step.filter(({ change }) => !isWatched(change.record.type));
  const watched = step.filter(({ change }) => isWatched(change.record.type));
  const ids = [...new Set(watched.map(({ change }) => change.record.id))];
  if (ids.length === 0) return plain;
  const rows = await query<Payload>(
    `SELECT payload, effective_ms AS effective FROM change_log
     WHERE establishment = $1 AND record_id = ANY(string_to_array($2::text, ' ')::uuid[])`,
    [establishment, ids.join(' ')],
  );
  return [...plain, ...rows.map(logged)];
}

async function putRows(query: Query, establishment: string, rows: readonly SubjectRow[]): Promise<void> {
  await query(
    `INSERT INTO subject (establishment, patient, record, type, about, open, day)
     SELECT $1, t.patient, t.record, t.type, t.about, t.open, t.day
     FROM unnest(string_to_array($2::text, ' ')::uuid[], string_to_array($3::text, ' ')::uuid[], $4::text[], $5::uuid[],
       $6::boolean[], $7::text[]) AS t (patient, record, type, about, open, day)
     ON CONFLICT (establishment, patient, record) DO UPDATE SET open = EXCLUDED.open, day = EXCLUDED.day
       WHERE (subject.open, subject.day) IS DISTINCT FROM (EXCLUDED.open, EXCLUDED.day)`,
    [
      establishment,
      rows.map((row) => row.patient).join(' '),
      rows.map((row) => row.record).join(' '),
      rows.map((row) => row.type),
      rows.map((row) => row.about),
      rows.map((row) => row.open),
      rows.map((row) => row.day),
    ],
  );
}

/** Projects the next step; false when nothing was left. */
async function step(query: Query, establishment: string): Promise<boolean> {
  // What a crash takes back is projected again: no flush to wait for.
  await query("SELECT set_config('synchronous_commit', 'off', true)");
  await query(
    'INSERT INTO subject_progress (establishment, feed_seq) VALUES ($1, 0) ON CONFLICT DO NOTHING',
    [establishment],
  );
  const [progress] = await query<{ feed: number }>(
    'SELECT feed_seq AS feed FROM subject_progress WHERE establishment = $1 FOR UPDATE',
    [establishment],
  );
  const entries = await query<Payload & { feed: number }>(
    `SELECT feed_seq AS feed, payload, effective_ms AS effective FROM change_log
     WHERE establishment = $1 AND feed_seq > $2 ORDER BY feed_seq LIMIT $3`,
    [establishment, progress?.feed ?? 0, STEP],
  );
  const last = entries.at(-1);
  if (!last) return false;
  const changes = await wholeRecords(query, establishment, entries.map(logged));
  await putRows(query, establishment, subjectRows(changes));
  await query('UPDATE subject_progress SET feed_seq = $2 WHERE establishment = $1', [
    establishment,
    last.feed,
  ]);
  return true;
}

/** Feed number up to which the projection reaches. */
async function subjectsThrough(query: Query, establishment: string): Promise<number> {
  const [row] = await query<{ feed: number }>(
    'SELECT feed_seq AS feed FROM subject_progress WHERE establishment = $1',
    [establishment],
  );
  return row?.feed ?? 0;
}

/** Brings the projection up to a feed number at least, unless told to stop between two steps. */
export async function catchUpSubjects(
  database: Database,
  establishment: string,
  upTo: number,
  stopped: () => boolean = () => false,
): Promise<void> {
  while (!stopped() && (await subjectsThrough(database.query, establishment)) < upTo)
    if (!(await database.transaction((query) => step(query, establishment)))) return;
}

/** Establishments whose projection is behind, with their feed's head. */
export async function behindSubjects(query: Query): Promise<{ id: string; head: number; behind: number }[]> {
  return query(
    `SELECT e.id, e.next_feed - 1 AS head, e.next_feed - 1 - coalesce(p.feed_seq, 0) AS behind
     FROM establishment e LEFT JOIN subject_progress p ON p.establishment = e.id
     WHERE e.next_feed - 1 > coalesce(p.feed_seq, 0) ORDER BY e.id`,
  );
}
