/** One test per trap of opening an encrypted SQLite file; the number is the row of the table of observed traps. */
import Database from 'better-sqlite3';
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect } from '../../../electron/records/store/connection.ts';
import { createStore, openStore } from '../../../electron/records/store/open.ts';
import { Failure } from '../../../shared/failure/failure.ts';
import { draft, nurse, temporaryStore, type TestStore, testKey, uuid } from '../../support/stores.ts';

const PLAIN = 'SQLite format 3';
const otherKey = 'ab'.repeat(32);
let test: TestStore;

beforeEach(() => {
  test = temporaryStore();
});
afterEach(() => test.remove());

function headerOf(file: string): string {
  const handle = openSync(file, 'r');
  const header = Buffer.alloc(PLAIN.length);
  readSync(handle, header, 0, header.length, 0);
  closeSync(handle);
  return header.toString('latin1');
}

function failureOf(work: () => unknown): Failure {
  try {
    work();
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error('this should have failed');
}

describe('the settings that hold while the store is open', () => {
  it('row 9, and durability: cipher, journal, synchronous and temporary files are read back', () => {
    test.store.close();
    const database = connect({ file: test.options.file, key: testKey });
    const simple = (name: string): unknown => database.pragma(name, { simple: true });
    expect(simple('cipher')).toBe('sqlcipher');
    expect(simple('legacy')).toBe('4');
    expect(simple('journal_mode')).toBe('wal');
    expect(simple('synchronous')).toBe(2);
    expect(simple('temp_store')).toBe(2);
    expect(simple('locking_mode')).toBe('exclusive');
    database.close();
    expect(test.reopen().counts().changes).toBe(0);
  });
});

describe('the key', () => {
  it('row 7: never leaves a plaintext file', () => {
    expect(headerOf(test.options.file)).not.toBe(PLAIN);
    const file = join(test.folder, 'plain.db');
    const plain = new Database(file);
    plain.exec('CREATE TABLE t (x)');
    plain.close();
    expect(failureOf(() => openStore({ ...test.options, file })).kind).toBe('corrupt');
  });

  it.each([testKey.slice(1), testKey.toUpperCase(), '', `${testKey}0`, 'a passphrase'])(
    'row 8: refuses a key of another shape and does not repeat it',
    (key) => {
      const file = join(test.folder, 'other.db');
      const failure = failureOf(() => createStore({ ...test.options, file, key }));
      expect(failure.kind).toBe('wrong-key');
      if (key !== '') expect(`${failure.message}${String(failure.cause)}${failure.stack}`).not.toContain(key);
      expect(existsSync(file)).toBe(false);
    },
  );

  it('row 10: notices a wrong key at opening and leaves the store as it was', () => {
    test.store.close();
    const failure = failureOf(() => openStore({ ...test.options, key: otherKey }));
    expect(failure.kind).toBe('wrong-key');
    expect(JSON.stringify([failure.message, failure.cause])).not.toContain(otherKey);
    expect(test.reopen().counts().changes).toBe(0);
  });

  it('tells a wrong key from a damaged first page', () => {
    test.store.close();
    const bytes = readFileSync(test.options.file);
    bytes.fill(0x5a, 100, 200);
    writeFileSync(test.options.file, bytes);
    expect(failureOf(() => openStore(test.options)).kind).toBe('corrupt');
    expect(failureOf(() => openStore({ ...test.options, key: otherKey })).kind).toBe('wrong-key');
  });

  it('row 13: opens with the raw key, without hundreds of thousands of rounds', () => {
    test.store.close();
    const times = [1, 2, 3, 4, 5].map(() => {
      const start = process.cpuUsage();
      connect({ file: test.options.file, key: testKey }).close();
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    });
    // A passphrase costs 160 ms of processor time and more; this is processor time, so a busy machine does not matter.
    expect(Math.min(...times)).toBeLessThan(60);
  });

  it('row 11: memory cannot be keyed, so a store there is refused', () => {
    expect(() => connect({ file: ':memory:', key: testKey })).toThrow(Failure);
  });
});

describe('the file', () => {
  it('is readable by its owner alone, and so are its companions', () => {
    test.store.commit([draft('stay', uuid(9, 1), { cell: 'A1' })], nurse);
    test.store.backup(join(test.folder, 'copy.db'));
    const files = ['store.db', 'store.db-wal', 'store.db.keycheck', 'copy.db', 'copy.db.keycheck'];
    // Through stat alone: opening the file here would drop the lock of the open store.
    for (const file of files) expect(statSync(join(test.folder, file)).mode & 0o077, file).toBe(0);
  });

  it('is not there until it is complete, and is never made twice', () => {
    expect(existsSync(`${test.options.file}.new`)).toBe(false);
    expect(failureOf(() => createStore(test.options)).kind).toBe('conflict');
    const file = join(test.folder, 'second.db');
    writeFileSync(`${file}.new`, 'cut short while being made');
    createStore({ ...test.options, file }).close();
    expect(existsSync(file)).toBe(true);
  });

  it('is said to be missing, empty or cut short', () => {
    test.store.close();
    const file = join(test.folder, 'other.db');
    expect(failureOf(() => openStore({ ...test.options, file })).kind).toBe('not-found');
    writeFileSync(file, '');
    expect(failureOf(() => openStore({ ...test.options, file })).kind).toBe('corrupt');
    writeFileSync(file, readFileSync(test.options.file).subarray(0, 10_000));
    expect(failureOf(() => openStore({ ...test.options, file })).kind).toBe('corrupt');
  });

  it('is not opened twice in one process', () => {
    expect(failureOf(() => openStore(test.options)).kind).toBe('busy');
  });
});

describe('the driver', () => {
  it('row 12: nothing asks for the pages in plaintext, as serialize() would give them', () => {
    const folder = resolve(import.meta.dirname, '../../../electron');
    const asking = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .filter((name) => /\.(de)?serialize\(/.test(readFileSync(join(folder, name), 'utf8')));
    expect(asking).toEqual([]);
  });

  it('row 14: a transaction cannot be asynchronous', () => {
    test.store.close();
    const database = connect({ file: test.options.file, key: testKey });
    const later = database.transaction(async () => Promise.resolve());
    expect(() => later()).toThrow(/promise/);
    database.close();
  });

  it('row 15: what goes wrong in SQL comes out as a kind, without SQL or values', () => {
    test.store.close();
    const failure = failureOf(() => test.store.record('patient', uuid(9, 1)));
    expect(failure.kind).toBe('unexpected');
    expect(failure.message).not.toMatch(/select|insert|patient/i);
    test.reopen();
  });
});
