/** Who looked at whom, asked on one workstation about what was done on another, over a real central record. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createWorkstation, type Workstation } from '../../../electron/records/workstation.ts';
import { startReplication } from '../../../electron/records/workstation/central.ts';
import { realWorld } from '../../../electron/records/workstation/real-world.ts';
import { anIdentity } from '../../support/builders.ts';
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
let patientId = '';
const nurse = { username: 'nurse', password: passwordOf('nurse') };
const first = { username: administrator.username, password: administrator.password };

async function start(index: 0 | 1, username: string): Promise<Asking> {
  const real = { enrol: realWorld.enrol, startReplication, demo: true } as const;
  open[index] = await createWorkstation(testOptions(folders[index].folder, real));
  const at = connectTo(open[index]);
  await at.ask('session.enrol', { centralUrl: central.running.url, code: await central.newCode() });
  await at.ask('session.firstAdministrator', { ...administrator, username, name: `Ada ${username}` });
  await at.ask('session.signIn', { username, password: administrator.password });
  return at;
}
async function until(look: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 30_000;
  while (!(await look())) {
    if (Date.now() > end) throw new Error('it did not happen in time');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

beforeAll(async () => {
  central = await startTestCentral(inject('postgresUrl'));
  const here = await start(0, first.username);
  await here.ask('administration.admitStaff', {
    ...nurse,
    name: 'Nia O’Brien',
    role: 'nurse',
    registration: null,
  });
  await here.ask('session.signIn', nurse);
  const identity = anIdentity({ surname: "O'Brien", forenames: 'Pat' });
  const someone = { identity, source: 'court', fromLocation: 'Court' } as const;
  const { arrivalId } = await here.ask('reception.addArrival', { ...someone, expectedDate: '2026-11-22' });
  const who = { is: 'new' as const, identity, setAside: [] };
  const arrivedAt = new Date().toISOString();
  ({ patientId } = await here.ask('reception.arrived', { arrivalId, arrivedAt, who }));
  await here.ask('patients.open', { patientId });
  // On one connection the trail is sent four times a minute, on a new one at once.
  await here.ask('session.signIn', first);
  for (const cut of [true, false]) await here.ask('replication.cut', { cut });
  await start(1, 'ben');
});
afterAll(async () => {
  for (const workstation of open) await workstation.close();
  await central.stop();
  for (const { remove } of folders) remove();
});

test('the other workstation’s entries are found, in words and with what is worth a second look', async () => {
  const there = connectTo(open[1]!);
  await there.ask('session.signIn', { username: 'ben', password: administrator.password });
  const about = () => there.ask('audit.find', { patient: patientId, limit: 50 });
  await until(async () => (await about()).entries.some(({ event }) => event === 'open'));
  const { whole, sentence, entries, alarms } = await about();
  expect([whole, alarms]).toEqual([true, []]);
  expect(sentence).toContain('All workstations');
  const opened = entries.find(({ event }) => event === 'open');
  expect(opened).toMatchObject({
    staffName: 'Nia O’Brien',
    patientName: "O'BRIEN, Pat",
    flags: ['same-surname'],
  });
});

test('only what is flagged, and by whom', async () => {
  const there = connectTo(open[1]!);
  await there.ask('session.signIn', { username: 'ben', password: administrator.password });
  await there.ask('audit.markHighProfile', { patientId, marked: true, reason: 'In the papers' });
  const marked = await there.ask('audit.find', { flags: ['high-profile'], limit: 20 });
  expect(marked.entries.length).toBeGreaterThan(0);
  expect(marked.entries.every(({ patient }) => patient === patientId)).toBe(true);
  expect((await there.ask('audit.highProfile', {})).people).toMatchObject([
    { patientId, reason: 'In the papers' },
  ]);
  const paged: typeof marked.entries = [];
  for (let next: (typeof marked)['next'] | undefined; next !== null && paged.length < 3;) {
    const page = await there.ask('audit.find', {
      patient: patientId,
      flags: ['high-profile'],
      limit: 1,
      before: next,
    });
    paged.push(...page.entries);
    ({ next } = page);
  }
  const aboutThem = await there.ask('audit.find', { patient: patientId, limit: 3 });
  expect(paged.map(({ stream, seq }) => `${stream} ${seq}`)).toEqual(
    aboutThem.entries.map(({ stream, seq }) => `${stream} ${seq}`),
  );
  const own = await there.ask('audit.find', { flags: ['own-record'], limit: 20 });
  expect(own.entries).toEqual([]);
});

test('an export says why it was made, and is itself in the trail', async () => {
  const there = connectTo(open[1]!);
  await there.ask('session.signIn', { username: 'ben', password: administrator.password });
  const { csv, entries, complete } = await there.ask('audit.export', {
    patient: patientId,
    reason: 'Complaint 12/26',
  });
  expect([complete, csv.trim().split('\n').length]).toEqual([true, entries + 1]);
  expect(csv).toContain('Nia O’Brien');
  const { entries: own } = await there.ask('administration.audit', { limit: 3 });
  expect(
    own.some(({ event, detail }) => event === 'audit-exported' && detail.includes('Complaint 12/26')),
  ).toBe(true);
});

test('with no way to the central record it says that it is only this workstation’s own', async () => {
  const here = connectTo(open[0]!);
  await here.ask('session.signIn', first);
  await here.ask('replication.cut', { cut: true });
  const { whole, sentence, entries, brokenAt } = await here.ask('audit.find', {
    patient: patientId,
    limit: 2,
  });
  expect([whole, brokenAt]).toEqual([false, null]);
  expect(sentence).toContain('Only what was done on this workstation');
  expect(entries).toHaveLength(2);
  const next = await here.ask('audit.find', { limit: 3 });
  const more = await here.ask('audit.find', { limit: 3, before: next.next ?? undefined });
  expect(more.entries[0]?.seq).toBe((next.entries.at(-1)?.seq ?? 0) - 1);
});

test('a nurse is refused', async () => {
  const here = connectTo(open[0]!);
  await here.ask('session.signIn', nurse);
  expect((await here.refused('audit.find', { limit: 5 })).kind).toBe('forbidden');
});
