/** Builds one page of an establishment's feed. */
import { digestOf } from '../../shared/replication/digest.ts';
import { joinLines } from '../../shared/replication/lines.ts';
import type { PageHeader, PageRun } from '../../shared/replication/messages.ts';
import type { Central } from '../central.ts';
import { Refusal } from '../refusal.ts';
import { sha256 } from '../sha256.ts';
import { feedState } from '../store/establishments.ts';
import { readFeed, type FeedEntry } from '../store/log.ts';

export interface PageRequest {
  readonly establishment: string;
  readonly workstation: string;
  readonly epoch: string;
  readonly after: number;
  readonly bytes: number;
  readonly most: number;
  /** Device that asks: its own payloads are left out. */
  readonly own: string | null;
  /** Milliseconds to wait when there is nothing new. */
  readonly waitMs: number;
}

function toRuns(entries: readonly FeedEntry[], own: string | null): PageRun[] {
  const runs: PageRun[] = [];
  for (const entry of entries) {
    const last = runs.at(-1);
    const receivedAt = entry.receivedAt.toISOString();
    const follows =
      last?.device === entry.device && entry.seq === last.seq + last.count && last.receivedAt === receivedAt;
    if (last && follows) last.count += 1;
    else
      runs.push({
        device: entry.device,
        seq: entry.seq,
        prev: entry.prev,
        count: 1,
        receivedAt,
        ...(entry.device === own ? { own: true } : {}),
      });
  }
  return runs;
}

async function readPage(
  central: Central,
  asked: PageRequest,
): Promise<{ header: PageHeader; lines: string[] }> {
  const { query } = central.database;
  const state = await feedState(query, asked.establishment);
  if (state.epoch !== asked.epoch || asked.after > state.head)
    throw new Refusal('epoch', 'The central record has changed since; say hello again.');
  const entries = asked.after === state.head ? [] : await readFeed(query, asked.establishment, { ...asked });
  const header: PageHeader = {
    scope: asked.establishment,
    epoch: state.epoch,
    after: asked.after,
    next: entries.at(-1)?.feedSeq ?? asked.after,
    head: Math.max(state.head, entries.at(-1)?.feedSeq ?? 0),
    runs: toRuns(entries, asked.own),
    capped: entries.flatMap((entry, index) =>
      entry.effectiveMs === null ? [] : [[index, entry.effectiveMs]],
    ),
    digest: digestOf(entries, sha256),
    now: new Date(central.clock.now()).toISOString(),
  };
  return {
    header,
    lines: entries.filter((entry) => entry.device !== asked.own).map((entry) => entry.payload),
  };
}

/** The page as text, waiting up to `waitMs` for something to put into it. */
export async function buildPage(central: Central, asked: PageRequest, gone: AbortSignal): Promise<string> {
  // The wait begins before the look, so that nothing can arrive between the two unheard.
  const enough = new AbortController();
  const news =
    asked.waitMs > 0
      ? central.news.next(
          asked.establishment,
          asked.workstation,
          asked.waitMs,
          AbortSignal.any([gone, enough.signal]),
        )
      : null;
  try {
    const first = await readPage(central, asked);
    if (first.header.next > asked.after || news === null) return joinLines(first.header, first.lines);
    await news;
    const second = await readPage(central, asked);
    return joinLines(second.header, second.lines);
  } finally {
    enough.abort();
  }
}
