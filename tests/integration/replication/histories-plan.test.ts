/** A person's history is read in work that follows its length, however many entries were saved together. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openDatabase, type Database } from '../../../central/database/database.ts';
import { migrate } from '../../../central/database/migrate.ts';
import { historyOfPerson } from '../../../central/store/histories.ts';
import { emptyDatabase, migrations } from '../../support/migrations.ts';
import { uuid } from '../../support/stores.ts';

const [person, other] = [uuid(0xaa, 1), uuid(0xaa, 2)];
const SAVE = 50;
const ENTRIES = 2000;

let database: Database;

beforeAll(async () => {
  database = openDatabase(await emptyDatabase(inject('postgresUrl')), () => undefined, 2);
  await migrate(database, migrations);
  await database.query(
    "INSERT INTO establishment (id, name, kind, epoch, next_feed) VALUES ('LEI', 'HMP Leicester', 'prison', $1, $2)",
    [uuid(0xe, 1), ENTRIES + 1],
  );
  // Saves of fifty; of the first thousand entries every save holds one of somebody else, and then two saves only are theirs.
  await database.query(
    `INSERT INTO change_log (establishment, feed_seq, id, hash, device, seq, prev, record_type, record_id, patient, group_rest,
       received_at, workstation, bytes, payload)
     SELECT 'LEI', n, gen_random_uuid(), '\\x00', $1, n, '\\x00', 'note', gen_random_uuid(),
       CASE WHEN (n <= 1000 AND n % ${SAVE} <> 7) OR n BETWEEN 1501 AND 1600 THEN $2::uuid ELSE $3::uuid END,
       ${SAVE - 1} - (n - 1) % ${SAVE}, now(), $1, 5, 'الحسن' FROM generate_series(1, ${ENTRIES}) AS n`,
    [uuid(0xd, 1), person, other],
  );
  await database.query(
    'INSERT INTO subject (establishment, patient, record, type) SELECT establishment, patient, record_id, record_type FROM change_log',
  );
  await database.query('ANALYZE change_log, subject');
}, 60_000);
afterAll(() => database.close());

const numbers = async (patient: string, upTo: number): Promise<number[]> =>
  (await historyOfPerson(database.query, 'LEI', patient, upTo)).map(({ feedSeq }) => feedSeq);
const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

test('every save that holds something of the person comes whole and once', async () => {
  expect(await numbers(person, ENTRIES)).toEqual([...range(1, 1000), ...range(1501, 1600)]);
  expect(await numbers(other, ENTRIES)).toEqual([...range(1, 1500), ...range(1601, 2000)]);
});

test('nothing behind the number asked for, though a save goes on there', async () => {
  expect(await numbers(person, 20)).toEqual(range(1, 20));
});

interface Node {
  readonly 'Node Type': string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly Plans?: readonly Node[];
}
const all = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(all)];

test('no save is gone through once for each of its entries', async () => {
  let rows = 0;
  await historyOfPerson(
    async (text, values = []) => {
      const [row] = await database.query<{ 'QUERY PLAN': [{ Plan: Node }] }>(
        `EXPLAIN (ANALYZE, FORMAT JSON) ${text}`,
        values,
      );
      const found = all(row!['QUERY PLAN'][0].Plan).filter((node) => node['Node Type'] === 'Function Scan');
      rows = found.reduce((sum, node) => sum + node['Actual Rows'] * node['Actual Loops'], 0);
      return [];
    },
    'LEI',
    person,
    ENTRIES,
  );
  expect(rows).toBe(1100);
});
