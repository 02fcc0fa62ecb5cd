/**
 * Whom arrivals and escort records are about. They are written before anybody has said who it is; once the arrival names
 * the person, what came before belongs to that person's history too.
 */
import type { Change } from '../../shared/changes/change.ts';
import { patientOf } from '../../shared/changes/fold.ts';
import type { Query } from '../database/database.ts';

const textOf = (change: Change, field: string): string | null => {
  const value = change.fields[field]?.value;
  return typeof value === 'string' ? value : null;
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Gives entries just stored, and older ones of the same arrivals, their person. Answers everybody whom these changes turned
 * out to be about beside what they say themselves.
 */
export async function settleWhom(
  query: Query,
  establishment: string,
  changes: readonly Change[],
): Promise<string[]> {
  const escorts = changes.filter(
    (change) => change.record.type === 'escort-record' && patientOf(change) === null,
  );
  const waiting = escorts.flatMap((change) => {
    const arrival = textOf(change, 'arrival');
    return arrival !== null && UUID.test(arrival) ? [{ arrival, record: change.record.id }] : [];
  });
  if (waiting.length > 0)
    await query(
      `INSERT INTO escort_waiting (establishment, arrival, record)
       SELECT $1, * FROM unnest($2::uuid[], $3::uuid[]) ON CONFLICT DO NOTHING`,
      [establishment, waiting.map((row) => row.arrival), waiting.map((row) => row.record)],
    );
  const arrivals = [
    ...new Set([
      ...waiting.map((row) => row.arrival),
      ...changes.filter(({ record }) => record.type === 'arrival').map(({ record }) => record.id),
    ]),
  ];
  if (arrivals.length === 0) return [];
  // The person an arrival was said to be first; a later word would be another record.
  const named = await query<{ arrival: string; patient: string }>(
    `SELECT DISTINCT ON (record_id) record_id AS arrival, patient FROM change_log
     WHERE establishment = $1 AND record_id = ANY($2::uuid[]) AND record_type = 'arrival' AND patient IS NOT NULL
     ORDER BY record_id, feed_seq`,
    [establishment, arrivals],
  );
  if (named.length === 0) return [];
  await query(
    `WITH named AS (SELECT * FROM unnest($2::uuid[], $3::uuid[]) AS t (arrival, patient)),
     about AS (SELECT arrival AS record, patient FROM named
       UNION ALL SELECT waiting.record, named.patient FROM named
       JOIN escort_waiting AS waiting ON waiting.establishment = $1 AND waiting.arrival = named.arrival)
     UPDATE change_log AS entry SET patient = about.patient FROM about
     WHERE entry.establishment = $1 AND entry.record_id = about.record AND entry.patient IS NULL`,
    [establishment, named.map((row) => row.arrival), named.map((row) => row.patient)],
  );
  return named.map((row) => row.patient);
}
