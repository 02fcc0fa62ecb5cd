/** Rows 1 to 5 of the observed traps, and what each migration does to a store that has something in it. */
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { connect, type Connection } from '../../../electron/records/store/connection.ts';
import { migrate, pendingMigrations, readMigrations } from '../../../electron/records/store/migrate.ts';
import { openStore } from '../../../electron/records/store/open.ts';
import { draft, nurse, temporaryStore, type TestStore, testKey, uuid } from '../../support/stores.ts';

const source = resolve(import.meta.dirname, '../../../migrations/local');
/** Migrations that may drop a table, each because somebody read it and tested it. */
const mayDropTables: readonly string[] = [];
/** Migrations that stores have been made with. They are never edited, and their hashes never written anew: add another one. */
const frozen: Readonly<Record<string, string>> = {
  '0000_first': '35f4fab7b743f0c82b8c57a6c94156548aa06784dde057d1279670ff748b70e8',
  '0001_first_replication': '94719ae24f51e6f5e4e9a654280c83d0a655b92e817ef6bd7fa5444dcda431dc',
  '0002_retention': 'bd4ba7d1ac1aea1833df871815f79630ab515162c3b5d2009ffbd9ae1e23943c',
  '0003_stays': 'cb1cba382f1e126dc1b5dcf02227147845c840225b26186146f55b3c831d50b9',
  '0004_booking_counts': 'f1bc7de10fc1961e86d81a1b2f4bc32e85a3676ebd056e705c8be9623a5a1b23',
  '0005_packs': 'cd1b9a77617f8a0721a8a5741014438585d8f5492b7409b790ffe0ae6c668915',
};
let test: TestStore;
let folder: string;

beforeEach(() => {
  test = temporaryStore();
  folder = join(test.folder, 'migrations');
  cpSync(source, folder, { recursive: true });
});
afterEach(() => test.remove());

/** Adds a migration to the copied folder, with its journal entry and frozen hash. */
function addMigration(tag: string, sql: string, when?: number): void {
  const journalFile = join(folder, 'meta', '_journal.json');
  const journal = JSON.parse(readFileSync(journalFile, 'utf8')) as {
    entries: { idx: number; when: number }[];
  };
  const last = journal.entries.at(-1);
  const entry = {
    idx: (last?.idx ?? -1) + 1,
    version: '6',
    when: when ?? (last?.when ?? 0) + 1,
    tag,
    breakpoints: true,
  };
  writeFileSync(journalFile, JSON.stringify({ ...journal, entries: [...journal.entries, entry] }));
  writeFileSync(join(folder, `${tag}.sql`), sql);
  const hashes = JSON.parse(readFileSync(join(folder, 'hashes.json'), 'utf8')) as Record<string, string>;
  hashes[tag] = createHash('sha256').update(sql).digest('hex');
  writeFileSync(join(folder, 'hashes.json'), JSON.stringify(hashes));
}

const changesIn = (database: Connection): number =>
  database.prepare<[], number>('SELECT count(*) FROM change').pluck().get() ?? -1;

it('row 1: rebuilding a parent table keeps its children', () => {
  const file = join(test.folder, 'rebuilt.db');
  const database = connect({ file, key: testKey });
  const before = `CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT) STRICT;
    CREATE TABLE child (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES parent (id) ON DELETE CASCADE) STRICT;
    INSERT INTO parent VALUES (1, 'a'), (2, 'b'); INSERT INTO child VALUES (1, 1), (2, 2);`;
  const rebuild = `CREATE TABLE parent_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
    INSERT INTO parent_new SELECT * FROM parent; DROP TABLE parent; ALTER TABLE parent_new RENAME TO parent;`;
  const migration = (tag: string, sql: string) => ({ tag, when: 1, hash: '', statements: [sql] });
  migrate(database, [migration('0000_before', before)], 'now');
  database.pragma('foreign_keys = ON');
  expect(() => migrate(database, [migration('0001_rebuild', rebuild)], 'now')).toThrow(/foreign_keys/);
  database.pragma('foreign_keys = OFF');
  migrate(database, [migration('0001_rebuild', rebuild)], 'now');
  expect(database.prepare('SELECT count(*) FROM child').pluck().get()).toBe(2);
  database.close();
});

it('row 1: refuses a migration that would leave rows without their parent', () => {
  test.store.commit([draft('stay', uuid(9, 1), { cell: 'A1' })], nurse);
  addMigration('0900_orphans', 'DELETE FROM record');
  test.store.close();
  expect(() => openStore({ ...test.options, migrations: folder })).toThrow(/without their parent/);
  expect(test.reopen().record('stay', uuid(9, 1))).not.toBeNull();
});

it('row 1: no migration drops a table unless it stands on the list', () => {
  const dropping = readMigrations(source).filter(({ statements }) =>
    /DROP\s+TABLE/i.test(statements.join('\n')),
  );
  expect(dropping.map(({ tag }) => tag)).toEqual(mayDropTables);
});

