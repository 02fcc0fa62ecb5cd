/** Figures of replication (DESIGN §8): push, pull and bytes against the floor, a hundred changes, write to seen. */
import { createHash } from 'node:crypto';
import pg from 'pg';
import { v4 as uuidv4, v7 as uuidv7 } from 'uuid';
import { enrol } from '../../electron/records/replication/identity.ts';
import { createReplication, type Replication } from '../../electron/records/replication/replication.ts';
import type { Store } from '../../electron/records/store/store.ts';
import { nurse, temporaryStore, type TestStore } from '../support/stores.ts';
import { percentile, printRow } from './figures.ts';
import { floorPull, floorPush, type Cost } from './floor.ts';
import type { BenchServers } from './servers.ts';

const SAVE = 20;

/** Notes of about 600 bytes as changes, with one incompressible field of 64 hex digits, as in the peers' trial. */
export function writeNotes(store: Store, count: number): void {
  for (let from = 0; from < count; from += SAVE) {
    const drafts = Array.from({ length: Math.min(SAVE, count - from) }, (_, offset) => ({
      record: { type: 'note', id: uuidv7() },
      patient: uuidv4(),
      fields: {
        text: {
          value: `Seen in healthcare ${from + offset}. ${createHash('sha256')
            .update(`${from + offset}`)
            .digest('hex')} Settled, no concerns voiced.`,
          replaces: [],
        },
        kind: { value: 'nursing', replaces: [] },
      },
    }));
    store.commit(drafts, nurse);
  }
}

export interface Station {
  readonly stored: TestStore;
  readonly replication: Replication;
  stop(): Promise<void>;
}

let lane = 100;

export async function newStation(servers: BenchServers, stored?: TestStore): Promise<Station> {
  const own = stored ?? newStore();
  const identity = await enrol({ url: servers.centralUrl, code: await servers.newCode(), name: 'bench' });
  const replication = createReplication({
    store: own.store,
    identity,
    clock: { now: Date.now },
    random: Math.random,
    timers: {
      setTimeout: (work, ms) => setTimeout(work, ms),
      clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
    },
    newId: uuidv4,
    app: 'bench',
    onEvent: () => undefined,
  });
  return {
    stored: own,
    replication,
    async stop() {
      await replication.stop();
      own.remove();
    },
  };
}

export function newStore(): TestStore {
  return temporaryStore((lane += 1), { clock: Date.now, device: uuidv4(), newId: uuidv7 });
}

/** Start to everything exchanged, handshake and TLS included. */
export async function measureFirst(station: Station): Promise<Cost> {
  const began = performance.now();
  station.replication.start();
  await station.replication.syncNow();
  const ms = performance.now() - began;
  await station.replication.stop();
  const { sent, received } = station.replication.traffic();
  return { ms, bytes: sent + received };
}

export interface BulkFigures {
  readonly push: Cost;
  readonly pull: Cost;
  readonly floorPush: Cost;
  readonly floorPull: Cost;
}

/** One round of `count` changes from a new workstation to another new one, by the protocol and by the floor. */
export async function measureBulk(servers: BenchServers, count: number): Promise<BulkFigures> {
  await emptyServers(servers);
  const stored = newStore();
  writeNotes(stored.store, count);
  const { device } = stored.store.log;
  const floorUp = await floorPush(stored.store, servers.floorUrl);
  const floorStore = newStore();
  const floorDown = await floorPull(floorStore.store, servers.floorUrl, device);
  floorStore.remove();
  const writer = await newStation(servers, stored);
  const push = await measureFirst(writer);
  const reader = await newStation(servers);
  const pull = await measureFirst(reader);
  const held = reader.stored.store.counts().changes;
  if (held !== count) throw new Error(`the reader holds ${held} of ${count} changes`);
  await writer.stop();
  await reader.stop();
  return { push, pull, floorPush: floorUp, floorPull: floorDown };
}

