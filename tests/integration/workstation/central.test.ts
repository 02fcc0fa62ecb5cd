/** Two workstations and a real central record: enrolled by code, signed in, and the same people on both. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createWorkstation, type Workstation } from '../../../electron/records/workstation.ts';
import { startReplication } from '../../../electron/records/workstation/central.ts';
import { realWorld } from '../../../electron/records/workstation/real-world.ts';
import { startTestCentral, type TestCentral } from '../../support/central.ts';
import {
  administrator,
  connectTo,
  passwordOf,
  temporaryFolder,
  testOptions,
  type Asking,
} from '../../support/workstation.ts';

let central: TestCentral;
const folders = [temporaryFolder(), temporaryFolder()] as const;
const open: Workstation[] = [];
beforeAll(async () => {
  central = await startTestCentral(inject('postgresUrl'));
});
afterAll(async () => {
  for (const workstation of open) await workstation.close();
  await central.stop();
  for (const { remove } of folders) remove();
});

const first = { username: administrator.username, password: administrator.password };
const nurse = { username: 'nurse', password: passwordOf('nurse') };
const real = { enrol: realWorld.enrol, startReplication, demo: true } as const;

async function start(index: 0 | 1): Promise<Asking> {
  const workstation = await createWorkstation(testOptions(folders[index].folder, real));
  open[index] = workstation;
  return connectTo(workstation);
}

async function until(look: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 20_000;
  while (!(await look())) {
    if (Date.now() > end) throw new Error('it did not happen in time');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const upToDate = async ({ ask }: Asking) => {
  const { state, waiting } = await ask('replication.status', {});
  return state === 'up-to-date' && waiting === 0;
};

test('a wrong code and a wrong address are refused in words', async () => {
  const { ask, refused } = await start(0);
  const { url } = central.running;
  expect((await refused('session.enrol', { centralUrl: url, code: 'AAAA-BBBB' })).kind).toBe('invalid');
  const code = await central.newCode();
  expect((await refused('session.enrol', { centralUrl: 'https://127.0.0.1:9', code })).kind).toBe('offline');
  expect((await ask('session.state', {})).phase).toBe('not-enrolled');
});

test('enrolled by code, the first administrator’s record reaches the central record', async () => {
  const here = connectTo(open[0]!);
  await here.ask('session.enrol', { centralUrl: central.running.url, code: await central.newCode() });
  await here.ask('session.firstAdministrator', administrator);
  expect((await here.ask('replication.status', {})).sentence).toContain('after the first sign-in');
  await here.ask('session.signIn', first);
  await here.ask('administration.admitStaff', {
    ...nurse,
    name: 'Nia Nurse',
    role: 'nurse',
    registration: null,
  });
  await until(() => upToDate(here));
  expect((await here.ask('replication.status', {})).centralHolds).toBe(2);
});

test('what is saved while locked out of the network travels when it is back, also while locked', async () => {
  const here = connectTo(open[0]!);
  await here.ask('session.signIn', first);
  const cut = await here.ask('replication.cut', { cut: true });
  expect([cut.state, cut.sentence]).toEqual([
    'no-network',
    expect.stringMatching(/^No network since \d\d:\d\d$/),
  ]);
  await here.ask('administration.admitStaff', {
    username: 'auditor',
    name: 'Otto Auditor',
    role: 'auditor',
    registration: null,
    password: passwordOf('auditor'),
  });
  expect((await here.ask('replication.status', {})).sentence).toContain('1 save waiting');
  await here.ask('replication.cut', { cut: false });
  await here.ask('session.lock', {});
  await until(() => upToDate(here));
});

test('a second workstation learns who works here, and admits one of them under the same record', async () => {
  const there = await start(1);
  await there.ask('session.enrol', { centralUrl: central.running.url, code: await central.newCode() });
  await there.ask('session.firstAdministrator', { ...administrator, username: 'ben', name: 'Ben Admin' });
  await there.ask('session.signIn', { ...first, username: 'ben' });
  await until(async () => (await there.ask('administration.staff', {})).length === 4);
  const held = (await there.ask('administration.staff', {})).find(({ username }) => username === 'nurse');
  expect(held).toMatchObject({ name: 'Nia Nurse', admittedHere: false });
  const admitted = await there.ask('administration.admitStaff', {
    ...nurse,
    name: 'Nia Nurse',
    role: 'nurse',
    registration: null,
  });
  expect(admitted).toMatchObject({ id: held?.id, admittedHere: true });
  await there.ask('session.signIn', nurse);
});

test('a leaver removed on one workstation is out on the other once that has arrived', async () => {
  const there = connectTo(open[1]!);
  await there.ask('session.signIn', nurse);
  const here = connectTo(open[0]!);
  await here.ask('session.signIn', first);
  const told = () => there.events.filter(({ event }) => event === 'changed').length;
  const before = told();
  await here.ask('administration.removeStaff', { username: 'nurse' });
  // Also what is about no patient makes the other's pages ask again: a leaver here, somebody expected on the arrivals board.
  await until(() => Promise.resolve(told() > before));
  await until(async () => !(await there.link.call('content.packs', {})).ok);
  await there.ask('session.signIn', { ...first, username: 'ben' });
  // Not only refused by the record: the key that the password opened is gone from this workstation's ring.
  const held = async () =>
    (await there.ask('administration.staff', {})).find(({ username }) => username === 'nurse');
  await until(async () => (await held())?.admittedHere === false);
  expect(await held()).toMatchObject({ active: false });
  expect((await there.refused('session.signIn', nurse)).kind).toBe('wrong-password');
});

test('after a restart the same identity connects again, with the key under a password', async () => {
  await open[0]!.close();
  const here = await start(0);
  await here.ask('session.signIn', first);
  await until(() => upToDate(here));
});
