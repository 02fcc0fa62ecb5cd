/** Sign-in, lock and staff of one workstation, on a real store. */
import { cpSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { createWorkstation, type Workstation } from '../../../electron/records/workstation.ts';
import { anIdentity } from '../../support/builders.ts';
import {
  administrator,
  connectTo,
  passwordOf,
  preparedWorkstation,
  temporaryFolder,
  testOptions,
} from '../../support/workstation.ts';

/** Made once and copied: everybody who is admitted costs the derivation of a key. */
let prepared: ReturnType<typeof temporaryFolder>;
let data: ReturnType<typeof temporaryFolder>;
let workstation: Workstation;
beforeAll(async () => {
  prepared = temporaryFolder();
  const made = await preparedWorkstation(prepared.folder, ['nurse', 'healthcare-manager', 'auditor']);
  await made.workstation.close();
});
afterAll(() => prepared.remove());
beforeEach(async () => {
  data = temporaryFolder();
  cpSync(prepared.folder, data.folder, { recursive: true });
  workstation = await createWorkstation(testOptions(data.folder));
});
afterEach(async () => {
  await workstation.close();
  data.remove();
});

const asAdministrator = { username: administrator.username, password: administrator.password };
const as = (role: 'nurse' | 'healthcare-manager' | 'auditor') => ({
  username: role,
  password: passwordOf(role),
});

test('a wrong name and a wrong password are one sentence', async () => {
  const { refused } = connectTo(workstation);
  const name = await refused('session.signIn', { username: 'nobody', password: 'x' });
  const password = await refused('session.signIn', { username: 'nurse', password: 'x' });
  expect({ ...name, reference: '' }).toEqual({ ...password, reference: '' });
  expect(name.kind).toBe('wrong-password');
});

test('guesses sent side by side wait for one another', async () => {
  const { refused } = connectTo(workstation);
  const guesses = Array.from({ length: 8 }, () =>
    refused('session.signIn', { username: 'nurse', password: 'x' }),
  );
  const kinds = (await Promise.all(guesses)).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'wrong-password')).toHaveLength(4);
  expect(kinds.filter((kind) => kind === 'wait')).toHaveLength(4);
});

test('a locked screen answers nothing about people, and unlocks for the same person only', async () => {
  const { ask, refused, events } = connectTo(workstation);
  await ask('session.signIn', as('nurse'));
  await ask('session.lock', {});
  for (const channel of [
    'patients.search',
    'patients.open',
    'reception.board',
    'content.packs',
    'administration.staff',
  ]) {
    expect((await refused(channel, {})).kind).toBe('locked');
  }
  expect((await ask('session.state', {})).me?.username).toBe('nurse');
  expect((await refused('session.unlock', { password: passwordOf('auditor') })).kind).toBe('wrong-password');
  expect((await ask('session.unlock', { password: passwordOf('nurse') })).me.username).toBe('nurse');
  expect(events.filter(({ event }) => event === 'session')).toHaveLength(3);
});

test('a lock moves what was saved from the write-ahead log into the store file', async () => {
  const { ask } = connectTo(workstation);
  await ask('session.signIn', as('nurse'));
  const wal = () => statSync(path.join(data.folder, 'store', 'store.db-wal')).size;
  await ask('reception.addArrival', {
    identity: anIdentity(),
    source: 'court',
    fromLocation: 'Leicester Crown Court',
    expectedDate: '2026-11-22',
  });
  expect(wal()).toBeGreaterThan(0);
  await ask('session.lock', {});
  await vi.waitFor(() => expect(wal()).toBe(0));
});

test('two connections have two sessions', async () => {
  const first = connectTo(workstation);
  const second = connectTo(workstation);
  await first.ask('session.signIn', as('nurse'));
  expect((await second.refused('patients.search', { text: 'a', limit: 5 })).kind).toBe('signed-out');
});

test('a password is changed, and the old one is worth nothing', async () => {
  const { ask, refused } = connectTo(workstation);
  await ask('session.signIn', as('nurse'));
  const next = 'kettle gravel moth';
  expect((await refused('session.changePassword', { current: 'x', next })).field).toBe('current');
  expect(
    (await refused('session.changePassword', { current: passwordOf('nurse'), next: 'short' })).field,
  ).toBe('next');
  await ask('session.changePassword', { current: passwordOf('nurse'), next });
  await ask('session.signOut', {});
  expect((await refused('session.signIn', as('nurse'))).kind).toBe('wrong-password');
  await ask('session.signIn', { username: 'nurse', password: next });
});

