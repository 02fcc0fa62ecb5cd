/**
 * Every way in and out of the key ring, on a workstation that reaches no central record: who gets in afterwards and who does not,
 * and after each of them no key, password or word stands in clear in any file. Then a copied disk, and waiting out a clock.
 */
import { cpSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { KeyRing } from '../../../electron/records/security/keyring.ts';
import { createWorkstation, type Workstation } from '../../../electron/records/workstation.ts';
import { realWorld } from '../../../electron/records/workstation/real-world.ts';
import type { Role } from '../../../shared/records/people.ts';
import { filesHolding } from '../../support/in-clear.ts';
import { keychain, type Keychain } from '../../support/keychain.ts';
import {
  administrator,
  connectTo,
  passwordOf,
  preparedWorkstation,
  temporaryFolder,
  TEST_SCRYPT_COST,
  testOptions,
  type Asking,
} from '../../support/workstation.ts';

const opened: Workstation[] = [];
const folders: ReturnType<typeof temporaryFolder>[] = [];
afterEach(async () => {
  for (const workstation of opened.splice(0)) await workstation.close();
  for (const { remove } of folders.splice(0)) remove();
});

function folder(): string {
  const data = temporaryFolder();
  folders.push(data);
  return data.folder;
}

async function start(dataDir: string, deviceSecret: Keychain, more = {}): Promise<Asking> {
  const workstation = await createWorkstation(testOptions(dataDir, { deviceSecret, ...more }));
  opened.push(workstation);
  return connectTo(workstation);
}
async function stop(): Promise<void> {
  await opened.pop()?.close();
}

const ada = { username: administrator.username, password: administrator.password };
const manager = { username: 'healthcare-manager', password: passwordOf('healthcare-manager') };
const nurse = { username: 'nurse', password: passwordOf('nurse') };
const starter = { username: 'sean', password: 'umbrella gravel seven' };
const asNurse = { role: 'nurse' as Role, registration: null };

test('new starter, new password, forgotten one, leaver, recovery words and a keychain that was reset: each lets in whom it should and writes nothing in clear', async () => {
  const data = folder();
  const secret = keychain();
  const made = await preparedWorkstation(data, ['nurse', 'healthcare-manager'], { deviceSecret: secret });
  opened.push(made.workstation);
  const used: (Uint8Array | string)[] = [administrator.password, manager.password, nurse.password];
  let words = made.recoveryWords;
  const clean = async (path: string): Promise<void> => {
    const ring = new KeyRing({
      ...realWorld,
      dataDir: data,
      deviceSecret: secret,
      scryptCost: TEST_SCRYPT_COST,
    });
    const dataKey = ring.openWithRecovery(words);
    expect(dataKey, path).toHaveLength(32);
    const device = await secret.read();
    used.push(words, dataKey ?? '', device ?? '');
    expect([
      path,
      filesHolding(
        data,
        used.filter(({ length }) => length > 0),
      ),
    ]).toEqual([path, []]);
  };
  await clean('first sign-in');
  let { ask, refused } = connectTo(made.workstation);

  await ask('session.signIn', manager);
  expect((await ask('replication.status', {})).state).toBe('no-network');
  await ask('administration.admitStaff', { ...starter, ...asNurse, name: 'Seán O’Néill' });
  used.push(starter.password);
  await ask('session.signIn', starter);
  await clean('a new starter, without a network');

  const changed = 'kettle lamp moth eleven';
  await ask('session.changePassword', { current: starter.password, next: changed });
  used.push(changed);
  expect((await refused('session.signIn', starter)).kind).toBe('wrong-password');
  await ask('session.signIn', { ...starter, password: changed });
  await clean('a changed password');

  const given = 'saddle otter window nine';
  await ask('session.signIn', manager);
  await ask('administration.admitStaff', {
    username: 'sean',
    password: given,
    ...asNurse,
    name: 'Seán O’Néill',
  });
  used.push(given);
  expect((await refused('session.signIn', { ...starter, password: changed })).kind).toBe('wrong-password');
  await ask('session.signIn', { ...starter, password: given });
  await clean('a forgotten password');

  await ask('session.signIn', ada);
  await ask('administration.removeStaff', { username: 'sean' });
  expect((await refused('session.signIn', { ...starter, password: given })).kind).toBe('wrong-password');
  await clean('a leaver');

  const next = 'puddle carrot steel four';
  used.push(next);
  ({ recoveryWords: words } = await ask('session.recoverWithWords', {
    words,
    username: 'ada',
    password: next,
  }));
  expect((await refused('session.signIn', ada)).kind).toBe('wrong-password');
  await ask('session.signIn', { ...ada, password: next });
  await clean('recovery words');

  await stop();
  secret.reset();
  ({ ask, refused } = await start(data, secret));
  expect(await ask('session.state', {})).toMatchObject({ phase: 'blocked', secretLost: true });
  ({ recoveryWords: words } = await ask('session.recoverWithWords', {
    words,
    username: 'ada',
    password: next,
  }));
  expect((await refused('session.signIn', manager)).kind).toBe('wrong-password');
  await ask('session.signIn', { ...ada, password: next });
  await clean('a keychain that was reset');
});

test('a keychain that is missing keeps everything closed, and nothing is written', async () => {
  const data = folder();
  const secret = keychain();
  const { workstation } = await preparedWorkstation(data, ['nurse'], { deviceSecret: secret });
  await workstation.close();
  const none = { kind: 'none', sentence: 'This computer offers no keychain.' } as const;
  opened.push(await createWorkstation(testOptions(data, { deviceSecret: none })));
  const { ask, refused } = connectTo(opened[0]!);
  expect((await ask('session.state', {})).notices[0]?.sentence).toBe(none.sentence);
  expect((await refused('session.signIn', nurse)).kind).toBe('wrong-key');
  expect(filesHolding(data, [nurse.password, (await secret.read()) ?? ''])).toEqual([]);
});

test('a copied disk: with the account and no password nothing, with a password and another device nothing', async () => {
  const data = folder();
  const secret = keychain();
  const { workstation } = await preparedWorkstation(data, ['nurse'], { deviceSecret: secret });
  await workstation.close();
  const copy = folder();
  cpSync(data, copy, { recursive: true });

  // The thief has the account of the operating system, and so the keychain.
  const thief = await start(copy, secret);
  expect((await thief.refused('session.signIn', { ...nurse, password: 'not the password' })).kind).toBe(
    'wrong-password',
  );
  for (const channel of ['patients.search', 'administration.staff', 'workstation.backup'])
    expect((await thief.refused(channel, {})).kind).toBe('signed-out');
  expect(filesHolding(copy, [(await secret.read()) ?? '', 'SQLite format 3'])).toEqual([]);
  await stop();

  // A colleague has a password, and the copy on a computer of their own.
  const elsewhere = keychain();
  await elsewhere.write(realWorld.random(32));
  const colleague = await start(copy, elsewhere);
  expect((await colleague.refused('session.signIn', nurse)).kind).toBe('wrong-password');
  await stop();

  // Both, and it opens: the copy was whole.
  await (await start(copy, secret)).ask('session.signIn', nurse);
});

test('the wait after wrong passwords is shortened by no clock, forward or back, and by no restart', async () => {
  const data = folder();
  const secret = keychain();
  const time = { wall: Date.UTC(2026, 10, 22, 19, 40), running: 0 };
  const clocks = { now: () => time.wall, monotonic: () => time.running };
  const { workstation } = await preparedWorkstation(data, ['nurse'], { deviceSecret: secret, ...clocks });
  opened.push(workstation);
  let { ask, refused } = connectTo(workstation);
  for (let n = 0; n < 4; n += 1)
    expect((await refused('session.signIn', { ...nurse, password: `wrong ${n}` })).kind).toBe(
      'wrong-password',
    );
  for (const wall of [time.wall + 366 * 86_400_000, 0, time.wall]) {
    time.wall = wall;
    expect((await refused('session.signIn', nurse)).kind).toBe('wait');
  }
  time.running = 4900;
  await stop();
  time.wall += 86_400_000;
  ({ ask, refused } = await start(data, secret, clocks));
  expect((await refused('session.signIn', nurse)).sentence).toContain('Try again in 5 seconds');
  time.running += 5000;
  await ask('session.signIn', nurse);
});
