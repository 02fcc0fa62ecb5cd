/**
 * Years of audit entries at a central record, made by the database itself in a minute or two: pushing five million would take an
 * hour. Rows, keys and indexes are those that the product has; only their hashes are made up, which no query reads.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { uuid } from '../support/stores.ts';

export const ESTABLISHMENT = 'LEI';
/** Workstations whose trails they are; entry `n` is the next one of stream `n % STREAMS`. */
export const STREAMS = 40;
export const STAFF = 180;
/** Each is looked at during some seven weeks; the newest thousand are here now. */
export const PATIENTS = 22_000;
/** In the papers: one entry in a hundred is about this person, all years through. */
export const FAMOUS = PATIENTS;
/** Looked at three times, years ago: the fewest rows in the most. */
export const FORGOTTEN = PATIENTS + 1;
/** In the papers in the first of the three years, and not here since. */
export const ONCE_FAMOUS = PATIENTS + 2;
/** Left after a month, long ago. */
export const LEAVER = STAFF;
const YEARS_MS = 3 * 365 * 86_400_000;

export const patientId = (n: number): string => uuid(0xaa, n);
export const staffId = (n: number): string => uuid(0x5a, n);
export const streamId = (n: number): string => uuid(0x57, n);

/** `uuid(lane, n)` of the tests, in SQL. */
const idOf = (lane: number, n: string): string =>
  `overlay(lpad(to_hex((${n})::bigint), 12, '0') placing '-' from 9 for 0) || '-7000-8000-${lane.toString(16).padStart(12, '0')}'`;

/** Mixed well enough that who looks at whom follows no pattern. */
const mixed = (by: number): string => `((n * ${by}::bigint) % 1000003)`;

const entries = (rows: number, until: Date): string => `
  INSERT INTO audit_entry (establishment, stream, workstation, received_at, seq, at, at_text, staff, event, patient, detail, hash)
  SELECT '${ESTABLISHMENT}', stream::uuid, stream::uuid, at + interval '9 seconds', 1 + n / ${STREAMS}, at,
    to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), staff, event, CASE WHEN event <> 'search' THEN patient END,
    CASE event WHEN 'search' THEN 'o''neill ' || (n % 97) WHEN 'edit' THEN 'answer.q' || (n % 150) WHEN 'print' THEN 'wing-summary printer'
      WHEN 'board' THEN to_char(at, 'YYYY-MM-DD') ELSE '' END,
    decode(md5(n::text) || md5((n + 1)::text), 'hex')
  FROM (
    SELECT n, ${idOf(0x57, `n % ${STREAMS}`)} AS stream,
      timestamptz '${until.toISOString()}' - (${rows} - n) * interval '1 millisecond' * ${(YEARS_MS / rows).toFixed(6)} AS at,
      (ARRAY['open', 'open', 'search', 'edit', 'open', 'print', 'actions-viewed', 'sign', 'open', 'acct-narrative-opened'])[1 + ${mixed(7919)} % 10] AS event,
      ${idOf(
        0x5a,
        `CASE WHEN n < ${Math.floor(rows / 36)} AND n % ${Math.max(1, Math.floor(rows / 2400))} = 3 THEN ${LEAVER}
        ELSE power(${mixed(104_729)} / 1000003.0, 2) * ${STAFF - 1} END`,
      )} AS staff,
      ${idOf(
        0xaa,
        `CASE WHEN ${mixed(15_485_863)} % 100 = 0 THEN ${FAMOUS} WHEN ${mixed(15_485_863)} % 20 = 1 AND n < ${Math.floor(rows / 3)} THEN ${ONCE_FAMOUS} WHEN n IN (1000, 2000, ${Math.floor(rows / 4)}) THEN ${FORGOTTEN}
        ELSE n * ${PATIENTS - 1000} / ${rows} + ${mixed(32_452_843)} % 1000 END`,
      )} AS patient
    FROM generate_series($1::bigint, $2::bigint) AS n OFFSET 0) AS made`;

export interface Filled {
  readonly seconds: number;
  /** Of the table with its indexes. */
  readonly megabytes: number;
}

