/** Who wrote something, and at which workstation, is said by name: also of what came with a person from another prison. */
import { v4 as uuidv4 } from 'uuid';
import { afterAll, afterEach, beforeAll, expect, inject, it } from 'vitest';
import type { Identity } from '../../../electron/records/replication/identity.ts';
import { rememberedSite } from '../../../electron/records/replication/site.ts';
import { placeOf } from '../../../electron/records/services/common/origin.ts';
import { staffName } from '../../../electron/records/services/common/staff.ts';
import { startTestCentral, type TestCentral } from '../../support/central.ts';
import { draft } from '../../support/stores.ts';
import { desk, openPrisons, prisons, type Desk, type Prison } from '../../support/transfer.ts';

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

function opened(prison: Prison, identity: Identity): Desk {
  const made = desk(prison, identity);
  desks.push(made);
  return made;
}

const name = "Siân O'Neill علي";
const unknown = 'somebody whose name has not arrived here';

it('tells the names of those who wrote elsewhere with the history, and makes no staff of them', async () => {
  const leicester = opened('LEI', await enrolAt('LEI'));
  const norwich = opened('NOR', await enrolAt('NOR'));
  const staff = uuidv4();
  const person = leicester.arrives({ at: '2026-11-20T09:00:00.000Z' });
  const fields = {
    username: 's.oneill',
    name,
    role: 'mental-health-nurse',
    registration: null,
    active: true,
  };
  leicester.store.commit(
    [
      draft('staff', staff, fields),
      draft('note', uuidv4(), { text: 'Low in mood', kind: 'note' }, person.patient),
    ],
    { staffId: staff, establishment: 'LEI' },
  );
  expect(staffName(leicester.store, staff)).toBe(name);
  expect(staffName(norwich.store, staff)).toBe(unknown);
  leicester.leaves({ ...person, at: '2026-11-20T14:00:00.000Z', to: 'NOR' });
  await leicester.sync();
  await norwich.sync();
  const told = `${name} (mental health nurse, ${prisons.LEI})`;
  await norwich.until(() => staffName(norwich.store, staff) === told);
  await norwich.replication.stop();
  expect(staffName(norwich.store, staff)).toBe(told);
  expect(norwich.store.recordsOfType('staff')).toEqual([]);
  expect(norwich.store.recordsWhere('staff', 'username', 's.oneill')).toEqual([]);
  // Whom nobody knows is no id on the screen either.
  expect(staffName(norwich.store, uuidv4())).toBe(unknown);
});

it('asks for somebody whose name was missed on a screen', async () => {
  const leicester = opened('LEI', await enrolAt('LEI'));
  const norwich = opened('NOR', await enrolAt('NOR'));
  const staff = uuidv4();
  leicester.store.commit([draft('staff', staff, { username: 'x', name, role: 'nurse', active: true })], {
    staffId: staff,
    establishment: 'LEI',
  });
  await leicester.sync();
  expect(staffName(norwich.store, staff)).toBe(unknown);
  await norwich.sync();
  await norwich.until(() => staffName(norwich.store, staff).startsWith(name));
});

it('calls another workstation of the site by its name, and one elsewhere by its establishment', async () => {
  const [here, other] = [
    opened('LEI', await central.enrol('Réception “Nord”')),
    opened('LEI', await central.enrol('Wing office')),
  ];
  other.note(uuidv4(), 'written in the wing office');
  await other.sync();
  await here.sync();
  await here.until(() => rememberedSite(here.store.settings) !== null);
  const own = { id: 'LEI', name: prisons.LEI };
  const place = (device: string, establishment: string): string =>
    placeOf(here.store, { device, establishment }, own);
  expect(place(here.store.log.device, 'LEI')).toBe('this workstation');
  expect(place(other.store.log.device, 'LEI')).toBe('another workstation: Wing office, HMP Leicester');
  await here.until(() => here.store.settings.get('establishments') !== null);
  expect(place(uuidv4(), 'NOR')).toBe(`another workstation, ${prisons.NOR}`);
});
