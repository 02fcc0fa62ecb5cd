/** Recovery words as a way in: a forgotten password, a keychain that was reset, the drill, and a real central record afterwards. */
import { afterAll, afterEach, beforeAll, expect, inject, test, vi } from 'vitest';
import { createWorkstation, type Workstation } from '../../../electron/records/workstation.ts';
import { startReplication } from '../../../electron/records/workstation/central.ts';
import type { Enrol } from '../../../electron/records/workstation/options.ts';
import { realWorld } from '../../../electron/records/workstation/real-world.ts';
import { startTestCentral, type TestCentral } from '../../support/central.ts';
import { keychain } from '../../support/keychain.ts';
import {
  administrator,
  connectTo,
  passwordOf,
  preparedWorkstation,
  temporaryFolder,
  testOptions,
  type Asking,
} from '../../support/workstation.ts';

const opened: Workstation[] = [];
const folders: ReturnType<typeof temporaryFolder>[] = [];
let central: TestCentral;
beforeAll(async () => void (central = await startTestCentral(inject('postgresUrl'))));
afterAll(() => central.stop());
afterEach(async () => {
  for (const workstation of opened.splice(0)) await workstation.close();
  for (const { remove } of folders.splice(0)) remove();
});

async function made(more = {}) {
  const data = temporaryFolder();
  folders.push(data);
  const deviceSecret = keychain();
  const prepared = await preparedWorkstation(data.folder, ['nurse', 'healthcare-manager'], {
    deviceSecret,
    ...more,
  });
  opened.push(prepared.workstation);
  const start = async (): Promise<Asking> => {
    await opened.pop()?.close();
    const workstation = await createWorkstation(testOptions(data.folder, { deviceSecret, ...more }));
    opened.push(workstation);
    return connectTo(workstation);
  };
  return { ...prepared, deviceSecret, start };
}

/** What `preparedWorkstation` enrols with. */
const PREPARED = 'AAAA-BBBB-CCCC';
type EnrolRequest = Parameters<Enrol>[0];

const next = 'kettle gravel moth';
const ada = { username: administrator.username, password: administrator.password };
const nurse = { username: 'nurse', password: passwordOf('nurse') };

test('every password forgotten: the words give the administrator a new one, and are spent', async () => {
  const { recoveryWords: words, start } = await made();
  const { ask, refused } = await start();
  const typed = words.toLowerCase().replaceAll('-', ' ');
  const given = await ask('session.recoverWithWords', { words: typed, username: 'ADA', password: next });
  expect(given.recoveryWords).not.toBe(words);
  expect(given.sentences.join(' ')).toContain('are spent');
  expect((await refused('session.signIn', ada)).kind).toBe('wrong-password');
  await ask('session.signIn', { ...ada, password: next });
  // The others keep theirs.
  await ask('session.signIn', nurse);
  const again = await refused('session.recoverWithWords', { words, username: 'ada', password: next });
  expect([again.kind, again.field]).toEqual(['wrong-password', 'words']);
  expect(again.sentence).toContain('later paper');
  await ask('session.recoverWithWords', { words: given.recoveryWords, username: 'ada', password: next });
});

test('wrong words are told apart from badly copied ones, counted before they are tried, and noted', async () => {
  const { recoveryWords: words, start } = await made();
  const { refused } = await start();
  const foreign = 'ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ';
  const request = { words: foreign, username: 'ada', password: next };
  expect((await refused('session.recoverWithWords', request)).sentence).toContain('not copied rightly');
  const kinds = await Promise.all(
    Array.from({ length: 6 }, async () => (await refused('session.recoverWithWords', request)).kind),
  );
  expect(kinds).toEqual([...Array<string>(3).fill('wrong-password'), 'wait', 'wait', 'wait']);
  // Not even the right words, and not after a restart.
  const restarted = await start();
  const right = { ...request, words };
  expect((await restarted.refused('session.recoverWithWords', right)).kind).toBe('wait');
  await restarted.ask('session.signIn', ada);
  const { entries } = await restarted.ask('administration.audit', { limit: 10 });
  const failed = entries.filter(({ event }) => event === 'sign-in-failed');
  expect(failed.map(({ detail }) => detail)).toEqual(Array<string>(4).fill('recovery words'));
});

