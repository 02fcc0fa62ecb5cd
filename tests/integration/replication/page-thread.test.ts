/** A long feed is read in a thread of its own, and arrives whole without that thread, too. */
import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import type { CheckedPage } from '../../../electron/records/replication/checked-page.ts';
import { TIMEOUTS } from '../../../electron/records/replication/trust.ts';
import { segmentOf } from '../../../shared/replication/digest.ts';
import {
  ESTABLISHMENT,
  startTestCentral,
  workstation,
  type TestCentral,
  type TestWorkstation,
} from '../../support/central.ts';
import { Population } from '../../support/population.ts';
import { draft, nurse } from '../../support/stores.ts';

const NOTES = 5600;

let central: TestCentral;
let writer: TestWorkstation;
const stations: TestWorkstation[] = [];

beforeAll(async () => {
  central = await startTestCentral(inject('postgresUrl'));
  writer = workstation(await central.enrol('writer'), { timeouts: TIMEOUTS });
  new Population(writer.store, Date.now()).person('here');
  // Of somebody else each, so that none of them is among today's people.
  const note = (n: number) =>
    draft('note', crypto.randomUUID(), { text: `الحسن ${n}`, kind: 'nursing' }, crypto.randomUUID());
  for (let n = 0; n < NOTES; n += 100)
    writer.store.commit(
      Array.from({ length: 100 }, (_, offset) => note(n + offset)),
      nurse,
    );
  writer.replication.start();
  await writer.replication.syncNow();
}, 120_000);
afterEach(async () => {
  for (const station of stations.splice(0)) await station.stop();
});
afterAll(async () => {
  await writer.stop();
  await central.stop();
});

async function newStation(pageWorker?: string): Promise<TestWorkstation> {
  const options = { timeouts: TIMEOUTS, ...(pageWorker !== undefined && { pageWorker }) };
  const station = workstation(await central.enrol('new'), options);
  stations.push(station);
  return station;
}

const digestOf = ({ store }: TestWorkstation) => {
  const head = store.log.cursor(ESTABLISHMENT.id)?.feedSeq ?? 0;
  return Array.from({ length: segmentOf(head) + 1 }, (_, segment) =>
    store.log.segmentDigest(ESTABLISHMENT.id, segment, head),
  );
};

test('a long feed is read in a thread that ends with the filling', async () => {
  const station = await newStation();
  const begun = once(process, 'worker') as Promise<[Worker]>;
  let read = 0;
  const ended = begun.then(([worker]) => {
    worker.on('message', (page: CheckedPage | null) => (read += page?.ids.length ?? 0));
    return once(worker, 'exit');
  });
  station.replication.start();
  await station.replication.syncNow();
  await ended;
  expect(read).toBeGreaterThan(NOTES);
  expect(digestOf(station)).toEqual(digestOf(writer));
  expect(station.store.counts()).toEqual(writer.store.counts());
}, 60_000);

test('everything arrives where the thread cannot begin', async () => {
  const station = await newStation('/nowhere/page-worker.js');
  station.replication.start();
  await station.replication.syncNow();
  expect(digestOf(station)).toEqual(digestOf(writer));
  expect(station.store.counts()).toEqual(writer.store.counts());
}, 60_000);
