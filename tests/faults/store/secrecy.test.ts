/** Nothing readable outside the encrypted file, and nobody else inside it while it is open. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore } from '../../../electron/records/store/open.ts';
import { temporaryStore, type TestStore, testKey, uuid } from '../../support/stores.ts';

const marker = 'MarkerOfAPatientWhoMustNotBeRead';
const holder = join(import.meta.dirname, 'holder.ts');
let test: TestStore;
let child: ChildProcess | undefined;

beforeEach(() => {
  test = temporaryStore();
  test.store.close();
});
afterEach(() => {
  child?.kill('SIGKILL');
  child = undefined;
  test.remove();
});

async function heldElsewhere(): Promise<void> {
  child = spawn(process.execPath, [holder, test.options.file, 'hold', marker], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout!, 'data');
}

it('shows no clinical text in the store, its write-ahead log or any copy, also after a kill', async () => {
  await heldElsewhere();
  const scan = (): string[] =>
    readdirSync(test.folder).filter((name) => {
      const text = readFileSync(join(test.folder, name), 'latin1');
      return text.includes(marker) || text.includes(testKey) || text.includes('staff-nurse');
    });
  expect(readdirSync(test.folder)).toContain('store.db-wal');
  expect(scan()).toEqual([]);
  child?.kill('SIGKILL');
  await once(child!, 'exit');
  expect(scan()).toEqual([]);
  test.reopen().backup(join(test.folder, 'copy.db'));
  test.store.close();
  expect(scan()).toEqual([]);
  expect(test.reopen().record('note', uuid(9, 900))?.fields['text']?.value).toBe(marker);
});

it('refuses a second process in words, and opens again as soon as the first has gone', async () => {
  await heldElsewhere();
  expect(() => openStore(test.options)).toThrow(expect.objectContaining({ kind: 'busy' }));
  child?.kill('SIGKILL');
  await once(child!, 'exit');
  expect(test.reopen().record('note', uuid(9, 900))).not.toBeNull();
});

it.runIf(process.platform === 'linux')(
  'row 6: a sort larger than the cache leaves no plaintext file (seen through /proc)',
  () => {
    const { stdout, stderr } = spawnSync(process.execPath, [holder, test.options.file, 'spill', marker], {
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({ files: 0, plain: false });
  },
);
