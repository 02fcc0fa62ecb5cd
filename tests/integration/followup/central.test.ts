/** Two workstations, a real central record and its database: what both booked while apart stands on both, and on every list. */
import { v4 as uuidv4 } from 'uuid';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import {
  startTestCentral,
  type TestCentral,
  type TestWorkstation,
  workstation,
} from '../../support/central.ts';
import { admitTeam, deskOn } from '../../support/desk.ts';
import { aClinicHere, booked, rowOf, somebody } from '../../support/follow-up-desk.ts';
import { temporaryStore, testStart } from '../../support/stores.ts';

let central: TestCentral;
const stations: TestWorkstation[] = [];
beforeAll(async () => {
  central = await startTestCentral(inject('postgresUrl'));
});
afterAll(async () => {
  for (const station of stations) await station.stop();
  await central.stop();
});

async function aStation(name: string, username: string) {
  const stored = temporaryStore(stations.length + 1, { device: uuidv4(), newId: uuidv4 });
  const station = workstation(await central.enrol(name), { stored, now: stored.clock });
  stations.push(station);
  return { station, desk: deskOn(stored, uuidv4, username) };
}

async function meet(): Promise<void> {
  for (const { replication } of [...stations, ...stations]) {
    replication.start();
    await replication.syncNow();
  }
}

it('keeps both bookings of one slot, shows the same clash on both, and nobody is off a list in between', async () => {
  const [{ desk: a, station }, { desk: b }] = [
    await aStation('Reception', 'amara'),
    await aStation('Healthcare', 'bill'),
  ];
  // Codes are given out by the hour of the real day; from here on everybody lives on the day of the test.
  central.clock.offset = testStart - Date.now();
  admitTeam(station.stored);
  const [one, two] = [somebody(a, 1, { surname: 'O’Brien' }), somebody(a, 2, { surname: 'العربي' })];
  const clinicId = await aClinicHere(a);
  await meet();
  const onLists = async () => {
    for (const at of [a, b]) {
      const { rows } = await at.call('followup.strip', {});
      expect(rows.map(({ person }) => person.stayId).toSorted()).toEqual([one.stayId, two.stayId].toSorted());
    }
  };
  await onLists();
  for (const { replication } of stations) await replication.stop();
  await booked(a, one, clinicId, '2026-11-24', '09:00');
  await booked(b, two, clinicId, '2026-11-24', '09:00');
  await booked(b, one, clinicId, '2026-11-25', '09:20');
  await onLists();
  await meet();
  await onLists();
  const clashes = await a.call('followup.clashes', {});
  expect(await b.call('followup.clashes', {})).toEqual(clashes);
  expect(clashes.clashes.map(({ kind }) => kind)).toEqual(['person', 'slot']);
  for (const at of [a, b]) {
    const list = await at.call('followup.list', { kind: 'movement', date: '2026-11-24', clinicId: null });
    expect(JSON.stringify(list.groups)).toMatch(/O’BRIEN.*العربي|العربي.*O’BRIEN/);
    expect(await rowOf(at, one)).toMatchObject({ state: 'booked', clash: true });
  }
  const [twice] = clashes.clashes;
  await b.call('followup.cancel', { bookingId: twice?.proposal?.move ?? '', reason: 'booked twice' });
  await meet();
  for (const at of [a, b]) {
    const left = (await at.call('followup.clashes', {})).clashes;
    expect(left.every(({ kind }) => kind === 'slot')).toBe(true);
    expect((await at.call('followup.week', { from: '2026-11-23' })).unplaced).toEqual([]);
  }
  expect(a.store.stays.open('LEI')).toEqual(b.store.stays.open('LEI'));
});
