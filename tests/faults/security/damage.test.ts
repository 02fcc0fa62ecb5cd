/** Damaged files, missing files and no keychain: the workstation says what happened and makes nothing in their place. */
import { copyFileSync, cpSync, existsSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { NO_KEYCHAIN_SENTENCE } from '../../../electron/records/security/device-secret.ts';
import { createWorkstation, type Workstation } from '../../../electron/records/workstation.ts';
import { moveStoreAside } from '../../../electron/records/workstation/store-host.ts';
import {
  administrator,
  connectTo,
  preparedWorkstation,
  root,
  temporaryFolder,
  testOptions,
} from '../../support/workstation.ts';

const { username, password } = administrator;
let data: ReturnType<typeof temporaryFolder>;
let open: Workstation | undefined;
beforeEach(async () => {
  data = temporaryFolder();
  const { workstation } = await preparedWorkstation(data.folder);
  await workstation.close();
});
afterEach(async () => {
  await open?.close();
  data.remove();
});

async function start(more: Parameters<typeof testOptions>[1] = {}) {
  open = await createWorkstation(testOptions(data.folder, more));
  return connectTo(open);
}
const inFolder = (name: string) => path.join(data.folder, name);

test('a damaged store is said at sign-in and stays where it is', async () => {
  truncateSync(inFolder('store/store.db'), 40_960);
  const { ask, refused } = await start();
  expect((await ask('session.state', {})).phase).toBe('signed-out');
  expect((await refused('session.signIn', { username, password })).kind).toBe('corrupt');
  const { phase, notices } = await ask('session.state', {});
  expect(phase).toBe('signed-out');
  expect(notices.some(({ level }) => level === 'error')).toBe(true);
  expect(existsSync(inFolder('store/store.db'))).toBe(true);
});

test('a missing store is not made anew', async () => {
  rmSync(inFolder('store'), { recursive: true });
  const { refused } = await start();
  const failure = await refused('session.signIn', { username, password });
  expect(failure).toMatchObject({ kind: 'corrupt', sentence: expect.stringContaining('Nothing was made') });
  expect(existsSync(inFolder('store'))).toBe(false);
});

test('moved aside by decision, it is kept, and a new one is made of what the journal and the damaged file still hold', async () => {
  truncateSync(inFolder('store/store.db'), 40_960);
  const kept = moveStoreAside(data.folder, Date.now());
  const { ask } = await start();
  expect((await ask('session.signIn', { username, password })).me.username).toBe(username);
  expect(existsSync(kept)).toBe(true);
  expect(readdirSync(inFolder('store'))).toContain('store.db');
  expect(existsSync(inFolder('store-moved-aside'))).toBe(false);
});

test('anybody with a password here has a damaged store made anew from the sign-in page, and nothing is missing', async () => {
  const { ask: before } = await start();
  await before('session.signIn', { username, password });
  await before('administration.admitStaff', {
    username: 'okafor',
    name: 'Ngozi O’Kafor-سارة',
    role: 'nurse',
    registration: null,
    password: 'correct horse battery',
  });
  await open?.close();
  truncateSync(inFolder('store/store.db'), 40_960);
  const { ask, refused } = await start();
  expect((await refused('session.recoverStore', { username, password })).kind).toBe('conflict');
  expect((await refused('session.signIn', { username, password })).kind).toBe('corrupt');
  expect(await ask('session.state', {})).toMatchObject({ phase: 'signed-out', damaged: true });
  const wrong = { username, password: 'not this one' };
  expect((await refused('session.recoverStore', wrong)).kind).toBe('wrong-password');
  const { report } = await ask('session.recoverStore', { username, password });
  expect(report).toMatchObject({ missing: 0, backup: null });
  expect(report.fromJournal + report.fromDamaged.own).toBeGreaterThan(0);
  expect((await ask('session.state', {})).damaged).toBe(false);
  await ask('session.signIn', { username: 'okafor', password: 'correct horse battery' });
  expect((await ask('session.state', {})).me?.name).toBe('Ngozi O’Kafor-سارة');
  expect((await refused('session.recoverStore', { username, password })).kind).toBe('conflict');
});

test('with nothing left of it, the new one waits for its records', async () => {
  truncateSync(inFolder('store/store.db'), 4096);
  rmSync(inFolder('store/journal'), { recursive: true });
  moveStoreAside(data.folder, Date.now());
  const { refused, ask } = await start();
  const failure = await refused('session.signIn', { username, password });
  expect(failure).toMatchObject({
    kind: 'forbidden',
    sentence: expect.stringContaining('collecting its records'),
  });
  expect((await ask('session.state', {})).phase).toBe('signed-out');
});

test('a lost key ring beside a store closes the application', async () => {
  for (const name of ['keyring.json', 'keyring.previous.json']) rmSync(inFolder(name));
  const { ask, refused } = await start();
  expect((await ask('session.state', {})).phase).toBe('blocked');
  const first = { ...administrator, username: 'eve' };
  expect((await refused('session.firstAdministrator', first)).kind).toBe('corrupt');
});

test('one damaged copy of the key ring is said, and sign-in works', async () => {
  writeFileSync(inFolder('keyring.json'), '{"content":');
  const { ask } = await start();
  expect((await ask('session.state', {})).notices.map(({ sentence }) => sentence).join()).toContain(
    'two copies',
  );
  await ask('session.signIn', { username, password });
});

test('power cut between key ring and store: the store takes its name at the next sign-in', async () => {
  cpSync(inFolder('store'), inFolder('store.new'), { recursive: true });
  rmSync(inFolder('store'), { recursive: true });
  const { ask } = await start();
  await ask('session.signIn', { username, password });
  expect(existsSync(inFolder('store.new'))).toBe(false);
});

test('a damaged content pack keeps the application closed, in words', async () => {
  const resources = inFolder('resources');
  cpSync(path.join(root, 'resources/clinical'), path.join(resources, 'clinical'), { recursive: true });
  copyFileSync(path.join(root, 'package.json'), path.join(resources, 'clinical/index.json'));
  const { ask, refused } = await start({ resources });
  const { phase, notices } = await ask('session.state', {});
  expect(phase).toBe('blocked');
  expect(notices[0]?.sentence).toMatch(/^The clinical content of this installation is damaged/);
  expect((await refused('session.signIn', { username, password })).kind).toBe('content');
});

test('without a keychain it stays closed', async () => {
  const { ask } = await start({ deviceSecret: { kind: 'none', sentence: NO_KEYCHAIN_SENTENCE } });
  expect(await ask('session.state', {})).toMatchObject({
    phase: 'blocked',
    notices: [{ level: 'error', sentence: NO_KEYCHAIN_SENTENCE }],
  });
});

test('no failure carries SQL, a path or a stack', async () => {
  writeFileSync(inFolder('store/store.db'), Buffer.alloc(8192, 7));
  const { refused } = await start();
  const failure = await refused('session.signIn', { username, password });
  expect(JSON.stringify(failure)).not.toMatch(/SELECT|PRAGMA|SQLITE|store\.db|\/tmp|\bat /);
});
