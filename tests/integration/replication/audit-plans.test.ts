/** Questions about a long trail are answered from an index: read by what the database plans for them, never by how long they take. */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { findAudit } from '../../../central/audit/find.ts';
import { openDatabase, type Database, type Query } from '../../../central/database/database.ts';
import { migrate } from '../../../central/database/migrate.ts';
import type { AuditQuery } from '../../../shared/replication/audit.ts';
import { emptyDatabase, migrations, migrationsUpTo } from '../../support/migrations.ts';
import { uuid } from '../../support/stores.ts';

const ENTRIES = 40_000;
/** In the papers two years ago: looked at in every tenth entry of that time, and by nobody since. */
const once = uuid(0xaa, 1);
const other = uuid(0xaa, 2);
/** Works every day, and looked at them twice. */
const busy = 'staff-3';

let database: Database;
const before = migrationsUpTo('0006_release');
const answered: unknown[] = [];

beforeAll(async () => {
  database = openDatabase(await emptyDatabase(inject('postgresUrl')), () => undefined, 2);
  await migrate(database, before);
  await database.query(
    "INSERT INTO establishment (id, name, kind, epoch) VALUES ('LEI', 'HMP Leicester', 'prison', $1)",
    [uuid(0xe, 1)],
  );
  // Two entries of every instant, of two workstations: their order is that of stream and number.
  await database.query(
    `INSERT INTO audit_entry (establishment, stream, workstation, received_at, seq, at, at_text, staff, event, patient, detail, hash)
     SELECT 'LEI', s::uuid, s::uuid, now(), 1 + n / 2, t, to_char(t AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
       CASE WHEN n IN (20, 40) THEN '${busy}' ELSE 'staff-' || n % 20 END, 'open',
       CASE WHEN n < ${ENTRIES / 2} AND n % 10 = 0 THEN '${once}' WHEN n % 1000 = 7 THEN '${other}' ELSE 'p' || n % 900 END, 'naïve ‫علي', '\\x00'
     FROM (SELECT n, CASE n % 2 WHEN 0 THEN '${uuid(0xf, 1)}' ELSE '${uuid(0xf, 2)}' END AS s,
       timestamptz '2024-01-01' + n / 2 * interval '1 minute' AS t FROM generate_series(0, ${ENTRIES - 1}) AS n) AS made`,
  );
  await database.query('ANALYZE audit_entry');
  answered.push(await find(both), await find({ patient: [once] }));
  await migrate(database, migrations);
  await database.query('ANALYZE audit_entry');
}, 60_000);
afterAll(async () => {
  await database.close();
  rmSync(before, { recursive: true, force: true });
});

const both = { patient: [once], staff: busy };

const find = (asked: Partial<AuditQuery>, query: Query = database.query) =>
  findAudit(query, 'LEI', { as: uuid(0x5a, 1), limit: 50, ...asked });

interface Node {
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Actual Rows': number;
  readonly Plans?: readonly Node[];
}

const all = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(all)];

/** How the database reads the trail for this question. */
async function readingOf(asked: Partial<AuditQuery>): Promise<Node> {
  const plans: Node[] = [];
  await find(asked, async <Row>(text: string, values: readonly unknown[] = []) => {
    if (!text.includes('audit_entry')) return database.query<Row>(text, values);
    const [row] = await database.query<{ 'QUERY PLAN': [{ Plan: Node }] }>(
      `EXPLAIN (ANALYZE, FORMAT JSON) ${text}`,
      values,
    );
    plans.push(...all(row!['QUERY PLAN'][0].Plan));
    return [];
  });
  const found = plans.find((node) => node['Index Name']?.startsWith('audit_entry') ?? false);
  if (found === undefined) throw new Error(`no index of the trail is used: ${JSON.stringify(plans)}`);
  return found;
}

test('somebody looked at often, years ago, is found without reading what came after', async () => {
  const node = await readingOf({ patient: [once] });
  expect(node['Index Name']).toBe('audit_entry_patient');
  expect(node['Rows Removed by Filter'] ?? 0).toBe(0);
  // Some more than asked for: entries of one instant are put in order together.
  expect(node['Actual Rows']).toBeLessThan(120);
});

test('whether one member of staff looked at them is told by the index alone', async () => {
  const node = await readingOf(both);
  expect(node['Index Name']).toBe('audit_entry_patient');
  expect(node['Index Cond']).toContain('staff');
  expect(node['Rows Removed by Filter'] ?? 0).toBe(0);
  expect((await find(both)).entries.map(({ seq }) => seq)).toEqual([21, 11]);
});

test('the answers are those of the build before', async () => {
  expect([await find(both), await find({ patient: [once] })]).toEqual(answered);
});

test('of several people who are one, each entry once, newest first, page behind page', async () => {
  const asked = { patient: [once, other, once] };
  const whole = await find({ ...asked, limit: 1000 });
  const paged: typeof whole.entries = [];
  for (let more = true; more && paged.length < 1000;) {
    const last = paged.at(-1);
    const before = last && { at: last.at, stream: last.stream, seq: last.seq };
    const page = await find({ ...asked, limit: 77, ...(before && { before }) });
    paged.push(...page.entries);
    ({ more } = page);
  }
  const keys = whole.entries.map(({ at, stream, seq }) => `${at} ${stream} ${seq}`);
  expect(new Set(keys).size).toBe(1000);
  expect(new Set(whole.entries.map(({ patient }) => patient))).toEqual(new Set([once, other]));
  expect(whole.entries.map(({ at }) => at)).toEqual(
    whole.entries
      .map(({ at }) => at)
      .toSorted()
      .toReversed(),
  );
  expect(paged.slice(0, 1000)).toEqual(whole.entries);
});
