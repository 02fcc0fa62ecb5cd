/** A full disk, a read-only file, damage: refused in words, nothing half written, what was saved earlier still there. */
import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { moveAside } from '../../../electron/records/store/aside.ts';
import { connect } from '../../../electron/records/store/connection.ts';
import { asFailure } from '../../../electron/records/store/errors.ts';
import { createStore, openStore } from '../../../electron/records/store/open.ts';
import type { Store } from '../../../electron/records/store/store.ts';
import { Failure } from '../../../shared/failure/failure.ts';
import { smallDisk } from '../../support/small-disk.ts';
import {
  draft,
  nurse,
  temporaryStore,
  type TestStore,
  testKey,
  testStart,
  uuid,
} from '../../support/stores.ts';

const PAGE = 4096;
let test: TestStore;

beforeEach(() => {
  test = temporaryStore();
});
afterEach(() => test.remove());

const note = (n: number, length = 2000) =>
  draft('note', uuid(9, n), { text: 'x'.repeat(length), kind: 'wing' }, uuid(8, 1));

/** Saves notes until one is refused; the number of the refused one and why. */
function fillUp(store: Store, most = 20_000): { refused: number; failure: Failure } {
  for (let n = 1; n <= most; n += 1) {
    try {
      store.commit([note(n)], nurse);
    } catch (error) {
      if (error instanceof Failure) return { refused: n, failure: error };
      throw error;
    }
  }
  throw new Error('the disk never became full');
}

function expectUnharmed(store: Store, refused: number): void {
  expect(store.record('note', uuid(9, refused))).toBeNull();
  expect(store.record('note', uuid(9, refused - 1))).not.toBeNull();
  expect(store.log.head().seq).toBe(refused - 1);
  expect(store.log.firstBroken()).toBeNull();
  store.verify();
}

const disk = smallDisk('full');

describe('a full disk', () => {
  it('maps the errors of SQLite and of the file system to one kind, with no SQL in the sentence', () => {
    for (const code of ['SQLITE_FULL', 'ENOSPC', 'EDQUOT']) {
      const failure = asFailure(Object.assign(new Error('INSERT INTO change …'), { code }));
      expect(failure).toMatchObject({ kind: 'full', cause: code });
      expect(failure.message).toMatch(/full/);
      expect(failure.message).not.toMatch(/INSERT/);
    }
  });

  it.skipIf(!disk.mayMount)(
    '(on a small disk of its own, which needs the right to mount one) refuses, goes on after space is freed',
    () => {
      disk.mount();
      const ballast = join(disk.folder, 'ballast');
      const options = { ...test.options, file: join(disk.folder, 'store.db') };
      try {
        writeFileSync(ballast, Buffer.alloc(1_500_000));
        let store = createStore(options);
        const { refused, failure } = fillUp(store);
        expect(failure.kind).toBe('full');
        expect(() => store.backup(join(disk.folder, 'copy.db'))).toThrow(
          expect.objectContaining({ kind: 'full' }),
        );
        rmSync(ballast);
        expectUnharmed(store, refused);
        store.commit([note(refused)], nurse);
        store.close();
        store = openStore(options);
        expectUnharmed(store, refused + 1);
        store.close();
      } finally {
        disk.unmount();
      }
    },
  );

  it('refuses a save that no longer fits and keeps what was saved', () => {
    test.store.close();
    // The limit is a property of a connection, so this one is opened by hand and the file looked at through the store.
    const database = connect({ file: test.options.file, key: testKey });
    const pages = database.pragma('page_count', { simple: true }) as number;
    database.pragma(`max_page_count = ${pages + 4}`);
    const insert = database.prepare('INSERT INTO setting VALUES (?, ?)');
    const fill = (): void => {
      for (let n = 0; n < 100; n += 1) database.transaction(() => insert.run(String(n), 'x'.repeat(PAGE)))();
    };
    let failure: Failure | undefined;
    try {
      fill();
    } catch (error) {
      failure = asFailure(error);
    }
    database.close();
    expect(failure?.kind).toBe('full');
    expect(test.reopen().settings.get('0')).toHaveLength(PAGE);
    test.store.verify();
  });
});