test('a manager admits nurses, but neither admits administrators nor takes them over', async () => {
  const { ask, refused } = connectTo(workstation);
  await ask('session.signIn', as('healthcare-manager'));
  const nia = { username: 'Nia', name: 'Nia Nurse', registration: null, password: 'two wet pebbles sing' };
  expect((await refused('administration.admitStaff', { ...nia, role: 'administrator' })).kind).toBe(
    'forbidden',
  );
  expect(
    await refused('administration.admitStaff', { ...administrator, role: 'nurse', registration: null }),
  ).toMatchObject({ kind: 'forbidden' });
  expect(
    await refused('administration.admitStaff', { ...nia, username: 'nurse', role: 'nurse' }),
  ).toMatchObject({ kind: 'invalid', field: 'username' });
  expect(await ask('administration.admitStaff', { ...nia, role: 'nurse' })).toMatchObject({
    username: 'nia',
    admittedHere: true,
  });
});

test('somebody removed is out at once, also where they are signed in', async () => {
  const nurse = connectTo(workstation);
  await nurse.ask('session.signIn', as('nurse'));
  const admin = connectTo(workstation);
  await admin.ask('session.signIn', asAdministrator);
  expect((await admin.refused('administration.removeStaff', { username: 'ada' })).kind).toBe('forbidden');
  await admin.ask('administration.removeStaff', { username: 'nurse' });
  expect((await nurse.refused('patients.search', { text: 'a', limit: 5 })).kind).toBe('signed-out');
  expect((await nurse.refused('session.signIn', as('nurse'))).kind).toBe('wrong-password');
});

test('the audit trail says who signed in, failed, searched and looked at the trail', async () => {
  const nurse = connectTo(workstation);
  await nurse.refused('session.signIn', { username: 'nurse', password: 'x' });
  await nurse.ask('session.signIn', as('nurse'));
  await nurse.ask('patients.search', { text: 'smith', limit: 5 });
  await nurse.ask('session.signOut', {});
  const auditor = connectTo(workstation);
  await auditor.ask('session.signIn', as('auditor'));
  await auditor.ask('administration.audit', { limit: 5 });
  const { intact, entries } = await auditor.ask('administration.audit', { limit: 6 });
  expect(intact).toBe(true);
  expect(entries.map(({ event, staffName, detail }) => [event, staffName, detail])).toEqual([
    ['audit-viewed', 'Person auditor', ''],
    ['signed-in', 'Person auditor', ''],
    ['signed-out', 'Person nurse', ''],
    ['search', 'Person nurse', 'smith'],
    ['signed-in', 'Person nurse', ''],
    ['sign-in-failed', 'Person nurse', ''],
  ]);
});

test('the audit trail says who looked at the board, and whose history was shown for matching', async () => {
  const { ask } = connectTo(workstation);
  await ask('session.signIn', as('nurse'));
  const someone = { identity: anIdentity(), source: 'court', fromLocation: 'Court' } as const;
  const { arrivalId } = await ask('reception.addArrival', { ...someone, expectedDate: '2026-11-22' });
  const { patientId } = await ask('reception.arrived', {
    arrivalId,
    arrivedAt: new Date().toISOString(),
    who: { is: 'new', identity: anIdentity(), setAside: [] },
  });
  for (const date of ['2026-11-22', '2026-11-22', '2026-11-23']) await ask('reception.board', { date });
  for (let time = 0; time < 2; time += 1) {
    await ask('patients.match', { identity: anIdentity() });
    await ask('patients.banner', { patientId });
  }
  await ask('session.signOut', {});
  await ask('session.signIn', as('auditor'));
  const { entries } = await ask('administration.audit', { limit: 9 });
  expect(
    entries
      .map(({ event, patient, detail }) => [event, patient, detail])
      .slice(2)
      .toReversed(),
  ).toEqual([
    ['arrived', patientId, ''],
    ['board', null, '2026-11-22'],
    ['board', null, '2026-11-23'],
    ['match', null, ''],
    ['match', patientId, ''],
    ['open', patientId, ''],
    ['match', null, ''],
  ]);
});

test('the network is cut by hand in the demonstration only', async () => {
  const { ask, refused } = connectTo(workstation);
  await ask('session.signIn', as('nurse'));
  expect((await refused('replication.cut', { cut: true })).kind).toBe('forbidden');
});