it('row 2: refuses a store that a newer build has migrated, and leaves it alone', () => {
  addMigration('0900_newer', 'CREATE TABLE newer (x INTEGER) STRICT');
  test.reopen({ migrations: folder });
  test.store.close();
  expect(() => openStore(test.options)).toThrow(expect.objectContaining({ kind: 'newer' }));
  test.reopen({ migrations: folder });
});

it('row 3: refuses a migration that comes later with an earlier time', () => {
  addMigration('0900_late', 'SELECT 1', 5);
  expect(() => readMigrations(folder)).toThrow(/out of order/);
});

it('row 4: refuses a migration that was altered after it was frozen', () => {
  const [first = ''] = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  writeFileSync(join(folder, first), `${readFileSync(join(folder, first), 'utf8')}\n-- altered`);
  expect(() => readMigrations(folder)).toThrow(/altered/);
});

it('row 4: what has been frozen stays as it is, its hash included', () => {
  const hashes = JSON.parse(readFileSync(join(source, 'hashes.json'), 'utf8')) as Record<string, string>;
  expect(hashes).toMatchObject(frozen);
  expect(readMigrations(source).map(({ tag }) => tag)).toEqual(Object.keys(hashes));
});

it('row 5: applies all pending migrations or none, after a verified copy', () => {
  test.store.commit([draft('stay', uuid(9, 1), { cell: 'A1' })], nurse);
  addMigration('0900_good', 'CREATE TABLE extra (x INTEGER) STRICT');
  addMigration('0901_bad', 'INSERT INTO nowhere VALUES (1)');
  test.store.close();
  expect(() => openStore({ ...test.options, migrations: folder })).toThrow('did not answer as expected');
  const copies = readdirSync(test.folder).filter((name) => name.startsWith('store.db.before-0900_good'));
  expect(copies).toContain('store.db.before-0900_good');
  const database = connect({ file: test.options.file, key: testKey });
  expect(database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'extra'").get()).toBeUndefined();
  expect(changesIn(database)).toBe(1);
  database.close();
  test.reopen();
});

it('0000_first: makes an empty store whose log and audit trail cannot be altered', () => {
  const file = join(test.folder, 'first.db');
  const database = connect({ file, key: testKey });
  const pending = pendingMigrations(database, readMigrations(source));
  expect(pending.map(({ tag }) => tag)).toContain('0000_first');
  migrate(database, pending.slice(0, 1), 'now');
  database.exec(`INSERT INTO change VALUES (1, 'a', x'00', x'00', 'folded', NULL, NULL, '{}');
    INSERT INTO audit VALUES (1, 'now', 's', 'e', NULL, '', x'00')`);
  const forbidden = [
    'DELETE FROM change',
    "UPDATE change SET payload = '[]'",
    "UPDATE change SET id = 'b'",
    'DELETE FROM audit',
    "UPDATE audit SET staff = 'x'",
  ];
  for (const sql of forbidden) expect(() => database.exec(sql), sql).toThrow(/never|append-only/);
  database.exec('UPDATE change SET effective_ms = 5');
  database.close();
});

it('0001_first_replication: a store of the build before keeps everything, and all of its patients are whole', () => {
  const before = join(test.folder, 'before');
  cpSync(source, before, { recursive: true });
  const journalFile = join(before, 'meta', '_journal.json');
  const journal = JSON.parse(readFileSync(journalFile, 'utf8')) as { entries: { tag: string }[] };
  const entries = journal.entries.filter(({ tag }) => tag < '0001');
  writeFileSync(journalFile, JSON.stringify({ ...journal, entries }));
  const old = { ...test.options, file: join(test.folder, 'old.db'), migrations: before };
  const made = connect({ file: old.file, key: testKey });
  migrate(made, pendingMigrations(made, readMigrations(before)), 'now');
  made.close();
  const database = connect({ file: old.file, key: testKey });
  expect(database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'arriving'").get()).toBeUndefined();
  database.exec(`INSERT INTO change VALUES (1, 'a', x'00', x'00', 'parked', NULL, NULL, '{}')`);
  migrate(database, pendingMigrations(database, readMigrations(source)), 'now');
  expect(changesIn(database)).toBe(1);
  expect(database.prepare('SELECT count(*) FROM arriving').pluck().get()).toBe(0);
  expect(database.prepare('SELECT count(*) FROM arriving_person').pluck().get()).toBe(0);
  expect(() => database.exec("INSERT INTO arriving VALUES ('LEI', 'e', 'x', 0)")).toThrow(
    /cannot store TEXT value/,
  );
  database.close();
});

it('0002_retention: keeps every change of the build before, and lets a payload go only as a purged one', () => {
  const file = join(test.folder, 'old.db');
  const database = connect({ file, key: testKey });
  const migrations = readMigrations(source);
  const before = migrations.filter(({ tag }) => tag < '0002');
  migrate(database, before, 'now');
  database.exec(`INSERT INTO change VALUES (1, 'a', x'00', x'00', 'folded', NULL, NULL, '{}')`);
  expect(() => database.exec("UPDATE change SET payload = '', state = 'purged'")).toThrow(/never altered/);
  migrate(database, pendingMigrations(database, migrations), 'now');
  expect(changesIn(database)).toBe(1);
  for (const table of ['purged', 'purged_person'])
    expect(database.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0);
  expect(() => database.exec("UPDATE change SET payload = ''")).toThrow(/never altered/);
  database.exec("UPDATE change SET payload = '', state = 'purged'");
  expect(() => database.exec('DELETE FROM change')).toThrow(/never deleted/);
  database.exec("UPDATE change SET payload = '{}', state = 'folded'");
  database.close();
});

it('0003_stays: a store of the build before gets the rows of its stays from its own log, and loses nothing', () => {
  const [patient, stay] = [uuid(9, 1), uuid(9, 2)];
  const values = { arrivedAt: '2026-11-22T19:00:00.000+00:00', departedAt: null, cell: 'B-2-14' };
  test.store.commit([draft('stay', stay, values, patient)], nurse);
  test.store.commit([draft('signed-assessment', uuid(9, 3), signed(stay), patient)], nurse);
  test.store.close();
  // Back to what the build before left: no tables of stays, and the fold as that build remembered it.
  const old = connect({ file: test.options.file, key: testKey });
  old.exec(`DROP TABLE stay_row; DROP TABLE stay_entry; DROP TABLE ready_pack; DROP TABLE kept_pdf; DELETE FROM migration WHERE tag >= '0003';
    UPDATE setting SET value = 'of the build before' WHERE key = 'store.fold'`);
  const before = changesIn(old);
  old.close();
  const store = test.reopen();
  expect(store.counts().changes).toBe(before);
  expect(store.stays.open('LEI')).toEqual([
    expect.objectContaining({ stayId: stay, patientId: patient, cell: 'B-2-14', arrivedOn: '2026-11-22' }),
  ]);
  expect(store.stays.one(stay)?.signedMs).toBe(Date.parse('2026-11-25T10:00:00Z'));
});

const signed = (stay: string) => ({ kind: 'second-stage', stay, signedAt: '2026-11-25T10:00:00Z' });

it('0004_booking_counts: counts of bookings come from an index alone, and the rows of the build before stay', () => {
  const file = join(test.folder, 'counts.db');
  const database = connect({ file, key: testKey });
  const migrations = readMigrations(source);
  migrate(
    database,
    migrations.filter(({ tag }) => tag < '0004'),
    'now',
  );
  database.exec(`INSERT INTO record VALUES (1, 'booking', 'b', 'p', 'LEI', 1, 0, 'd', 'c');
    INSERT INTO stay_entry VALUES (1, 'b', 'booking', 's', 'second-stage', 'booked', 1, 1, 'k', '2026-11-24', NULL)`);
  const plan = () =>
    JSON.stringify(
      database
        .prepare(
          `EXPLAIN QUERY PLAN SELECT clinic, date, code, count(*) FROM stay_entry WHERE type = 'booking' AND state = 'booked'
           AND clinic IS NOT NULL AND date BETWEEN '2026-01-01' AND '2026-12-31' GROUP BY date, clinic, code`,
        )
        .all(),
    );
  expect(plan()).not.toContain('COVERING INDEX');
  migrate(database, pendingMigrations(database, migrations), 'now');
  expect(plan()).toContain('COVERING INDEX stay_entry_booked');
  expect(plan()).not.toContain('TEMP B-TREE');
  expect(database.prepare('SELECT id, date FROM stay_entry').all()).toEqual([
    { id: 'b', date: '2026-11-24' },
  ]);
  database.close();
});

it('0005_packs: a store of the build before keeps everything, and has a place for ready packs and signed PDFs', () => {
  test.store.commit([draft('stay', uuid(9, 1), { cell: 'A1' })], nurse);
  test.store.settings.set('key', 'kept');
  test.store.close();
  const old = connect({ file: test.options.file, key: testKey });
  old.exec("DROP TABLE ready_pack; DROP TABLE kept_pdf; DELETE FROM migration WHERE tag >= '0005'");
  const before = changesIn(old);
  old.close();
  const store = test.reopen();
  expect(store.counts().changes).toBe(before);
  expect(store.settings.get('key')).toBe('kept');
  expect([store.shelf.readyAll(), store.shelf.pdf('p', 'clinical')]).toEqual([[], null]);
});

it('leaves a store that is up to date alone', () => {
  const database = connect({ file: join(test.folder, 'again.db'), key: testKey });
  const migrations = readMigrations(source);
  migrate(database, pendingMigrations(database, migrations), 'now');
  expect(pendingMigrations(database, migrations)).toEqual([]);
  database.close();
});
