/** A person who is moved: the history goes along, before or after, and the sending prison reads nothing of what comes next. */
import { afterAll, afterEach, beforeAll, expect, inject, it } from 'vitest';
import type { Identity } from '../../../electron/records/replication/identity.ts';
import { startTestCentral, type TestCentral } from '../../support/central.ts';
import { draft, uuid } from '../../support/stores.ts';
import { desk, openPrisons, type Desk, type Prison } from '../../support/transfer.ts';

let central: TestCentral;
let enrolAt: (prison: Prison) => Promise<Identity>;
const desks: Desk[] = [];

beforeAll(async () => {
  central = await startTestCentral(inject('postgresUrl'));
  enrolAt = await openPrisons(central);
});
afterEach(async () => {
  for (const each of desks.splice(0)) await each.stop();
});
afterAll(() => central.stop());

async function at(prison: Prison): Promise<Desk> {
  const made = desk(prison, await enrolAt(prison));
  desks.push(made);
  return made;
}

const today = (time: string): string => `2026-11-20T${time}:00.000Z`;

it('brings the whole history before the person arrives, with open work under the same ids', async () => {
  const [leicester, norwich] = [await at('LEI'), await at('NOR')];
  const person = leicester.arrives({ at: today('09:00') });
  leicester.note(person.patient, "Says she's allergic to عسل");
  const [action, acct] = [uuid(0xac, 1), uuid(0xac, 2)];
  leicester.save([
    draft('action', action, { stay: person.stay, title: 'Tonight: insulin', state: 'open' }, person.patient),
    draft('acct', acct, { openedAt: today('10:00'), openedBy: 'Officer', state: 'open' }, person.patient),
  ]);
  await leicester.sync();
  await norwich.sync();
  expect(norwich.store.record('patient', person.patient)).toBeNull();

  leicester.leaves({ ...person, at: today('14:00'), to: 'NOR' });
  await leicester.sync();
  await norwich.sync();
  expect(norwich.notes(person.patient)).toEqual(["Says she's allergic to عسل"]);
  expect(norwich.store.record('action', action)?.fields['state']?.value).toBe('open');
  expect(norwich.store.record('acct', acct)?.establishment).toBe('LEI');
  expect(norwich.replication.status().compared?.equal).toBe(true);
});
