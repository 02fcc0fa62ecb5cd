/**
 * A new workstation is killed while today's people arrive and while the feed is read, again and again: it goes on where it
 * was, nobody half here is ever called whole, and in the end both sides hold the same, nothing twice.
 */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { TIMEOUTS } from '../../../electron/records/replication/trust.ts';
import { openStore } from '../../../electron/records/store/open.ts';
import type { Store } from '../../../electron/records/store/store.ts';
import { segmentOf } from '../../../shared/replication/digest.ts';
import { seeded } from '../../bench/figures.ts';
import { bundleProgram, localMigrations, type BundledProgram } from '../../support/bundled-program.ts';
import { ESTABLISHMENT, startTestCentral, workstation, type TestCentral } from '../../support/central.ts';
import { FAULT_SEED } from '../../support/fault-seed.ts';
import { startFaultProxy, type FaultProxy } from '../../support/fault-proxy.ts';
import { Population } from '../../support/population.ts';
import { temporaryStore, type TestStore } from '../../support/stores.ts';

const KILLS = Number(process.env['FIRST_KILLS'] ?? 4);
const HERE = 110;
const LEFT = 50;
const { id: scope } = ESTABLISHMENT;

let central: TestCentral;
let writer: TestStore;
let proxy: FaultProxy;
let program: BundledProgram;

beforeAll(async () => {
  program = await bundleProgram(join(import.meta.dirname, 'first-station.ts'));
  central = await startTestCentral(inject('postgresUrl'));
  proxy = await startFaultProxy(central.running.url);
  const station = workstation(await central.enrol('writer'), { timeouts: TIMEOUTS });
  writer = station.stored;
  const population = new Population(station.store, Date.now());
  for (let n = 0; n < LEFT; n += 1) population.person('departed', 6);
  for (let n = 0; n < HERE; n += 1) population.person('here', 3);
  for (let n = 0; n < LEFT; n += 1) population.person('departed', 6);
  station.replication.start();
  await station.replication.syncNow();
  await station.replication.stop();
}, 240_000);
afterAll(async () => {
  program.remove();
  writer.remove();
  await proxy.close();
  await central.stop();
});

interface Station {
  readonly stored: TestStore;
  readonly identityFile: string;
}

async function newStation(): Promise<Station> {
  const stored = temporaryStore(900 + Math.floor(Math.random() * 90));
  const identityFile = join(stored.folder, 'identity.json');
  writeFileSync(identityFile, JSON.stringify(await central.enrol('new')));
  stored.store.close();
  return { stored, identityFile };
}

type Line = { readonly waiting: number; readonly cursor: number };

/** Runs the process until it is done, or kills it `afterMs` after the first line of which `when` holds. */
function run(
  { stored, identityFile }: Station,
  when: (line: Line) => boolean,
  afterMs: number,
): Promise<'done' | 'killed'> {
  const args = [program.file, stored.options.file, identityFile, proxy.url, localMigrations];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...program.env },
  });
  let out = '';
  let errors = '';
  let armed = false;
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  child.stdout.on('data', (data: Buffer) => {
    out += data.toString();
    const lines = out
      .split('\n')
      .slice(0, -1)
      .filter((line) => line !== 'done');
    const read = lines.map((line): Line => {
      const [waiting = 0, cursor = 0] = line.split(' ').map(Number);
      return { waiting, cursor };
    });
    if (armed || !read.some(when)) return;
    armed = true;
    setTimeout(() => child.kill('SIGKILL'), afterMs);
  });
  return new Promise((resolve, reject) => {
    child.on('close', (code, signal) => {
      if (signal === 'SIGKILL') resolve('killed');
      else if (code === 0 && out.endsWith('done\n')) resolve('done');
      else reject(new Error(`the station ended by itself: ${errors}`));
    });
  });
}

const contentOf = (store: Store, patient: string): string =>
  JSON.stringify(store.recordsOfPatient(patient).toSorted((a, b) => (a.id < b.id ? -1 : 1)));

/** Opens what a kill left; answers how many people are whole, having held each of them against the writer. */
function inspect({ stored }: Station): { whole: number; arriving: boolean; head: number } {
  const store = openStore(stored.options);
  try {
    const whole = store.recordsOfType('patient').filter(({ id }) => store.isWhole(id));
    for (const { id } of whole) expect(contentOf(store, id)).toBe(contentOf(writer.store, id));
    return { whole: whole.length, arriving: store.isArriving(), head: store.log.cursor(scope)?.feedSeq ?? 0 };
  } finally {
    store.close();
  }
}

function digests(store: Store): unknown[] {
  const head = store.log.cursor(scope)?.feedSeq ?? 0;
  return Array.from({ length: segmentOf(head) + 1 }, (_, segment) =>
    store.log.segmentDigest(scope, segment, head),
  );
}

test(
  `killed ${KILLS} times while it is filled, it ends whole, with little sent twice`,
  { timeout: 600_000 },
  async () => {
    const calm = await newStation();
    proxy.resetCounts();
    expect(await run(calm, () => false, 0)).toBe('done');
    const once = proxy.passed.down;
    calm.stored.remove();

    const random = seeded(FAULT_SEED);
    const station = await newStation();
    proxy.resetCounts();
    const stages: readonly ((line: Line) => boolean)[] = [
      // While today's people arrive, and while the feed is read behind them.
      ({ waiting, cursor }) => waiting > 0 && waiting < HERE && cursor === 0,
      ({ waiting, cursor }) => waiting === 0 && cursor > 0,
    ];
    let killed = 0;
    const left: string[] = [];
    let before = { whole: 0, head: 0 };
    for (let round = 0; round < KILLS; round += 1) {
      const when = stages[round < KILLS / 2 ? 0 : 1] ?? (() => true);
      const ended = await run(station, when, random() * 20);
      const found = inspect(station);
      // What was here stays here.
      expect(found.whole).toBeGreaterThanOrEqual(before.whole);
      expect(found.head).toBeGreaterThanOrEqual(before.head);
      before = found;
      if (ended === 'done') break;
      killed += 1;
      // Pages of the feed are durable some thousand changes at a time, so what was being read says the stage, not what is left.
      if (found.arriving) left.push(round < KILLS / 2 ? 'people' : 'feed');
    }
    expect(left).toContain('people');
    expect(left).toContain('feed');
    if (inspect(station).arriving) expect(await run(station, () => false, 0)).toBe('done');
    const sent = proxy.passed.down;
    const store = openStore(station.stored.options);
    expect(store.isArriving()).toBe(false);
    expect(digests(store)).toEqual(digests(writer.store));
    expect(store.counts().changes).toBe(writer.store.counts().changes);
    expect(store.log.quarantined()).toEqual([]);
    for (const { id } of writer.store.recordsOfType('patient'))
      expect(contentOf(store, id)).toBe(contentOf(writer.store, id));
    store.close();
    station.stored.remove();
    // Each kill costs the answers on their way, and a connection's beginning.
    expect(sent).toBeLessThan(once * (1 + killed / 2));
  },
);
