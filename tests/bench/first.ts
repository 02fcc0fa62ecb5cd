/** Figures of a first replication: seconds until today's people can be worked with, and everything against a raw load. */
import pg from 'pg';
import { createStore } from '../../electron/records/store/open.ts';
import { until } from '../support/central.ts';
import { testKey } from '../support/stores.ts';
import { ESTABLISHMENT, writeYears, type Written } from './first-data.ts';
import { printRow } from './figures.ts';
import { rawLoad } from './raw-load.ts';
import { newStation } from './replication.ts';
import type { BenchServers } from './servers.ts';

/** Waits until the central record has projected whose records are, as it does behind every push. */
async function projected(servers: BenchServers): Promise<number> {
  const client = new pg.Client({ connectionString: servers.databaseUrl });
  await client.connect();
  const began = performance.now();
  const behind = async (): Promise<boolean> => {
    const { rows } = await client.query<{ behind: string }>(
      `SELECT e.next_feed - 1 - coalesce(p.feed_seq, 0) AS behind FROM establishment e
       LEFT JOIN subject_progress p ON p.establishment = e.id WHERE e.id = $1`,
      [ESTABLISHMENT],
    );
    return Number(rows[0]?.behind) > 0;
  };
  while (await behind()) await new Promise((resolve) => setTimeout(resolve, 200));
  await client.end();
  return performance.now() - began;
}

const seconds = (ms: number): string => (ms / 1000).toFixed(1);
const mebibytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(0);

export async function benchFirst(servers: BenchServers, changes: number): Promise<void> {
  const began = performance.now();
  const written: Written = await writeYears(servers.databaseUrl, changes);
  const wrote = performance.now() - began;
  const projecting = await projected(servers);
  printRow({
    what: `whose records are, projected behind ${written.changes} changes`,
    measured: `${seconds(projecting)} s`,
    note: `once, by the central record; writing them there took ${seconds(wrote)} s`,
  });
  const station = await newStation(servers);
  const { store } = station.stored;
  const before = process.memoryUsage.rss();
  let peak = before;
  const position = (): number => {
    peak = Math.max(peak, process.memoryUsage.rss());
    return store.log.cursor(ESTABLISHMENT)?.feedSeq ?? 0;
  };
  const start = performance.now();
  const processor = process.cpuUsage();
  const ownThread = process.threadCpuUsage();
  station.replication.start();
  await until(() => store.first.of(ESTABLISHMENT) !== null, 60_000);
  await until(() => store.first.of(ESTABLISHMENT)?.waiting.length === 0, 600_000);
  const today = performance.now() - start;
  const people = store.first.of(ESTABLISHMENT)?.people ?? 0;
  await until(() => position() >= written.changes, 1_200_000);
  const everything = performance.now() - start;
  const own = process.cpuUsage(processor);
  const thread = process.threadCpuUsage(ownThread);
  await station.replication.stop();
  const { received } = station.replication.traffic();
  store.checkpoint();
  store.close();
  const { options } = station.stored;
  const raw = { ...options, file: `${options.file}.raw` };
  createStore(raw).close();
  const load = rawLoad(options.file, raw.file, testKey);
  printRow({
    what: `first replication of ${written.changes} changes: today's people usable`,
    measured: `${seconds(today)} s`,
    note: `at most 10 s; ${people} people`,
  });
  printRow({
    what: `first replication of ${written.changes} changes: everything`,
    measured: `${seconds(everything)} s, raw load ${seconds(load.ms)} s`,
    note: `× ${(everything / load.ms).toFixed(2)} (at most 2); ${load.rows} rows, ${(received / 1e6).toFixed(1)} MB received; own processor time ${seconds((own.user + own.system) / 1000)} s, ${seconds((thread.user + thread.system) / 1000)} s of it where the store is, at most ${mebibytes(peak)} MiB of memory, ${mebibytes(before)} before; of the raw load ${seconds(load.processorMs)} s`,
  });
  station.stored.remove();
}
