/** Emergency access on a real store: opened with a reason, audited at every reading, seen by a manager until reviewed. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Workstation } from '../../../electron/records/workstation.ts';
import { anIdentity } from '../../support/builders.ts';
import { connectTo, passwordOf, preparedWorkstation, temporaryFolder } from '../../support/workstation.ts';

const data = temporaryFolder();
let workstation: Workstation;
let ahead = 0;
beforeAll(async () => {
  const roles = ['nurse', 'release-coordinator', 'healthcare-manager', 'auditor'] as const;
  const monotonic = () => performance.now() + ahead;
  ({ workstation } = await preparedWorkstation(data.folder, roles, { monotonic }));
});
afterAll(async () => {
  await workstation.close();
  data.remove();
});

const as = (role: 'nurse' | 'release-coordinator' | 'healthcare-manager' | 'auditor') => ({
  username: role,
  password: passwordOf(role),
});

async function somebody(surname: string): Promise<string> {
  const { ask } = connectTo(workstation);
  await ask('session.signIn', as('nurse'));
  const identity = anIdentity({ surname });
  const { arrivalId } = await ask('reception.addArrival', {
    identity,
    source: 'court',
    fromLocation: 'Leicester Crown Court',
    expectedDate: '2026-11-22',
  });
  const { patientId } = await ask('reception.arrived', {
    arrivalId,
    arrivedAt: new Date().toISOString(),
    who: { is: 'new', identity, setAside: [] },
  });
  await ask('session.signOut', {});
  return patientId;
}

test('one person, for thirty minutes, reading only; every reading stands in the trail; a manager says what they think', async () => {
  const [patientId, other] = [await somebody('O’Néill'), await somebody('حداد')];
  const coordinator = connectTo(workstation);
  await coordinator.ask('session.signIn', as('release-coordinator'));
  const read = (id: string) => coordinator.link.call('acct.person', { patientId: id });
  expect(await read(patientId)).toMatchObject({ ok: false, failure: { kind: 'forbidden' } });
  expect((await coordinator.ask('access.mine', { patientId })).endsAt).toBeNull();
  expect((await coordinator.refused('access.breakGlass', { patientId, reason: ' ' })).field).toBe('reason');
  await coordinator.ask('access.breakGlass', { patientId, reason: 'Collapsed in the visits hall' });

  expect(await read(patientId)).toMatchObject({ ok: true });
  expect(await read(patientId)).toMatchObject({ ok: true });
  expect(await read(other)).toMatchObject({ ok: false, failure: { kind: 'forbidden' } });
  expect((await coordinator.refused('patients.update', { patientId })).kind).toBe('forbidden');
  // Another window of the same person has no access by it.
  const second = connectTo(workstation);
  await second.ask('session.signIn', as('release-coordinator'));
  expect((await second.refused('acct.person', { patientId })).kind).toBe('forbidden');

  const manager = connectTo(workstation);
  await manager.ask('session.signIn', as('healthcare-manager'));
  const [told, ...more] = await manager.ask('access.toReview', {});
  expect(more).toEqual([]);
  expect(told).toMatchObject({ patientId, byName: 'Person release-coordinator', mine: false });
  const accessId = told?.accessId ?? '';
  expect((await manager.refused('access.review', { accessId, justified: false, note: null })).field).toBe(
    'note',
  );
  await manager.ask('access.review', { accessId, justified: true, note: null });
  expect(await manager.ask('access.toReview', {})).toEqual([]);
  // A manager’s own access is for somebody else to look at.
  await manager.ask('access.breakGlass', { patientId, reason: 'No nurse on the wing' });
  const [own] = await manager.ask('access.toReview', {});
  expect(own?.mine).toBe(true);
  const ownReview = { accessId: own?.accessId ?? '', justified: true, note: null };
  expect((await manager.refused('access.review', ownReview)).kind).toBe('forbidden');

  ahead = 30 * 60_000;
  expect(await read(patientId)).toMatchObject({ ok: false, failure: { kind: 'forbidden' } });
  expect((await coordinator.ask('access.mine', { patientId })).endsAt).toBeNull();

  const auditor = connectTo(workstation);
  await auditor.ask('session.signIn', as('auditor'));
  const { entries } = await auditor.ask('administration.audit', { patient: patientId, limit: 50 });
  const about = entries.filter(({ staffName }) => staffName === 'Person release-coordinator');
  expect(about.map(({ event, detail }) => [event, detail]).toReversed()).toEqual([
    ['break-glass', 'Collapsed in the visits hall'],
    ['open', ''],
    ['emergency-read', 'the ACCT'],
    ['emergency-read', 'the ACCT'],
  ]);
});

test('signing out ends it, and an administrator or auditor has none', async () => {
  const patientId = await somebody('Brown');
  const { ask, refused } = connectTo(workstation);
  await ask('session.signIn', as('release-coordinator'));
  await ask('access.breakGlass', { patientId, reason: 'Unwell in reception' });
  await ask('session.signOut', {});
  await ask('session.signIn', as('release-coordinator'));
  expect((await refused('acct.person', { patientId })).kind).toBe('forbidden');
  await ask('session.signIn', as('nurse'));
  expect((await refused('access.breakGlass', { patientId, reason: 'Not needed' })).kind).toBe('conflict');
  await ask('session.signIn', as('auditor'));
  expect((await refused('access.breakGlass', { patientId, reason: 'Curious' })).kind).toBe('forbidden');
});
