/** Brings an establishment's feed everything about some people that it lacks. */
import type { Query } from '../database/database.ts';
import { addToSegments } from './segments.ts';

interface Delivered {
  readonly feedSeq: number;
  readonly id: string;
  readonly hash: string;
  readonly patient: string;
}

/**
 * Appends after `head` whatever any feed holds about these people and this one does not: same change, payload, hash, device
 * and sequence, marked with where it was written, in the order of arrival. Saves stay together as far as they are about
 * these people. Nothing is appended twice. The caller holds the feed's lock, and moves its head on by the number answered.
 */
export async function deliver(
  query: Query,
  establishment: string,
  head: number,
  patients: readonly string[],
): Promise<{ readonly count: number; readonly ofPatient: ReadonlyMap<string, number> }> {
  const rows = await query<Delivered>(
    `WITH lacking AS (
       SELECT DISTINCT ON (id) * FROM change_log AS theirs
       WHERE patient = ANY($3::uuid[]) AND establishment <> $1
         AND NOT EXISTS (SELECT 1 FROM change_log AS mine WHERE mine.establishment = $1 AND mine.id = theirs.id)
       ORDER BY id, (origin IS NOT NULL), establishment),
     placed AS (
       SELECT *, row_number() OVER (ORDER BY received_at, establishment, feed_seq) AS place,
         feed_seq + group_rest AS last_of_group FROM lacking)
     INSERT INTO change_log (establishment, workstation, received_at, feed_seq, id, hash, device, seq, prev, record_type,
       record_id, group_rest, effective_ms, payload, bytes, patient, origin)
     SELECT $1, workstation, received_at, $2 + place, id, hash, device, seq, prev, record_type, record_id,
       count(*) OVER (PARTITION BY establishment, last_of_group ORDER BY place DESC) - 1, effective_ms, payload, bytes,
       patient, coalesce(origin, establishment)
     FROM placed RETURNING feed_seq AS "feedSeq", id, encode(hash, 'hex') AS hash, patient`,
    [establishment, head, patients],
  );
  await addToSegments(query, establishment, rows);
  const ofPatient = new Map<string, number>();
  for (const { patient } of rows) ofPatient.set(patient, (ofPatient.get(patient) ?? 0) + 1);
  return { count: rows.length, ofPatient };
}