async function emptyServers(servers: BenchServers): Promise<void> {
  const client = new pg.Client({ connectionString: servers.databaseUrl });
  await client.connect();
  await client.query('TRUNCATE floor');
  await client.query(
    'TRUNCATE change_log, segment, device, record, fold_progress, subject, subject_progress, chain_other, quarantine; UPDATE establishment SET next_feed = 1, epoch = gen_random_uuid(), epoch_base = NULL',
  );
  await client.end();
}

async function until(check: () => boolean): Promise<void> {
  while (!check()) await new Promise((resolve) => setTimeout(resolve, 1));
}

export interface SmallFigures {
  /** Milliseconds of push plus pull of a hundred changes over standing connections, per round. */
  readonly hundred: number[];
  /** Milliseconds from the save on one workstation to its row on the other, per write. */
  readonly seen: number[];
}

export async function measureSmall(servers: BenchServers, rounds: number): Promise<SmallFigures> {
  await emptyServers(servers);
  const [writer, reader] = [await newStation(servers), await newStation(servers)];
  for (const station of [writer, reader]) {
    station.replication.start();
    await station.replication.syncNow();
  }
  const arrived = (count: number) => () => reader.stored.store.counts().changes >= count;
  let held = 0;
  const timed = async (count: number): Promise<number> => {
    writeNotes(writer.stored.store, count);
    held += count;
    const began = performance.now();
    writer.replication.changed();
    await until(arrived(held));
    return performance.now() - began;
  };
  const hundred: number[] = [];
  const seen: number[] = [];
  for (let round = 0; round < rounds; round += 1) hundred.push(await timed(100));
  for (let round = 0; round < rounds * 5; round += 1) seen.push(await timed(1));
  await writer.stop();
  await reader.stop();
  return { hundred, seen };
}

const median = (values: readonly number[]): number => percentile(values, 0.5);
const line = (what: string, measured: string, note: string): void => printRow({ what, measured, note });

/** Runs everything `rounds` times and prints medians; returns them for docs/benchmarks.md. */
export async function benchReplication(
  servers: BenchServers,
  rounds = 5,
  count = 20_000,
): Promise<Record<string, number>> {
  const bulk: BulkFigures[] = [];
  for (let round = 0; round < rounds; round += 1) bulk.push(await measureBulk(servers, count));
  const ms = (key: keyof BulkFigures): number => median(bulk.map((round) => round[key].ms));
  const mb = (key: keyof BulkFigures): number => median(bulk.map((round) => round[key].bytes)) / 1e6;
  for (const [key, floor] of [
    ['push', 'floorPush'],
    ['pull', 'floorPull'],
  ] as const) {
    const ratio = ms(key) / ms(floor);
    line(
      `${key} of ${count} changes`,
      `${ms(key).toFixed(0)} ms, floor ${ms(floor).toFixed(0)} ms`,
      `× ${ratio.toFixed(2)} (at most 1.5)`,
    );
    line(
      `${key}, bytes of bodies`,
      `${mb(key).toFixed(2)} MB, floor ${mb(floor).toFixed(2)} MB`,
      `× ${(mb(key) / mb(floor)).toFixed(2)} (at most 1)`,
    );
  }
  const small = await measureSmall(servers, 20);
  line('100 changes, push and pull', `median ${median(small.hundred).toFixed(0)} ms`, 'at most 50 ms');
  line(
    'a write seen on another workstation',
    `p95 ${percentile(small.seen, 0.95).toFixed(0)} ms`,
    'at most 1,000 ms',
  );
  return {
    pushRatio: ms('push') / ms('floorPush'),
    pullRatio: ms('pull') / ms('floorPull'),
    pushBytes: mb('push') / mb('floorPush'),
    pullBytes: mb('pull') / mb('floorPull'),
    hundredMs: median(small.hundred),
    seenP95Ms: percentile(small.seen, 0.95),
  };
}