describe('a file that cannot be written', () => {
  it.skipIf(process.getuid?.() === 0)('(not as root, who may write everywhere) is refused in words', () => {
    test.store.close();
    chmodSync(test.options.file, 0o400);
    expect(() => openStore(test.options)).toThrow(expect.objectContaining({ kind: 'readonly' }));
    chmodSync(test.options.file, 0o600);
    test.reopen();
  });

  it.skipIf(!disk.mayMount)('(on a disk mounted read-only) is refused in words', () => {
    disk.mount();
    const options = { ...test.options, file: join(disk.folder, 'store.db') };
    try {
      createStore(options).close();
      spawnSync('mount', ['-o', 'remount,ro', disk.folder]);
      expect(() => openStore(options)).toThrow(expect.objectContaining({ kind: 'readonly' }));
      expect(() => createStore({ ...options, file: join(disk.folder, 'other.db') })).toThrow(
        expect.objectContaining({ kind: 'readonly' }),
      );
    } finally {
      disk.unmount();
    }
  });

  it('is a kind of its own', () => {
    for (const code of ['SQLITE_READONLY', 'SQLITE_CANTOPEN', 'EROFS', 'EACCES']) {
      expect(asFailure(Object.assign(new Error(''), { code })).kind).toBe('readonly');
    }
  });
});

describe('a damaged file', () => {
  beforeEach(() => {
    for (let n = 1; n <= 200; n += 1) test.store.commit([note(n)], nurse);
    test.store.checkpoint();
    test.store.close();
  });

  /** Kind of the failure on opening and reading everything, or null when nothing was noticed. */
  function kindOfReading(): string | null {
    let store: Store | undefined;
    try {
      store = openStore(test.options);
      store.verify();
      return null;
    } catch (error) {
      return error instanceof Failure ? error.kind : String(error);
    } finally {
      store?.close();
    }
  }

  it('is noticed wherever a byte was flipped, and moved aside whole', () => {
    const whole = readFileSync(test.options.file);
    for (const page of [0, 1, 5, Math.floor(whole.length / PAGE / 2), whole.length / PAGE - 1]) {
      const bytes = Buffer.from(whole);
      const at = page * PAGE + 1000;
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      writeFileSync(test.options.file, bytes);
      expect(kindOfReading(), `page ${page}`).toBe('corrupt');
    }
    const moved = moveAside(test.options.file, testStart);
    expect(statSync(moved).size).toBe(whole.length);
    writeFileSync(test.options.file, whole);
    writeFileSync(`${test.options.file}.keycheck`, readFileSync(`${moved}.keycheck`));
    expect(kindOfReading()).toBeNull();
    test.reopen();
  });

  it('is noticed when it was cut short, at a page or within one', () => {
    const whole = readFileSync(test.options.file);
    for (const length of [whole.length - PAGE, whole.length - 100, PAGE * 3, 10]) {
      writeFileSync(test.options.file, whole.subarray(0, length));
      expect(kindOfReading(), `${length} bytes`).toBe('corrupt');
    }
    writeFileSync(test.options.file, whole);
    test.reopen();
  });

  it('loses only the unfinished end of a torn write-ahead log', () => {
    test.reopen();
    test.store.commit([note(300)], nurse);
    const wal = `${test.options.file}-wal`;
    // Copied while open, as a power cut would leave the two files; read through a shell so as not to drop the lock here.
    const copy = join(test.folder, 'torn.db');
    const copied =
      spawnSync('cp', [test.options.file, copy]).status === 0 &&
      spawnSync('cp', [wal, `${copy}-wal`]).status === 0;
    expect(copied).toBe(true);
    const bytes = readFileSync(`${copy}-wal`);
    writeFileSync(`${copy}-wal`, bytes.subarray(0, bytes.length - 500));
    const torn = openStore({ ...test.options, file: copy });
    expect(torn.record('note', uuid(9, 200))).not.toBeNull();
    expect(torn.record('note', uuid(9, 300))).toBeNull();
    expect(torn.log.firstBroken()).toBeNull();
    torn.verify();
    torn.close();
  });
});
