/** Figures of replication (DESIGN §8): push, pull and bytes against the floor and the peers, a hundred changes, write to seen. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { canonicalText } from '../../shared/changes/change.ts';
import { percentile, printRow } from './figures.ts';
import { floorPull, floorPush, type Cost } from './floor.ts';
import { installPeers, peers, runPeer, type PeerFigures } from './peers.ts';
import type { BenchServers } from './servers.ts';
import {
  emptyServers,
  expectHeld,
  measureFirst,
  newStation,
  newStore,
  until,
  writeNotes,
} from './stations.ts';

export { newStation } from './stations.ts';

const HUNDRED = 100;

interface BulkFigures {
  readonly push: Cost;
  readonly pull: Cost;
  readonly floorPush: Cost;
  readonly floorPull: Cost;
}

/** One round of `count` changes from a new workstation to another new one, by the protocol and by the floor. */
async function measureBulk(servers: BenchServers, count: number): Promise<BulkFigures> {
  await emptyServers(servers);
  const stored = newStore();
  writeNotes(stored.store, count);
  const { device } = stored.store.log;
  const floorUp = await floorPush(stored.store, servers.floorUrl);
  const floorStore = newStore();
  const floorDown = await floorPull(floorStore.store, servers.floorUrl, device);
  floorStore.remove();
  const writer = await newStation(servers, { stored });
  const push = await measureFirst(writer);
  const reader = await newStation(servers);
  const pull = await measureFirst(reader);
  expectHeld(reader, count);
  await writer.stop();
  await reader.stop();
  return { push, pull, floorPush: floorUp, floorPull: floorDown };
}

interface SmallFigures {
  /** Milliseconds of push plus pull of a hundred changes over standing connections, per round. */
  readonly hundred: number[];
  /** Milliseconds from the save on one workstation to its row on the other, per write. */
  readonly seen: number[];
}

async function measureSmall(servers: BenchServers, rounds: number): Promise<SmallFigures> {
  await emptyServers(servers);
  const [writer, reader] = [await newStation(servers), await newStation(servers)];
  for (const station of [writer, reader]) {
    station.replication.start();
    await station.replication.syncNow();
  }
  let held = 0;
  // Its cursor moves with the rows, in one transaction, and costs little to look at every millisecond; counting them does not.
  const there = (): number => reader.stored.store.log.cursor('LEI')?.feedSeq ?? 0;
  const timed = async (count: number): Promise<number> => {
    writeNotes(writer.stored.store, count);
    held += count;
    const began = performance.now();
    writer.replication.changed();
    await until(() => there() >= held);
    return performance.now() - began;
  };
  const hundred: number[] = [];
  const seen: number[] = [];
  for (let round = 0; round < rounds; round += 1) hundred.push(await timed(HUNDRED));
  for (let round = 0; round < rounds * 5; round += 1) seen.push(await timed(1));
  expectHeld(reader, held);
  await writer.stop();
  await reader.stop();
  return { hundred, seen };
}

/** The records of the peers: the very payloads that our workstations exchange. */
function writeRecords(file: string, count: number): void {
  const stored = newStore();
  writeNotes(stored.store, count);
  const lines = stored.store.log
    .ownAfter(0, Number.MAX_SAFE_INTEGER)
    .map(({ change }) => canonicalText(change));
  stored.remove();
  writeFileSync(file, `${lines.join('\n')}\n`);
}

const median = (values: readonly number[]): number => percentile(values, 0.5);
const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
const mb = (bytes: number): string => `${(bytes / 1e6).toFixed(2)} MB`;

function printBulk(
  bulk: readonly BulkFigures[],
  rounds: ReadonlyMap<string, PeerFigures[]>,
  count: number,
): void {
  for (const [what, floor] of [
    ['push', 'floorPush'],
    ['pull', 'floorPull'],
  ] as const) {
    const of = (key: keyof BulkFigures, part: keyof Cost): number =>
      median(bulk.map((round) => round[key][part]));
    const ratio = of(what, 'ms') / of(floor, 'ms');
    const others = [...rounds].map(([name, figures]) => ({
      name,
      ms: median(figures.map((round) => round[what].ms)),
    }));
    const faster = others.every((other) => of(what, 'ms') < other.ms);
    printRow({
      what: `${what} of ${count} changes`,
      measured: `median ${seconds(of(what, 'ms'))}, floor ${seconds(of(floor, 'ms'))}`,
      note: [
        `× ${ratio.toFixed(2)} the floor`,
        ...others.map(({ name, ms }) => `${name} ${seconds(ms)}`),
      ].join('; '),
      wanted: others.length > 0 ? '≤ 1.5 × the floor, faster than every peer' : '≤ 1.5 × the floor',
      holds: ratio <= 1.5 && faster,
    });
    const bytes = of(what, 'bytes') / of(floor, 'bytes');
    printRow({
      what: `${what}, bytes of bodies`,
      measured: `${mb(of(what, 'bytes'))}, floor ${mb(of(floor, 'bytes'))}`,
      note: `× ${bytes.toFixed(3)}`,
      wanted: '≤ the floor',
      holds: bytes <= 1,
    });
  }
}

function printPeers(rounds: ReadonlyMap<string, PeerFigures[]>, count: number): void {
  for (const { name, how } of peers) {
    const figures = rounds.get(name) ?? [];
    if (figures.length === 0) continue;
    const of = (what: keyof PeerFigures, part: keyof Cost): number =>
      median(figures.map((round) => round[what][part]));
    printRow({
      what: `${name}, the same ${count} records`,
      measured: `push ${seconds(of('push', 'ms'))}, pull ${seconds(of('pull', 'ms'))}`,
      note: `${mb(of('push', 'bytes'))} and ${mb(of('pull', 'bytes'))} on its connections; ${HUNDRED} more, push and pull: ${of('hundred', 'ms').toFixed(0)} ms; ${how}`,
    });
  }
}

/** Runs everything `rounds` times, one after the other in each round, and prints medians. */
export async function benchReplication(servers: BenchServers, rounds = 5, count = 20_000): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'throughcare-bench-records-'));
  const file = path.join(folder, 'records.jsonl');
  const bulk: BulkFigures[] = [];
  const others = new Map<string, PeerFigures[]>();
  try {
    const compared = installPeers() ? peers : [];
    if (compared.length > 0) writeRecords(file, count + HUNDRED);
    for (let round = 0; round < rounds; round += 1) {
      bulk.push(await measureBulk(servers, count));
      for (const peer of compared)
        others.set(peer.name, [...(others.get(peer.name) ?? []), await runPeer(peer, file, count)]);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  printBulk(bulk, others, count);
  printPeers(others, count);
  const small = await measureSmall(servers, 20);
  printRow({
    what: '100 changes, push and pull',
    measured: `median ${median(small.hundred).toFixed(0)} ms, p95 ${percentile(small.hundred, 0.95).toFixed(0)} ms`,
    note: 'over standing connections, one process for both workstations',
    wanted: 'median ≤ 50 ms',
    holds: median(small.hundred) <= 50,
  });
  const seen = percentile(small.seen, 0.95);
  printRow({
    what: 'a write seen on another workstation',
    measured: `p50 ${median(small.seen).toFixed(0)} ms, p95 ${seen.toFixed(0)} ms`,
    note: 'from the save to its row in the other store',
    wanted: 'p95 ≤ 1,000 ms',
    holds: seen <= 1000,
  });
}