/** Fills the empty table of the bench's own database, whose safety against a power cut is suspended meanwhile. */
export async function fillAudit(databaseUrl: string, rows: number, until: Date): Promise<Filled> {
  const clients = [0, 1].map(() => new pg.Client({ connectionString: databaseUrl }));
  for (const client of clients) await client.connect();
  try {
    return await fillBy(clients, rows, until);
  } finally {
    for (const client of clients) await client.end();
  }
}

const HURRIED: readonly (readonly [string, string])[] = [
  ['fsync', 'off'],
  ['full_page_writes', 'off'],
  ['max_wal_size', "'16GB'"],
];

async function fillBy(clients: readonly pg.Client[], rows: number, until: Date): Promise<Filled> {
  const [first, second] = clients as [pg.Client, pg.Client];
  const began = performance.now();
  for (const [name, value] of HURRIED) await first.query(`ALTER SYSTEM SET ${name} = ${value}`);
  await first.query('SELECT pg_reload_conf()');
  for (const client of clients)
    await client.query("SET synchronous_commit = off; SET jit = off; SET maintenance_work_mem = '512MB'");
  const { rows: indexes } = await first.query<{ name: string; made: string; key: string | null }>(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS made, pg_get_constraintdef(c.oid) AS key
     FROM pg_index i LEFT JOIN pg_constraint c ON c.conindid = i.indexrelid WHERE i.indrelid = 'audit_entry'::regclass`,
  );
  for (const { name, key } of indexes)
    await first.query(
      key === null ? `DROP INDEX ${name}` : `ALTER TABLE audit_entry DROP CONSTRAINT ${name}`,
    );
  const half = Math.floor(rows / 2);
  const text = entries(rows, until);
  await Promise.all([first.query(text, [0, half - 1]), second.query(text, [half, rows - 1])]);
  // One after the other: each uses every core by itself.
  for (const { name, made, key } of indexes)
    await first.query(key === null ? made : `ALTER TABLE audit_entry ADD CONSTRAINT ${name} ${key}`);
  await first.query(
    `INSERT INTO audit_stream (establishment, stream, workstation, began, through, hash)
     SELECT establishment, stream, stream, 0, max(seq), decode(repeat('00', 32), 'hex') FROM audit_entry GROUP BY establishment, stream
     ON CONFLICT DO NOTHING`,
  );
  await first.query('VACUUM (ANALYZE) audit_entry');
  for (const [name] of HURRIED) await first.query(`ALTER SYSTEM RESET ${name}`);
  await first.query('SELECT pg_reload_conf()');
  await first.query('CHECKPOINT');
  const { rows: size } = await first.query<{ mb: number; held: string }>(
    "SELECT round(pg_total_relation_size('audit_entry') / 1048576.0)::int AS mb, count(*) AS held FROM audit_entry",
  );
  if (Number(size[0]?.held) < rows) throw new Error(`the table holds ${size[0]?.held} entries`);
  return { seconds: (performance.now() - began) / 1000, megabytes: size[0]?.mb ?? 0 };
}

/** Makes the next questions cold: nothing of the trail in the database's memory, nor, where the machine allows, in its file cache. */
export async function forgetPages(database: pg.Client): Promise<boolean> {
  await database.query('CREATE EXTENSION IF NOT EXISTS pg_buffercache');
  await database.query('CHECKPOINT');
  await database.query('SELECT pg_buffercache_evict_all()');
  const { rows } = await database.query<{ file: string }>(
    `SELECT current_setting('data_directory') || '/' || pg_relation_filepath(oid) AS file FROM pg_class
     WHERE oid = 'audit_entry'::regclass OR oid IN (SELECT indexrelid FROM pg_index WHERE indrelid = 'audit_entry'::regclass)`,
  );
  const files = rows
    .flatMap(({ file }) => [file, ...[1, 2, 3, 4].map((n) => `${file}.${n}`)])
    .filter((file) => existsSync(file));
  return files.every(
    (file) =>
      spawnSync('dd', [`if=${path.normalize(file)}`, 'iflag=nocache', 'count=0'], { stdio: 'ignore' })
        .status === 0,
  );
}
