/** Rows of stays: kept as changes come, the same whatever their order, and the same when they are made anew. */
import { afterEach, expect, it } from 'vitest';
import {
  draft,
  nurse,
  revision,
  temporaryStore,
  testKey,
  type TestStore,
  uuid,
} from '../../support/stores.ts';
import { foldedRows } from '../../support/table-rows.ts';
import { exchange } from '../../support/desk.ts';

const opened: TestStore[] = [];
afterEach(() => {
  for (const each of opened.splice(0)) each.remove();
});
const aStore = (lane = 1): TestStore => {
  const test = temporaryStore(lane);
  opened.push(test);
  return test;
};

const [patient, stay, booking] = [uuid(7, 1), uuid(7, 2), uuid(7, 3)];
const arrived = { arrivedAt: '2026-11-22T23:50:00+00:00', departedAt: null, cell: 'B-2-14' };
const booked = {
  appointment: uuid(7, 9),
  kind: 'second-stage',
  stay,
  clinic: uuid(7, 8),
  date: '2026-11-25',
  start: '09:20',
  state: 'booked',
  bookedAt: '2026-11-23T09:00:00Z',
  outcome: null,
};
const outcome = (code: string) => ({
  code,
  reason: null,
  note: null,
  capacity: null,
  effects: [],
  by: 'staff-nurse',
  at: '2026-11-25T09:30:00Z',
});

/** A stay with everything that its row sums up, some of it written before the stay itself was held. */
function aWholeStay({ store }: TestStore): void {
  store.commit([draft('booking', booking, booked, patient)], nurse);
  store.commit([draft('stay', stay, arrived, patient)], nurse);
  store.commit(
    [draft('assessment', uuid(7, 4), { kind: 'first-stage', stay, state: 'in-progress' }, patient)],
    nurse,
  );
  store.commit([draft('assessment', uuid(7, 4), { 'answer.q1': null }, patient)], nurse);
  const done = { stay, doneAt: '2026-11-24T08:00:00Z', state: 'recorded' };
  store.commit([draft('reconciliation', uuid(7, 5), done, patient)], nurse);
  store.commit([revision(store, 'booking', booking, { outcome: outcome('no-escort') }, patient)], nurse);
  const later = { ...booked, date: '2026-11-27', start: '10:00', bookedAt: '2026-11-25T10:00:00Z' };
  store.commit([draft('booking', uuid(7, 6), later, patient)], nurse);
  const edition = { kind: 'second-stage', stay, signedAt: '2026-11-27T10:20:00Z' };
  store.commit([draft('signed-assessment', uuid(7, 7), edition, patient)], nurse);
}

it('sums up what was booked, offered, missed, reconciled and signed', () => {
  const test = aStore();
  aWholeStay(test);
  expect(test.store.stays.one(stay)).toEqual({
    stayId: stay,
    patientId: patient,
    establishment: 'LEI',
    cell: 'B-2-14',
    arrivedMs: Date.parse(arrived.arrivedAt),
    arrivedOn: '2026-11-22',
    departedMs: null,
    firstStage: 'in-progress',
    secondStage: null,
    signed: uuid(7, 7),
    signedMs: Date.parse('2026-11-27T10:20:00Z'),
    bookedMs: Date.parse(booked.bookedAt),
    offeredMs: Date.parse('2026-11-25T09:20:00Z'),
    reconciledMs: Date.parse('2026-11-24T08:00:00Z'),
    missedCode: 'no-escort',
  });
  expect(test.store.stays.open('MDI')).toEqual([]);
  test.store.commit(
    [revision(test.store, 'stay', stay, { departedAt: '2026-11-28T08:00:00Z' }, patient)],
    nurse,
  );
  expect(test.store.stays.open('LEI')).toEqual([]);
  // Taken back: they are here again.
  test.store.commit([revision(test.store, 'stay', stay, { departedAt: null }, patient)], nurse);
  expect(test.store.stays.open('LEI')).toHaveLength(1);
  expect(test.store.stays.outcomes('2026-11-25', '2026-11-25')).toEqual([
    { stayId: stay, date: '2026-11-25', code: 'no-escort' },
  ]);
  expect(test.store.stays.sessions('2026-11-25', '2026-11-27')).toEqual(
    expect.arrayContaining([
      { clinicId: booked.clinic, date: '2026-11-25', code: 'no-escort', count: 1 },
      { clinicId: booked.clinic, date: '2026-11-27', code: null, count: 1 },
    ]),
  );
});

it('comes out the same when the fold is made anew, and in a store that received everything at once', () => {
  const [here, there] = [aStore(1), aStore(2)];
  aWholeStay(here);
  exchange(here.store, there.store);
  here.store.close();
  const live = foldedRows(here.options.file, testKey);
  here.reopen().rebuild();
  there.store.rebuild();
  expect(here.store.stays.open('LEI')).toEqual(there.store.stays.open('LEI'));
  here.store.close();
  expect(foldedRows(here.options.file, testKey)).toEqual(live);
  expect(live['stay_row']).toHaveLength(1);
  here.reopen();
});

it('keeps both of two bookings made without a network, and the rows agree afterwards', () => {
  const [here, there] = [aStore(1), aStore(2)];
  here.store.commit([draft('stay', stay, arrived, patient)], nurse);
  exchange(here.store, there.store);
  here.store.commit([draft('booking', uuid(7, 11), booked, patient)], nurse);
  there.store.commit(
    [draft('booking', uuid(7, 12), { ...booked, bookedAt: '2026-11-23T08:00:00Z' }, patient)],
    nurse,
  );
  exchange(here.store, there.store);
  expect(here.store.stays.one(stay)).toEqual(there.store.stays.one(stay));
  expect(here.store.stays.one(stay)?.bookedMs).toBe(Date.parse('2026-11-23T08:00:00Z'));
  expect(here.store.stays.sessions('2026-11-25', '2026-11-25')).toEqual([
    { clinicId: booked.clinic, date: '2026-11-25', code: null, count: 2 },
  ]);
});

it('reads lists by id and by field in one question, with only the fields that were asked for', () => {
  const { store } = aStore();
  store.commit(
    [draft('stay', stay, arrived, patient), draft('stay', uuid(7, 21), arrived, uuid(7, 20))],
    nurse,
  );
  store.commit([draft('booking', booking, booked, patient)], nurse);
  const found = store.recordsById('stay', [uuid(7, 21), stay, uuid(7, 99)], ['cell']);
  expect(found.map(({ id }) => id)).toEqual([stay, uuid(7, 21)]);
  expect(Object.keys(found[0]?.fields ?? {})).toEqual(['cell']);
  expect(store.recordsAmong('booking', 'stay', [stay, uuid(7, 21)]).map(({ id }) => id)).toEqual([booking]);
  expect(store.recordsAmong('booking', 'stay', [])).toEqual([]);
});
