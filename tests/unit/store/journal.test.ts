/** The journal: what it holds, what damage costs, and that store and journal come into step again. */
import { appendFileSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readJournal } from '../../../electron/records/store/journal/journal.ts';
import { draft, nurse, temporaryStore, testKey, uuid, type TestStore } from '../../support/stores.ts';

let test1: TestStore;
let folder: string;
beforeEach(() => {
  const plain = temporaryStore(1);
  folder = join(plain.folder, 'journal');
  plain.reopen({ journal: folder });
  test1 = plain;
});
afterEach(() => test1.remove());

const files = () => readdirSync(folder).map((name) => join(folder, name));
function save(n: number): string {
  const [change] = test1.store.commit([draft('patient', uuid(8, n), { surname: `O’Brien-${n}` })], nurse);
  return change?.id ?? '';
}
const journaled = () =>
  readJournal(folder, testKey).frames.flatMap(({ entries }) => entries.map(({ id }) => id));

test('holds every save that is not acknowledged, and no word of it in clear', () => {
  const ids = [1, 2, 3].map(save);
  expect(journaled()).toEqual(ids);
  for (const file of files()) expect(readFileSync(file).includes('O’Brien')).toBe(false);
  expect(readJournal(folder, 'ab'.repeat(32)).frames).toEqual([]);
});

test('a commit that fails leaves nothing behind', () => {
  const id = save(1);
  expect(() => test1.store.commit([draft('patient', uuid(8, 2), { nhsNumber: 'x' })], nurse)).toThrow(
    /does not fit/,
  );
  const signed = draft('contact-attempt', uuid(8, 3), { result: 'reached' });
  test1.store.commit([signed], nurse);
  // Refused inside the transaction: the entry is final.
  expect(() => test1.store.commit([signed], nurse)).toThrow(/final/);
  expect(journaled()).toHaveLength(2);
  expect(journaled()[0]).toBe(id);
});

test('a store put back from an older copy gets what it lacks from the journal', () => {
  save(1);
  const copy = `${test1.options.file}.copy`;
  test1.store.backup(copy);
  const later = [2, 3].map(save);
  test1.store.close();
  for (const suffix of ['', '-wal']) rmSync(test1.options.file + suffix, { force: true });
  writeFileSync(test1.options.file, readFileSync(copy));
  const store = test1.reopen({ journal: folder });
  expect(store.record('patient', uuid(8, 3))?.fields['surname']?.versions[0]?.value).toBe('O’Brien-3');
  expect(store.log.head().seq).toBe(3);
  expect(store.log.firstBroken()).toBeNull();
  expect(journaled()).toEqual(expect.arrayContaining(later));
});

test('a journal that was deleted is written anew from what is unsent', () => {
  const ids = [1, 2, 3].map(save);
  rmSync(folder, { recursive: true });
  test1.store.log.acknowledge(1, []);
  test1.reopen({ journal: folder });
  expect(journaled()).toEqual(ids.slice(1));
});

test('a last frame that was cut short is cut off, and the next save stands behind the one before', () => {
  const first = save(1);
  save(2);
  const [file = ''] = files();
  const whole = readFileSync(file);
  test1.store.close();
  truncateSync(file, whole.length - 7);
  // The store has both; the journal gets the second one back.
  test1.reopen({ journal: folder });
  expect(journaled()).toHaveLength(2);
  const third = save(3);
  expect(journaled().at(0)).toBe(first);
  expect(journaled().at(-1)).toBe(third);
});

test('damage costs the frame it hits and none behind it', () => {
  const ids = [1, 2, 3, 4, 5].map(save);
  const [file = ''] = files();
  const bytes = readFileSync(file);
  const third = readJournal(folder, testKey).frames[2];
  expect(third).toBeDefined();
  bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 0xff;
  writeFileSync(file, bytes);
  appendFileSync(file, 'TCJ1 and no more');
  const { frames, damaged } = readJournal(folder, testKey);
  expect(damaged).toBe(1);
  const left = frames.flatMap(({ entries }) => entries.map(({ id }) => id));
  expect(left).toHaveLength(4);
  expect(ids).toEqual(expect.arrayContaining(left));
});

test('what the central record acknowledged goes, file by file', () => {
  const long = (n: number) => draft('contact-attempt', uuid(8, n), { note: 'x'.repeat(1900) });
  const many = Array.from({ length: 300 }, (_, n) => long(n + 1));
  test1.store.commit(many, nurse);
  const [before] = files();
  test1.store.log.acknowledge(299, []);
  expect(files()).toEqual([before]);
  test1.store.log.acknowledge(300, []);
  expect(files()).toEqual([]);
  const next = save(301);
  expect(journaled()).toEqual([next]);
  test1.reopen({ journal: folder });
  expect(test1.store.log.head().seq).toBe(301);
});

test('after another device id the journal holds what is unsent under it', () => {
  const ids = [1, 2, 3].map(save);
  test1.store.log.acknowledge(1, []);
  test1.store.log.reissue(1, uuid(0xd1, 9));
  expect(journaled()).toEqual(ids.slice(1));
  const [frame] = readJournal(folder, testKey).frames;
  expect(frame?.device).toBe(uuid(0xd1, 9));
  expect(frame?.entries[0]?.seq).toBe(1);
});
