/** PostgreSQL goes away behind the central record, idle or in the middle of a transaction, and comes back. */
import { afterAll, beforeAll, beforeEach, afterEach, expect, inject, test } from 'vitest';
import {
  saveNote,
  saveNotes,
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
  central = await startTestCentral(postgres.href);
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

test('every connection is cut while idle: the next save goes through', async () => {
  line.cut();
  const id = saveNote(station.store, 'after the cut — بعد الانقطاع');
  station.replication.changed();
  await station.until(() => station.replication.status().waiting === 0);
  await expectSame(central, [station], [id]);
});

test('the database is away for a while: said so, nothing lost, and nobody has to do anything', async () => {
  line.become({ refuse: true });
  line.cut();
  const id = saveNote(station.store, 'while the database is away');
  station.replication.changed();
  await station.until(() => station.replication.status().state === 'offline');
  expect(station.replication.status()).toMatchObject({
    waiting: 1,
    attention: expect.stringMatching(/database of the central record does not answer/) as string,
  });
  line.become();
  await station.until(() => station.replication.status().waiting === 0);
  await expectSame(central, [station], [id]);
});

test('cut in the middle of a transaction, at any statement: stored whole or not at all, and then once', async () => {
  for (let bytes = 500; bytes <= 12_000; bytes += 1900) {
    const struck = line.struck;
    saveNotes(station.store, 20);
    line.become({ cutAfterUp: bytes });
    station.replication.changed();
    await station.until(() => line.struck > struck || station.replication.status().waiting === 0);
    line.become();
    await station.until(() => station.replication.status().waiting === 0);
  }
  await expectSame(central, [station]);
});

test('a backend that is ended while it waits for the establishment’s lock: the push is repeated, nothing is twice', async () => {
  const id = saveNote(station.store, 'waits for the lock');
  await central.database.transaction(async (query) => {
    await query("SELECT 1 FROM establishment WHERE id = 'LEI' FOR UPDATE");
    station.replication.changed();
    let ended = 0;
    while (ended === 0) {
      const rows = await central.database.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
      );
      ended = rows.length;
    }
  });
  await station.until(() => station.replication.status().waiting === 0);
  await expectSame(central, [station], [id]);
});

test('the connection that listens for news is cut: another workstation still sees a save at once', async () => {
  const other = workstation(await central.enrol('B'));
  other.replication.start();
  await other.replication.syncNow();
  line.cut();
  const id = saveNote(station.store, 'after the listener was cut');
  station.replication.changed();
  await other.until(() => other.store.counts().changes === station.store.counts().changes);
  await expectSame(central, [station, other], [id]);
  await other.stop();
});
