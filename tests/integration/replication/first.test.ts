/** A new workstation: today's people first and whole, everybody else shown as still arriving until they are. */
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { TIMEOUTS } from '../../../electron/records/replication/trust.ts';
import { segmentOf } from '../../../shared/replication/digest.ts';
import {
  startTestCentral,
  workstation,
  type TestCentral,
  type TestWorkstation,
} from '../../support/central.ts';
import { Population, type Person, type Standing } from '../../support/population.ts';
import { ESTABLISHMENT } from '../../support/central.ts';
import { watchPages, type WatchedPage } from '../../support/watched-pages.ts';

let central: TestCentral;
let writer: TestWorkstation;
const people: Record<Standing, Person[]> = { here: [], departed: [], expected: [], owed: [] };
let linked: Person;
let staff: string;
const stations: TestWorkstation[] = [];

beforeAll(async () => {
  central = await startTestCentral(inject('postgresUrl'));
  writer = workstation(await central.enrol('writer'), { timeouts: TIMEOUTS });
  const population = new Population(writer.store, Date.now());
  // Those who left come first and last in the feed, so that the cursor alone tells nobody apart.
  for (let n = 0; n < 30; n += 1) people.departed.push(population.person('departed'));
  for (let n = 0; n < 6; n += 1) people.here.push(population.person('here'));
  for (const standing of ['expected', 'owed'] as const) people[standing].push(population.person(standing));
  staff = population.staff("Siobhán O'Brien");
  for (let n = 0; n < 30; n += 1) people.departed.push(population.person('departed'));
  [linked] = people.departed.splice(3, 1) as [Person];
  population.link(people.here[0]?.patient ?? '', linked.patient);
  writer.replication.start();
  await writer.replication.syncNow();
});
afterEach(async () => {
  for (const station of stations.splice(0)) await station.stop();
});
afterAll(async () => {
  await writer.stop();
  await central.stop();
});

async function newStation(page?: (watched: WatchedPage) => void): Promise<TestWorkstation> {
  const station = workstation(await central.enrol('new'), { timeouts: TIMEOUTS });
  if (page) watchPages(station.store, page);
  stations.push(station);
  return station;
}

const todays = (): string[] => [
  ...[...people.here, ...people.expected, ...people.owed].map(({ patient }) => patient),
  linked.patient,
];
const digestOf = ({ store }: TestWorkstation) => {
  const head = store.log.cursor(ESTABLISHMENT.id)?.feedSeq ?? 0;
  return Array.from({ length: segmentOf(head) + 1 }, (_, segment) =>
    store.log.segmentDigest(ESTABLISHMENT.id, segment, head),
  );
};
const contentOf = ({ store }: TestWorkstation, patient: string): string =>
  JSON.stringify(store.recordsOfPatient(patient).toSorted((a, b) => (a.id < b.id ? -1 : 1)));

test('today’s people are whole before the feed is read, nobody else is, and in the end both hold the same', async () => {
  const seen: { whole: string[]; others: boolean; staff: boolean; cursor: number }[] = [];
  const half = new Set<string>();
  const station = await newStation(({ store }) => {
    const everybody = store.recordsOfType('patient').map(({ id }) => id);
    const whole = everybody.filter((id) => store.isWhole(id));
    // Whoever is called whole holds exactly what the writer holds, at every moment.
    for (const id of whole)
      if (contentOf({ store } as TestWorkstation, id) !== contentOf(writer, id)) half.add(id);
    seen.push({
      whole,
      others: everybody.length > whole.length,
      staff: store.record('staff', staff) !== null,
      cursor: store.log.cursor(ESTABLISHMENT.id)?.feedSeq ?? 0,
    });
  });
  station.replication.start();
  await station.replication.syncNow();
  expect([...half]).toEqual([]);
  const ready = seen.findIndex(({ whole }) => whole.length === todays().length);
  expect(seen[ready]?.whole.toSorted()).toEqual(todays().toSorted());
  expect(seen[ready]?.cursor).toBe(0);
  expect(seen.find(({ whole }) => whole.length > 0)?.staff).toBe(true);
  // Somebody of the others was half here at some moment, and was not called whole.
  expect(seen.some(({ others }) => others)).toBe(true);
  expect(station.store.isArriving()).toBe(false);
  expect(station.store.recordsOfType('patient').every(({ id }) => station.store.isWhole(id))).toBe(true);
  expect(digestOf(station)).toEqual(digestOf(writer));
  expect(station.store.counts().changes).toBe(writer.store.counts().changes);
  expect(station.replication.status()).toMatchObject({ arriving: null, state: 'up-to-date' });
  for (const { patient } of [...people.here, ...people.departed])
    expect(contentOf(station, patient)).toBe(contentOf(writer, patient));
  const told = station.events.flatMap((event) => (event.type === 'status' ? [event.status.sentence] : []));
  expect(told).toContainEqual(
    expect.stringMatching(/^Today’s people are here: \d+ of 9\. Earlier patients: [\d,]+ of [\d,]+ saves/),
  );
});
