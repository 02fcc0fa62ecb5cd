/** PostgreSQL falls silent without closing a connection, as when its machine's network goes away. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import {
  saveNote,
  startTestCentral,
  workstation,
  type TestCentral,
  type TestWorkstation,
} from '../../support/central.ts';
import { startFaultProxy, type FaultProxy } from '../../support/fault-proxy.ts';
import { impatient } from '../../support/fault-timers.ts';
import { expectSame } from '../../support/fault-truth.ts';

let central: TestCentral;
let line: FaultProxy;
let station: TestWorkstation;
beforeAll(async () => {
  const postgres = new URL(inject('postgresUrl'));
  line = await startFaultProxy(postgres.href);
  postgres.port = String(line.port);
  // The same as in service, but for how long anybody is patient.
  central = await startTestCentral(postgres.href, { answerMs: 2000, silentMs: 5000 });
});
afterAll(async () => {
  await central.stop();
  await line.close();
});
beforeEach(async () => {
  station = workstation(await central.enrol('A'), { timers: impatient() });
  station.replication.start();
  await station.replication.syncNow();
});
afterEach(async () => {
  line.become();
  await station.stop();
});

const unanswered = (): number =>
  central.logged.filter((message) =>
    /unavailable: .*database of the central record does not answer/.test(message),
  ).length;

test.each([
  ['before anything of a push is asked', { swallowAnswers: true }],
  ['in the middle of the transaction', { silentAfterUp: 2500 }],
])('silent %s: answered as unavailable, and stored once when it speaks again', async (_when, faults) => {
  const before = unanswered();
  line.become(faults);
  const id = saveNote(station.store, 'while the database says nothing — Siân O’Neill');
  station.replication.changed();
  await station.until(() => unanswered() > before);
  await station.until(() => station.replication.status().state === 'offline');
  expect(station.replication.status().waiting).toBe(1);
  line.become();
  await station.until(() => station.replication.status().waiting === 0);
  await expectSame(central, [station], [id]);
});
