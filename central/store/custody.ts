/** Rows of custody: who holds a person, by which numbers people are known, and the log of transfers. */
import type { Change } from '../../shared/changes/change.ts';
import { foldChanges } from '../../shared/changes/fold.ts';
import type { FoldedRecord } from '../../shared/changes/version.ts';
import { recordTypes } from '../../shared/records/registry.ts';
import type { Query } from '../database/database.ts';

export interface Custody {
  readonly establishment: string;
  /** Milliseconds since 1970 UTC. */
  readonly since: number;
}

/** Custody of those people of whom it has ever moved. */
export async function custodyOf(query: Query, patients: readonly string[]): Promise<Map<string, Custody>> {
  if (patients.length === 0) return new Map();
  const rows = await query<{ patient: string; establishment: string; since: Date }>(
    'SELECT patient, establishment, since FROM custody WHERE patient = ANY($1::uuid[])',
    [patients],
  );
  return new Map(
    rows.map(({ patient, establishment, since }) => [patient, { establishment, since: since.getTime() }]),
  );
}

/** Writes custody down; `rows` in the order of the patients, so that two transactions never wait for each other. */
export async function putCustody(query: Query, rows: ReadonlyMap<string, Custody>): Promise<void> {
  const sorted = [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1));
  await query(
    `INSERT INTO custody (patient, establishment, since)
     SELECT * FROM unnest($1::uuid[], $2::text[], $3::timestamptz[])
     ON CONFLICT (patient) DO UPDATE SET establishment = EXCLUDED.establishment, since = EXCLUDED.since`,
    [
      sorted.map(([patient]) => patient),
      sorted.map(([, custody]) => custody.establishment),
      sorted.map(([, custody]) => new Date(custody.since)),
    ],
  );
}

/** Establishments whose feeds hold anything about a person that their own workstations wrote. */
export async function writersAbout(query: Query, patient: string): Promise<string[]> {
  const rows = await query<{ establishment: string }>(
    'SELECT DISTINCT establishment FROM change_log WHERE patient = $1 AND origin IS NULL ORDER BY establishment',
    [patient],
  );
  return rows.map((row) => row.establishment);
}

/** Whether an establishment's feed has ever held anything about these people; the subset that it has. */
export async function knownAt(
  query: Query,
  establishment: string,
  patients: readonly string[],
): Promise<Set<string>> {
  if (patients.length === 0) return new Set();
  const rows = await query<{ patient: string }>(
    'SELECT DISTINCT patient FROM change_log WHERE patient = ANY($2::uuid[]) AND establishment = $1',
    [establishment, patients],
  );
  return new Set(rows.map((row) => row.patient));
}

/** Folded records of one type about these people, as one establishment's feed has them. */
export async function foldedAbout(
  query: Query,
  establishment: string,
  type: string,
  patients: readonly string[],
): Promise<FoldedRecord[]> {
  const rows = await query<{ payload: string; effectiveMs: number | null }>(
    `SELECT payload, effective_ms AS "effectiveMs" FROM change_log
     WHERE patient = ANY($2::uuid[]) AND establishment = $1 AND record_type = $3 ORDER BY feed_seq`,
    [establishment, patients, type],
  );
  return folded(rows);
}

/** One record as an establishment's feed has it; null when it is not there or cannot be read. */
export async function foldedRecord(
  query: Query,
  establishment: string,
  type: string,
  id: string,
): Promise<FoldedRecord | null> {
  const rows = await query<{ payload: string; effectiveMs: number | null }>(
    `SELECT payload, effective_ms AS "effectiveMs" FROM change_log
     WHERE establishment = $1 AND record_id = $2 AND record_type = $3 ORDER BY feed_seq`,
    [establishment, id, type],
  );
  return folded(rows)[0] ?? null;
}

function folded(rows: readonly { payload: string; effectiveMs: number | null }[]): FoldedRecord[] {
  const changes = rows.map(({ payload, effectiveMs }) => ({
    change: JSON.parse(payload) as Change,
    effectiveMs,
  }));
  return [...foldChanges(recordTypes, changes).values()];
}

/** Marks entries just stored as written at another establishment: they are no part of a chain of this one. */
export async function markOrigins(
  query: Query,
  establishment: string,
  changes: readonly Pick<Change, 'id' | 'establishment'>[],
): Promise<void> {
  if (changes.length === 0) return;
  await query(
    `UPDATE change_log AS entry SET origin = wrote.origin FROM unnest($2::uuid[], $3::text[]) AS wrote (id, origin)
     WHERE entry.establishment = $1 AND entry.id = wrote.id`,
    [establishment, changes.map((change) => change.id), changes.map((change) => change.establishment)],
  );
}

export interface TransferNote {
  readonly patient: string | null;
  readonly from: string | null;
  readonly to: string;
  readonly cause: 'departure' | 'arrival' | 'request';
  readonly change?: string | undefined;
  readonly workstation: string;
  readonly staff?: string | undefined;
  readonly reason?: string | undefined;
  readonly entries: number;
  readonly refused?: string | undefined;
}

export async function noteTransfer(query: Query, at: Date, note: TransferNote): Promise<void> {
  await query(
    `INSERT INTO transfer (at, patient, from_establishment, to_establishment, cause, change_id, workstation, staff, reason,
       entries, refused) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      at,
      note.patient,
      note.from,
      note.to,
      note.cause,
      note.change ?? null,
      note.workstation,
      note.staff ?? null,
      note.reason ?? null,
      note.entries,
      note.refused ?? null,
    ],
  );
}

/** The latest transfers from or to an establishment, newest first. */
export async function transfersOf(query: Query, establishment: string, most: number): Promise<unknown[]> {
  return query(
    `SELECT patient, from_establishment AS "from", to_establishment AS "to", at, cause, change_id AS change, workstation,
       staff, reason, entries, refused FROM transfer
     WHERE to_establishment = $1 OR from_establishment = $1 ORDER BY id DESC LIMIT $2`,
    [establishment, most],
  );
}
