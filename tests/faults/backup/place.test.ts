/** The place of the backups is gone, swapped or full, or the copy is cut short: said in words, nothing half kept, nothing of others deleted. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { backupName } from '../../../electron/records/workstation/backup-place.ts';
import { Backups } from '../../../electron/records/workstation/backup/backups.ts';
import { openStore } from '../../../electron/records/store/open.ts';
import {
  draft,
  nurse,
  temporaryStore,
  type TestStore,
  testKey,
  testStart,
  uuid,
} from '../../support/stores.ts';

const DAY = 86_400_000;
const station = uuid(0xd0, 1);
let test: TestStore;
let place: string;
let noted: string[];
let monotonic: number;
let backups: Backups;

beforeEach(() => {
  test = temporaryStore();
  place = `${test.folder}-elsewhere`;
  mkdirSync(place);
  noted = [];
  monotonic = 0;
  backups = new Backups({
    dataDir: test.folder,
    now: test.clock,
    monotonic: () => monotonic,
    workstation: () => station,
    open: () => ({ store: test.store, key: testKey }),
    audit: (staff, event, detail) => noted.push(`${staff} ${event} ${detail}`),
    report: () => undefined,
  });
  save(1);
});
afterEach(async () => {
  await backups.stop();
  test.remove();
  rmSync(place, { recursive: true, force: true });
});

const save = (n: number, length = 100) =>
  test.store.commit(
    [draft('note', uuid(9, n), { text: 'x'.repeat(length), kind: 'wing' }, uuid(8, 1))],
    nurse,
  );
const made = () => readdirSync(place).filter((name) => name.endsWith('.backup'));

it('makes one a day at a quiet time, removes its own old ones, and nothing that it did not make', async () => {
  // Another workstation's, with a key of its own, and one whose check value is missing: neither is ours to delete.
  const foreign = backupName(testStart - 900 * DAY);
  writeFileSync(join(place, foreign), 'of somebody else');
  writeFileSync(join(place, `${foreign}.keycheck`), `${'0'.repeat(64)}\n`);
  writeFileSync(join(place, backupName(testStart - 901 * DAY)), 'of nobody');
  backups.choose(place);
  await backups.look();
  expect(made()).toHaveLength(2);
  for (let day = 0; day < 12; day += 1) {
    monotonic += 120_000;
    test.clock.now = testStart + day * DAY;
    await backups.look();
    await backups.look();
  }
  expect(made()).toEqual(expect.arrayContaining([foreign, backupName(testStart - 901 * DAY)]));
  // Seven days and the one of the week before them.
  expect(made()).toHaveLength(2 + 8);
  expect(backups.view()).toMatchObject({ problem: null, overdue: false, last: { kept: 8 } });
  expect(noted.filter((line) => line.startsWith('system backup throughcare-'))).toHaveLength(12);
  expect(noted.filter((line) => line.includes('backup-failed'))).toEqual([]);
});

it('says that the place is gone, and that another disk stands in it; is overdue a day and a half later', async () => {
  backups.choose(place);
  await backups.now('staff-admin');
  renameSync(place, `${place}-unplugged`);
  await expect(backups.now('staff-admin')).rejects.toMatchObject({
    kind: 'not-found',
    message: `The folder ${place} cannot be reached.`,
  });
  mkdirSync(place);
  await expect(backups.now('staff-admin')).rejects.toMatchObject({
    message: expect.stringContaining('is not the one that was chosen'),
  });
  expect(made()).toEqual([]);
  test.clock.now += 2 * DAY;
  expect(backups.view()).toMatchObject({ overdue: true, last: { kept: 1 } });
  rmSync(place, { recursive: true });
  renameSync(`${place}-unplugged`, place);
  monotonic += 120_000;
  await backups.look();
  expect(backups.view()).toMatchObject({ problem: null, overdue: false, last: { kept: 2 } });
  expect(noted.filter((line) => line.includes('backup-failed'))).toHaveLength(2);
});

it('is said in the status that everybody sees: no folder, a failure, overdue, and nothing once one was made', async () => {
  const later = (): void => void (monotonic += 61_000);
  expect(backups.warning()).toEqual({
    line: null,
    sentence: expect.stringContaining('no folder was chosen'),
  });
  backups.choose(place);
  expect(backups.warning()).toBeNull();
  renameSync(place, `${place}-unplugged`);
  test.clock.now += 2 * DAY;
  later();
  expect(backups.warning()).toEqual({
    line: 'Backup overdue',
    sentence: expect.stringMatching(/^No backup .* 2 days ago\. Tell your administrator/),
  });
  await backups.look();
  expect(backups.warning()?.sentence).toContain('cannot be reached');
  renameSync(`${place}-unplugged`, place);
  await backups.now('staff-ada');
  expect(backups.warning()).toBeNull();
  // An hour later the disk is gone: it did not succeed, and is not overdue yet.
  renameSync(place, `${place}-unplugged`);
  await backups.now('staff-ada').catch(() => undefined);
  expect(backups.warning()).toEqual({ line: null, sentence: expect.stringContaining('did not succeed') });
  rmSync(`${place}-unplugged`, { recursive: true });
});

it('refuses a place inside the data folder, and one that is not there', () => {
  mkdirSync(join(test.folder, 'inside'));
  for (const folder of [join(test.folder, 'inside'), join(place, 'nowhere'), 'relative']) {
    expect(() => backups.choose(folder)).toThrow(expect.objectContaining({ kind: 'invalid' }));
  }
});

const mayMount = process.platform === 'linux' && process.getuid?.() === 0;
it.skipIf(!mayMount)(
  '(on a small disk, which needs the right to mount one) a full disk keeps no half backup',
  async () => {
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', place]);
    expect(mounted.status).toBe(0);
    try {
      backups.choose(place);
      await backups.now('staff-admin');
      for (let n = 2; n < 1500; n += 1) save(n, 2000);
      test.clock.now += DAY;
      await expect(backups.now('staff-admin')).rejects.toMatchObject({
        kind: 'full',
        message: expect.stringContaining('The disk that backups go to is full'),
      });
      expect(readdirSync(place).filter((name) => name.includes('.partial'))).toEqual([]);
      expect(made()).toHaveLength(1);
      expect(test.store.record('note', uuid(9, 1499))).not.toBeNull();
    } finally {
      spawnSync('umount', [place]);
    }
  },
);

it('holds what was saved when it began, while people go on saving and the log is told to empty itself', async () => {
  for (let n = 2; n <= 400; n += 1) save(n, 2000);
  const target = join(place, 'copy.backup');
  let ended = false;
  const copy = test.store.copyTo(target).finally(() => (ended = true));
  let saved = 400;
  while (!ended) {
    save((saved += 1));
    test.store.checkpoint();
    await new Promise((resolve) => setImmediate(resolve));
  }
  await copy;
  expect(saved).toBeGreaterThan(401);
  const held = openStore({ ...test.options, file: target });
  try {
    held.verify();
    expect(held.counts().changes).toBe(400);
    expect(held.log.firstBroken()).toBeNull();
  } finally {
    held.close();
  }
});

it('a store that is closed in the middle leaves nothing behind, and lets a second process in', async () => {
  for (let n = 2; n <= 400; n += 1) save(n, 2000);
  const target = join(place, 'copy.backup');
  const copy = test.store.copyTo(target);
  test.store.close();
  await expect(copy).rejects.toMatchObject({ kind: 'busy' });
  expect(readdirSync(place)).toEqual([]);
  expect(existsSync(target)).toBe(false);
  expect(test.reopen().counts().changes).toBe(400);
});
