import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createStatusBoard } from '../../../electron/records/replication/status.ts';
import { connect, type Connection } from '../../../electron/records/store/connection.ts';
import { Holding } from '../../../electron/records/store/holding.ts';
import { openStore } from '../../../electron/records/store/open.ts';
import type { PulledEntry } from '../../../electron/records/store/log-types.ts';
import type { Envelope } from '../../../shared/changes/change.ts';
import { newerTypes, noteEntries } from '../../support/histories.ts';
import { draft, nurse, temporaryStore, testKey, type TestStore, uuid } from '../../support/stores.ts';

let test: TestStore;
beforeEach(() => {
  test = temporaryStore(7, { types: newerTypes });
});
afterEach(() => test.remove());

const page = (entries: readonly PulledEntry[]) => ({
  scope: 'LEI',
  epoch: 'one',
  next: entries.at(-1)?.feedSeq ?? 0,
  entries,
});

let copies = 0;
/** What would be there after the power went now: the files as the disk has them, opened elsewhere. */
function afterPowerCut(): { changes: number; cursor: number; saved: boolean } {
  const { options, folder } = test;
  const file = join(folder, `copy-${(copies += 1)}.db`);
  copyFileSync(options.file, file);
  copyFileSync(`${options.file}-wal`, `${file}-wal`);
  const copy = openStore({ ...options, file });
  try {
    const cursor = copy.log.cursor('LEI')?.feedSeq ?? 0;
    return { changes: copy.counts().changes, cursor, saved: copy.record('acct', uuid(9, 1)) !== null };
  } finally {
    copy.close();
  }
}

const save = (): unknown => test.store.commit([draft('acct', uuid(9, 1), { state: '1' })], nurse);

it('holds pages while a store is filled: they are read at once, and cursor and changes are durable together', () => {
  const { store } = test;
  const entries = noteEntries(40);
  store.first.filling(true);
  store.log.applyPage(page(entries.slice(0, 20)));
  store.log.applyPage(page(entries.slice(20, 30)));
  expect(store.counts().changes).toBe(30);
  expect(store.log.cursor('LEI')).toEqual({ epoch: 'one', feedSeq: 30 });
  expect(afterPowerCut()).toEqual({ changes: 0, cursor: 0, saved: false });
  store.first.rest(false);
  expect(afterPowerCut()).toEqual({ changes: 0, cursor: 0, saved: false });
  store.first.rest(true);
  expect(afterPowerCut()).toEqual({ changes: 30, cursor: 30, saved: false });
  store.log.applyPage(page(entries.slice(30)));
  store.first.filling(false);
  expect(afterPowerCut()).toEqual({ changes: 40, cursor: 40, saved: false });
});

it('is told of after every page without ending what is held', () => {
  const { store } = test;
  const status = createStatusBoard(store.log, { now: () => 0 }, () => undefined);
  store.first.filling(true);
  store.log.applyPage(page(noteEntries(10)));
  status.receiving(10, 20);
  expect(status.read()).toMatchObject({ waiting: 0, quarantined: 0 });
  expect(afterPowerCut().changes).toBe(0);
});

it('never keeps a save waiting for the end of what is held: it is durable when it returns', () => {
  const { store } = test;
  store.first.filling(true);
  store.log.applyPage(page(noteEntries(10)));
  save();
  expect(afterPowerCut()).toEqual({ changes: 11, cursor: 10, saved: true });
});

it.each<[string, () => unknown]>([
  ['a setting', () => test.store.settings.set('one', 'two')],
  ['a place in a form', () => test.store.places.put('nurse', 'form', 'field')],
  [
    'an audit entry',
    () => test.store.audit.append({ at: '', staff: 'nurse', event: 'open', patient: null, detail: '' }),
  ],
  ['a verdict', () => test.store.log.acknowledge(0, [])],
  ['another cursor', () => test.store.log.resetCursor('LEI', 'one', 10)],
  ['a first replication', () => test.store.first.begin('LEI', { epoch: 'one', upTo: 20, people: [] })],
  ['somebody who is back', () => test.store.retention.want([uuid(9, 9)])],
  ['a backup', () => test.store.backup(join(test.folder, 'backup.db'))],
  ['a rebuild', () => test.store.rebuild()],
])('ends what is held before %s is written', (_, write) => {
  const { store } = test;
  store.first.filling(true);
  store.log.applyPage(page(noteEntries(10)));
  write();
  expect(afterPowerCut()).toMatchObject({ changes: 10, cursor: 10 });
});

it('ends what is held when the store is closed', () => {
  test.store.first.filling(true);
  test.store.log.applyPage(page(noteEntries(10)));
  test.reopen();
  expect(test.store.counts().changes).toBe(10);
});

const onDisk = (): Connection => {
  test.store.close();
  return connect({ file: test.options.file, key: testKey });
};
const written = (): string => 'written';

it('takes no page behind one that was lost, until filling begins anew', () => {
  const database = onDisk();
  let reloads = 0;
  const holding = new Holding(database, () => (reloads += 1));
  holding.set(true);
  expect(holding.page(1, written)).toBe('written');
  // As SQLite does by itself when the disk fills up in the middle of a transaction.
  database.exec('ROLLBACK');
  expect(() => holding.page(1, written)).toThrow('could not be stored');
  expect(() => holding.page(1, written)).toThrow('could not be stored');
  expect(reloads).toBe(1);
  holding.set(true);
  holding.page(10_000, written);
  holding.page(1, written);
  database.exec('ROLLBACK');
  expect(() => holding.end()).toThrow('no transaction');
  expect(() => holding.page(1, written)).toThrow('could not be stored');
  expect(reloads).toBe(2);
  database.close();
});

it('lets go of all that is held when a page cannot be written, and holds none for a while, so that it costs no other again', () => {
  const database = onDisk();
  const holding = new Holding(database, () => undefined);
  const put = (key: string) => () => database.exec(`INSERT INTO setting VALUES ('${key}', '')`);
  const keys = () => database.prepare('SELECT key FROM setting WHERE key LIKE ?').pluck().all('page %');
  const refuse = (): never => {
    throw new Error('no room');
  };
  holding.set(true);
  holding.page(1, put('page 1'));
  expect(() => holding.page(1, refuse)).toThrow('no room');
  expect(database.inTransaction).toBe(false);
  expect(() => holding.page(1, put('page 2'))).toThrow('could not be stored');
  holding.set(true);
  holding.page(9999, put('page 1'));
  expect(() => holding.page(1, refuse)).toThrow('no room');
  expect(keys()).toEqual(['page 1']);
  expect(database.inTransaction).toBe(false);
  holding.page(1, put('page 2'));
  expect(database.inTransaction).toBe(true);
  holding.set(false);
  expect(keys()).toEqual(['page 1', 'page 2']);
  database.close();
});

it('takes a page into what is held in which another change stands in the place of one held before', () => {
  const { store } = test;
  const [first, second, ...others] = noteEntries(20) as [PulledEntry, PulledEntry, ...PulledEntry[]];
  const place = { device: first.envelope?.device ?? '', seq: first.envelope?.seq ?? 0 };
  const taken = { ...second, envelope: { ...(second.envelope as Envelope), ...place } };
  store.first.filling(true);
  store.log.applyPage(page([first]));
  store.log.applyPage(page([taken, ...others]));
  expect(afterPowerCut().changes).toBe(0);
  store.first.filling(false);
  expect(afterPowerCut()).toMatchObject({ changes: 20, cursor: 20 });
  expect(store.log.quarantined()).toEqual([]);
});
