/** Copies of people who left go from the workstation once the central record proves that it holds them, and come back with them. */
import { afterAll, afterEach, beforeAll, expect, inject, it } from 'vitest';
import { approveRun, keepForDays, stoppedRun } from '../../../electron/records/replication/retention.ts';
import type { Identity } from '../../../electron/records/replication/identity.ts';
import { startTestCentral, type TestCentral } from '../../support/central.ts';
import { desk, openPrisons, type Desk, type Prison } from '../../support/transfer.ts';

let central: TestCentral;
let enrolAt: (prison: Prison) => Promise<Identity>;
const desks: Desk[] = [];
const clock = { offset: 0 };
const DAY = 86_400_000;

beforeAll(async () => {
  central = await startTestCentral(inject('postgresUrl'));
  enrolAt = await openPrisons(central);
});
afterEach(async () => {
  for (const each of desks.splice(0)) await each.stop();
  clock.offset = 0;
});
afterAll(() => central.stop());

async function at(prison: Prison): Promise<Desk> {
  const made = desk(prison, await enrolAt(prison), { now: () => Date.now() + clock.offset });
  desks.push(made);
  return made;
}

const daysAgo = (days: number): string => new Date(Date.now() - days * DAY).toISOString();

/** A new connection a day later: everything is compared, and what is due is done. */
async function nextDay(each: Desk): Promise<void> {
  await each.replication.stop();
  clock.offset += DAY + 1000;
  const ran = each.store.settings.get('retention.lastRun');
  await each.sync();
  await each.until(() => each.store.settings.get('retention.lastRun') !== ran);
}

/** So many others that one person is no implausible share. */
function crowd(each: Desk, count: number): void {
  for (let n = 0; n < count; n += 1) each.arrives({ at: daysAgo(90) });
}

it('takes out who left long ago and was moved, keeps who is here, and is whole again when the person returns', async () => {
  const [leicester, norwich] = [await at('LEI'), await at('NOR')];
  crowd(leicester, 20);
  const person = leicester.arrives({ at: daysAgo(60) });
  leicester.note(person.patient, "Allergic to O'Hara's سم");
  const recent = leicester.arrives({ at: daysAgo(60) });
  leicester.leaves({ ...person, at: daysAgo(40), to: 'NOR' });
  leicester.leaves({ ...recent, at: daysAgo(3), to: 'NOR' });
  await leicester.sync();
  await leicester.until(() => leicester.store.record('patient', person.patient) === null);
  expect(leicester.store.record('patient', recent.patient)).not.toBeNull();
  expect(leicester.store.retention.purgedPeople()).toBe(1);
  await leicester.sync();
  expect(leicester.replication.status().compared?.equal).toBe(true);

  await norwich.sync();
  const there = norwich.arrives({ patient: person.patient, at: daysAgo(39) });
  norwich.note(person.patient, 'In Norwich');
  norwich.leaves({ ...there, at: daysAgo(1), to: 'LEI' });
  await norwich.sync();
  await leicester.until(() => leicester.notes(person.patient).length === 2);
  expect(leicester.notes(person.patient)).toEqual(["Allergic to O'Hara's سم", 'In Norwich']);
  expect(leicester.store.record('patient', person.patient)?.fields['forenames']?.value).toBe('Seán');
  await leicester.sync();
  expect(leicester.replication.status().compared?.equal).toBe(true);
  expect(leicester.store.log.firstBroken()).toBeNull();
});

it('stops and asks before it removes an implausible share, and goes on with an administrator’s word', async () => {
  const zed = await at('ZED');
  keepForDays(zed.store.settings, 10);
  const people = Array.from({ length: 30 }, () => zed.arrives({ at: daysAgo(60) }));
  for (const person of people.slice(0, 2)) zed.leaves({ ...person, at: daysAgo(20), to: null });
  await zed.sync();
  await zed.until(() => stoppedRun(zed.store.settings) !== null);
  expect(stoppedRun(zed.store.settings)).toMatchObject({ people: 2, held: 30 });
  expect(zed.replication.status().attention).toContain('2 of 30 people');
  expect(zed.store.retention.purgedPeople()).toBe(0);
  approveRun(zed.store.settings, 1, Date.now() + clock.offset);
  await nextDay(zed);
  expect(zed.store.retention.purgedPeople()).toBe(0);
  approveRun(zed.store.settings, 2, Date.now() + clock.offset);
  await nextDay(zed);
  await zed.until(() => zed.store.retention.purgedPeople() === 2);
  expect(stoppedRun(zed.store.settings)).toBeNull();
  expect(zed.replication.status().attention ?? '').not.toContain('people');
});
