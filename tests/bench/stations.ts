/** Workstations of the replication bench: real encrypted stores, the real client, and what they write. */
import { createHash } from 'node:crypto';
import pg from 'pg';
import { v4 as uuidv4, v7 as uuidv7 } from 'uuid';
import { enrol } from '../../electron/records/replication/identity.ts';
import { createReplication, type Replication } from '../../electron/records/replication/replication.ts';
import type { Store } from '../../electron/records/store/store.ts';
import { nurse, temporaryStore, type TestStore } from '../support/stores.ts';
import type { Cost } from './floor.ts';
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

export function newStore(): TestStore {
  return temporaryStore((lane += 1), { clock: Date.now, device: uuidv4(), newId: uuidv7 });
}

/** Enrolled and not yet started; reaches the central record at `url` when that is another way to it. */
export async function newStation(
  servers: BenchServers,
  { stored = newStore(), url }: { stored?: TestStore; url?: string } = {},
): Promise<Station> {
  const identity = await enrol({ url: servers.centralUrl, code: await servers.newCode(), name: 'bench' });
  const replication = createReplication({
    store: stored.store,
    identity,
    ...(url !== undefined && { url }),
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
    stored,
    replication,
    async stop() {
      await replication.stop();
      stored.remove();
    },
  };
}

/** Start to everything exchanged, handshake and TLS included; bytes are those of bodies. */
export async function measureFirst(station: Station): Promise<Cost> {
  const began = performance.now();
  station.replication.start();
  await station.replication.syncNow();
  const ms = performance.now() - began;
  await station.replication.stop();
  const { sent, received } = station.replication.traffic();
  return { ms, bytes: sent + received };
}

/** Throws when a station does not hold what it should: a figure of an exchange that lost something is worth nothing. */
export function expectHeld({ stored }: Station, count: number): void {
  const held = stored.store.counts().changes;
  if (held !== count) throw new Error(`a workstation holds ${held} of ${count} changes`);
}

export async function emptyServers(servers: BenchServers): Promise<void> {
  const client = new pg.Client({ connectionString: servers.databaseUrl });
  await client.connect();
  await client.query('TRUNCATE floor');
  const tables = await client.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL($1)",
    [['floor', 'migration', 'establishment', 'workstation', 'certificate', 'enrolment_code']],
  );
  await client.query(`TRUNCATE ${tables.rows.map(({ name }) => name).join(', ')}`);
  await client.query('UPDATE establishment SET next_feed = 1, epoch = gen_random_uuid(), epoch_base = NULL');
  await client.end();
}

export async function until(check: () => boolean, everyMs = 1): Promise<void> {
  while (!check()) await new Promise((resolve) => setTimeout(resolve, everyMs));
}
