/** The policy of the establishment: who sets it, that it reaches shell and page, and sign-in without the central record for too long. */
import { afterAll, afterEach, beforeAll, expect, inject, test, vi } from 'vitest';
import { createWorkstation, type Workstation } from '../../../electron/records/workstation.ts';
import { startReplication } from '../../../electron/records/workstation/central.ts';
import { realWorld } from '../../../electron/records/workstation/real-world.ts';
import { startTestCentral, type TestCentral } from '../../support/central.ts';
import {
  administrator,
  connectTo,
  passwordOf,
  preparedWorkstation,
  temporaryFolder,
  testOptions,
  type Asking,
} from '../../support/workstation.ts';

const DAY = 86_400_000;
let central: TestCentral;
const folders: ReturnType<typeof temporaryFolder>[] = [];
const opened: Workstation[] = [];
beforeAll(async () => void (central = await startTestCentral(inject('postgresUrl'))));
afterAll(() => central.stop());
afterEach(async () => {
  for (const workstation of opened.splice(0)) await workstation.close();
  for (const { remove } of folders.splice(0)) remove();
});

const ada = { username: administrator.username, password: administrator.password };
const nurse = { username: 'nurse', password: passwordOf('nurse') };
const manager = { username: 'healthcare-manager', password: passwordOf('healthcare-manager') };
const stricter = { idleLockMinutes: 2, grantDays: 10, grantWarnDays: 3, workingHours: null };

function folder(): string {
  const data = temporaryFolder();
  folders.push(data);
  return data.folder;
}

test('a manager sets it, within bounds; a nurse reads it; every connection is told when to lock', async () => {
  const { workstation } = await preparedWorkstation(folder(), ['nurse', 'healthcare-manager']);
  opened.push(workstation);
  const { ask, refused, events } = connectTo(workstation);
  await ask('session.signIn', nurse);
  expect(await ask('policy.get', {})).toMatchObject({ idleLockMinutes: 5, grantDays: 30, set: null });
  expect((await refused('policy.set', stricter)).kind).toBe('forbidden');
  await ask('session.signIn', manager);
  expect((await refused('policy.set', { ...stricter, idleLockMinutes: 0 })).field).toBe('idleLockMinutes');
  expect((await refused('policy.set', { ...stricter, grantWarnDays: 10 })).field).toBe('grantWarnDays');
  await ask('policy.set', stricter);
  expect((await ask('session.state', {})).idleLockMinutes).toBe(2);
  expect(events.filter(({ event }) => event === 'policy').at(-1)?.payload).toEqual({ idleLockMinutes: 2 });
  expect(await ask('policy.get', {})).toMatchObject({
    ...stricter,
    differs: false,
    grantDaysLeft: 10,
    set: { by: 'Person healthcare-manager' },
  });
});

test('too long without the central record: refused, still sending, and open again once it was reached', async () => {
  let ahead = 0;
  const data = folder();
  const options = {
    now: () => Date.now() + ahead,
    startReplication,
    enrol: async (request: { name: string; url: string; code: string }) =>
      realWorld.enrol({ ...request, url: central.running.url, code: await central.newCode() }),
  };
  const { workstation } = await preparedWorkstation(data, ['nurse', 'healthcare-manager'], options);
  opened.push(workstation);
  const start = async (): Promise<Asking> => {
    await opened.pop()?.close();
    opened.push(await createWorkstation(testOptions(data, options)));
    return connectTo(opened[0]!);
  };
  const first = connectTo(workstation);
  await first.ask('session.signIn', ada);
  await first.ask('policy.set', stricter);
  await vi.waitFor(async () => expect((await first.ask('replication.status', {})).waiting).toBe(0), {
    timeout: 20_000,
  });
  await central.pause();
  ahead = 8 * DAY;
  await first.ask('session.signIn', nurse);
  const warning = /In 2 days nobody will be able to sign in/;
  const { notices } = await first.ask('session.state', {});
  expect(notices.map(({ sentence }) => sentence).join()).toMatch(warning);
  expect((await first.ask('replication.status', {})).details.join()).toMatch(warning);
  // Something that is unsent when nobody can sign in any more.
  await first.ask('session.signIn', ada);
  await first.ask('policy.set', { ...stricter, idleLockMinutes: 3 });
  ahead = 11 * DAY;
  await first.ask('session.lock', {});
  expect((await first.refused('session.unlock', { password: ada.password })).kind).toBe('offline');

  const second = await start();
  const refused = await second.refused('session.signIn', nurse);
  expect([refused.kind, refused.sentence]).toEqual(['offline', expect.stringContaining('10 are allowed')]);
  expect((await second.refused('policy.get', {})).kind).toBe('signed-out');
  // The clock turned back does not help.
  ahead = 0;
  const third = await start();
  expect((await third.refused('session.signIn', nurse)).kind).toBe('offline');
  expect((await third.ask('replication.status', {})).waiting).toBeGreaterThan(0);

  await central.resume();
  await vi.waitFor(async () => expect((await third.ask('replication.status', {})).waiting).toBe(0), {
    timeout: 30_000,
    interval: 100,
  });
  await third.ask('session.signIn', nurse);
  expect((await third.ask('policy.get', {})).grantDaysLeft).toBe(10);
  await third.ask('session.signIn', ada);
  const { entries } = await third.ask('administration.audit', { limit: 20 });
  expect(entries.filter(({ event }) => event === 'sign-in-refused')).toHaveLength(3);
});
