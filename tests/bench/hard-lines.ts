/** Figures of bad lines: what a cut at half costs, and how full a slow line is kept. */
import { printRow } from './figures.ts';
import { PERFECT, startLine, type Line } from './line.ts';
import type { BenchServers } from './servers.ts';
import {
  emptyServers,
  expectHeld,
  newStation,
  newStore,
  until,
  writeNotes,
  type Station,
} from './stations.ts';

/** A line of a remote prison. */
const SLOW = { roundTripMs: 300, bitsPerSecond: 2_000_000 };
/** TCP, TLS 1.3, hello and the last answer: no exchange does without these. */
const ROUND_TRIPS = 4;

/** Exchanges until everything is where it should be, out of every pause. */
async function exchange(station: Station, done: () => boolean): Promise<void> {
  station.replication.start();
  while (!done()) await station.replication.syncNow().catch(() => undefined);
  await station.replication.stop();
}

const allSent = ({ stored: { store } }: Station): boolean => store.log.acknowledged() >= store.log.head().seq;

/** Bytes of one push and one pull of everything over this line; `cut` of them pass before the line is cut. */
async function bothWays(
  servers: BenchServers,
  line: Line,
  count: number,
  cut?: { up: number; down: number },
) {
  await emptyServers(servers);
  const stored = newStore();
  writeNotes(stored.store, count);
  const writer = await newStation(servers, { stored, url: line.url });
  const reader = await newStation(servers, { url: line.url });
  line.reset();
  if (cut) line.cutAfter('up', cut.up);
  await exchange(writer, () => allSent(writer));
  const { up } = line.passed;
  line.reset();
  if (cut) line.cutAfter('down', cut.down);
  await exchange(reader, () => reader.stored.store.counts().changes === count);
  const { down } = line.passed;
  expectHeld(reader, count);
  await writer.stop();
  await reader.stop();
  return { up, down };
}

/** A cut when half of what a whole exchange takes has passed, then whatever it takes to finish. */
export async function benchCuts(servers: BenchServers, count = 20_000): Promise<void> {
  const line = await startLine(servers.centralUrl, PERFECT);
  try {
    const whole = await bothWays(servers, line, count);
    const cut = await bothWays(servers, line, count, { up: whole.up / 2, down: whole.down / 2 });
    for (const [what, way] of [
      ['push', 'up'],
      ['pull', 'down'],
    ] as const) {
      const again = ((cut[way] - whole[way]) / whole[way]) * 100;
      printRow({
        what: `${what} of ${count} cut at half, then resumed`,
        measured: `${Math.max(0, again).toFixed(1)} % of the bytes sent again`,
        note: `${(whole[way] / 1e6).toFixed(2)} MB uncut, TLS and the second connection included`,
        wanted: '≤ 3 %',
        holds: again <= 3,
      });
    }
  } finally {
    await line.close();
  }
}

/** Push and pull of changes made while there was no network, against what the line could carry in that time. */
export async function benchSlowLine(servers: BenchServers, count = 5000): Promise<void> {
  const line = await startLine(servers.centralUrl, SLOW);
  try {
    await emptyServers(servers);
    // Both know the central record already, as any workstation does that was away for a while.
    const writer = await newStation(servers, { url: line.url });
    const reader = await newStation(servers, { url: line.url });
    writeNotes(writer.stored.store, 20);
    await exchange(writer, () => allSent(writer));
    await exchange(reader, () => reader.stored.store.counts().changes === 20);
    writeNotes(writer.stored.store, count);
    for (const [what, way, station, done] of [
      ['push', 'up', writer, () => allSent(writer)],
      ['pull', 'down', reader, () => reader.stored.store.counts().changes === count + 20],
    ] as const) {
      line.reset();
      const began = performance.now();
      station.replication.start();
      await until(done, 5);
      const ms = performance.now() - began;
      const bytes = line.passed[way];
      await station.replication.stop();
      const least = (bytes * 8000) / SLOW.bitsPerSecond + ROUND_TRIPS * SLOW.roundTripMs;
      printRow({
        what: `${what} of ${count} over 300 ms and 2 Mbit/s`,
        measured: `${(ms / 1000).toFixed(2)} s, the line ${(least / 1000).toFixed(2)} s`,
        note: `× ${(ms / least).toFixed(2)} of what the line needs for ${(bytes / 1e6).toFixed(2)} MB and ${ROUND_TRIPS} round trips`,
        wanted: '× ≤ 1.10',
        holds: ms <= least * 1.1,
      });
    }
    await writer.stop();
    await reader.stop();
  } finally {
    await line.close();
  }
}