test('the words open nothing for somebody who is no administrator, nor under a weak password', async () => {
  const { recoveryWords: words, start } = await made();
  const { refused, ask } = await start();
  const asNurse = await refused('session.recoverWithWords', { words, username: 'nurse', password: next });
  expect([asNurse.field, asNurse.sentence]).toEqual(['username', expect.stringContaining('Ada Admin (ada)')]);
  const weak = await refused('session.recoverWithWords', { words, username: 'ada', password: 'short' });
  expect(weak.field).toBe('password');
  // Nothing was spent.
  await ask('session.recoverWithWords', { words, username: 'ada', password: next });
});

test('a keychain that was reset: a new secret, the administrator in, everybody else admitted again', async () => {
  const { recoveryWords: words, deviceSecret, start } = await made();
  deviceSecret.reset();
  const { ask, refused } = await start();
  expect(await ask('session.state', {})).toMatchObject({ phase: 'blocked', secretLost: true });
  expect((await refused('session.signIn', ada)).kind).toBe('wrong-key');
  const wrong = { words, username: 'nurse', password: next };
  expect((await refused('session.recoverWithWords', wrong)).field).toBe('username');
  expect((await ask('session.state', {})).phase).toBe('blocked');
  const { sentences } = await ask('session.recoverWithWords', { ...wrong, username: 'ada' });
  expect(sentences.join(' ')).toMatch(/Nobody else can sign in .* has to be enrolled again/);
  expect(await ask('session.state', {})).toMatchObject({ phase: 'signed-out', secretLost: false });
  expect((await refused('session.signIn', nurse)).kind).toBe('wrong-password');
  await ask('session.signIn', { ...ada, password: next });
  const here = (await ask('administration.staff', {})).filter(({ admittedHere }) => admittedHere);
  expect(here.map(({ username }) => username)).toEqual(['ada']);
  await ask('administration.admitStaff', {
    ...nurse,
    name: 'Person nurse',
    role: 'nurse',
    registration: null,
  });
  // The new secret is the one in the keychain, after a restart too.
  const restarted = await start();
  await restarted.ask('session.signIn', nurse);
});

test('the drill tries the words, changes nothing, and is remembered', async () => {
  const { recoveryWords: words, start } = await made();
  const { ask, refused } = await start();
  await ask('session.signIn', nurse);
  expect((await refused('session.recoveryDrill', { words })).kind).toBe('forbidden');
  await ask('session.signIn', ada);
  expect((await ask('session.keys', {})).drill).toBeNull();
  expect((await refused('session.recoveryDrill', { words: `${words.slice(0, -1)}?` })).kind).toBe(
    'wrong-password',
  );
  const { at } = await ask('session.recoveryDrill', { words });
  await ask('session.recoveryDrill', { words });
  expect((await ask('session.keys', {})).drill).toMatchObject({ by: 'Ada Admin' });
  const { entries } = await ask('administration.audit', { limit: 3 });
  expect(entries.map(({ event }) => event)).toEqual(['recovery-drill', 'recovery-drill', 'sign-in-failed']);
  expect(JSON.stringify(entries)).not.toContain(words);
  expect(Date.parse(at)).toBeGreaterThan(0);
});

test('after the keychain was reset the same store is enrolled again, and what waited is sent', async () => {
  const {
    recoveryWords: words,
    deviceSecret,
    start,
  } = await made({
    startReplication,
    enrol: async (request: EnrolRequest) =>
      realWorld.enrol(
        request.code === PREPARED
          ? { ...request, url: central.running.url, code: await central.newCode() }
          : request,
      ),
  });
  deviceSecret.reset();
  const { ask, refused } = await start();
  await ask('session.recoverWithWords', { words, username: 'ada', password: next });
  expect((await ask('replication.status', {})).sentence).toContain('enrolled again');
  await ask('session.signIn', { ...ada, password: next });
  await ask('administration.admitStaff', {
    ...nurse,
    name: 'Person nurse',
    role: 'nurse',
    registration: 'after the loss',
  });
  expect((await ask('session.keys', {})).enrolAgain).toBe(true);
  const bad = { centralUrl: central.running.url, code: 'AAAA-BBBB' };
  expect((await refused('session.enrolAgain', bad)).kind).toBe('invalid');
  await ask('session.enrolAgain', { ...bad, code: await central.newCode() });
  await vi.waitFor(
    async () => {
      const status = await ask('replication.status', {});
      expect([status.state, status.waiting]).toEqual(['up-to-date', 0]);
    },
    { timeout: 20_000 },
  );
});
