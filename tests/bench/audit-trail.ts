/** The trail of one workstation that has been used for years: checked by itself, and on its way to the central record. */
import type pg from 'pg';
import { connect } from '../../electron/records/store/connection.ts';
import { sha256 } from '../../electron/records/store/core.ts';
import { FIRST_PREV } from '../../shared/changes/change.ts';
import { auditText } from '../../shared/replication/audit.ts';
import { testKey, type TestStore } from '../support/stores.ts';
import { ESTABLISHMENT, patientId, PATIENTS, STAFF, staffId } from './audit-data.ts';
import { printRow } from './figures.ts';
import type { BenchServers } from './servers.ts';
import { newStation, newStore, type Station } from './stations.ts';

const OWN = 100_000;
const words = OWN.toLocaleString('en-GB');
const WAIT_MS = 180_000;

/** Openings, chained as the store chains them, in one transaction: one by one each would be a durable save. */
function longTrail(stored: TestStore, until: number): void {
  stored.store.close();
  const database = connect({ file: stored.options.file, key: testKey });
  const insert = database.prepare(
    'INSERT INTO audit (seq, at, staff, event, patient, detail, hash) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  let prev = FIRST_PREV;
  database.transaction(() => {
    for (let seq = 1; seq <= OWN; seq += 1) {
      const at = new Date(until - (OWN - seq) * 60_000).toISOString();
      const [staff, patient] = [staffId(seq % STAFF), patientId(PATIENTS - 1 - (seq % 1000))];
      prev = sha256(`${prev}:${auditText({ seq, at, staff, event: 'open', patient, detail: '' })}`);
      insert.run(seq, at, staff, 'open', patient, '', Buffer.from(prev, 'hex'));
    }
  })();
  database.close();
  stored.reopen();
}

export async function benchTrail(servers: BenchServers, database: pg.Client, until: number): Promise<void> {
  const stored = newStore();
  longTrail(stored, until);
  checkOwn(stored);
  const station = await newStation(servers, { stored });
  try {
    await takeIn(station, database);
  } finally {
    await station.stop();
  }
}

/** Every hash, as each answer says that the trail holds. */
function checkOwn({ store }: TestStore): void {
  const [cpu, start] = [process.cpuUsage(), performance.now()];
  if (store.audit.firstBroken() !== null) throw new Error('the trail is broken');
  const [first, { user, system }] = [performance.now() - start, process.cpuUsage(cpu)];
  const next = performance.now();
  store.audit.firstBroken();
  printRow({
    what: `a workstation checks its own trail of ${words}`,
    measured: `${first.toFixed(0)} ms, processor ${((user + system) / 1000).toFixed(0)} ms`,
    note: `every hash, once after the store was opened; asked again ${(performance.now() - next).toFixed(1)} ms`,
  });
}

/** 500 entries a request; the central record works every hash out again before it keeps them. */
async function takeIn({ replication, stored }: Station, database: pg.Client): Promise<void> {
  const held = async (): Promise<number> => {
    const { rows } = await database.query<{ n: string }>(
      `SELECT coalesce(max(through), 0) AS n FROM audit_stream WHERE establishment = $1
         AND workstation = (SELECT id FROM workstation WHERE establishment = $1 ORDER BY enrolled_at DESC LIMIT 1)`,
      [ESTABLISHMENT],
    );
    return Number(rows[0]?.n);
  };
  const start = performance.now();
  replication.start();
  for (let through = 0; through < OWN; through = await held()) {
    if (performance.now() - start > WAIT_MS) throw new Error(`only ${through} entries were taken in`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const seconds = (performance.now() - start) / 1000;
  const { rows } = await database.query<{ n: string }>('SELECT count(*) AS n FROM audit_alarm');
  printRow({
    what: `the central record checks and keeps a trail of ${words}`,
    measured: `${seconds.toFixed(1)} s`,
    note: `from the workstation’s hello; ${rows[0]?.n} alarms; ${stored.store.counts().changes} changes beside it`,
  });
}
