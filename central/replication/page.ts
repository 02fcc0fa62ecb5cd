/** One page of a feed as it travels, from the entries that stand in it. Pure. */
import { digestOf } from '../../shared/replication/digest.ts';
import { joinLines } from '../../shared/replication/lines.ts';
import type { PageHeader, PageRun } from '../../shared/replication/messages.ts';
import { sha256 } from '../sha256.ts';
import type { FeedState } from '../store/establishments.ts';
import type { FeedEntry } from '../store/log.ts';

function toRuns(entries: readonly FeedEntry[], after: number, own: string | null): PageRun[] {
  const runs: PageRun[] = [];
  let before = after;
  let arrivedMs = 0;
  for (const entry of entries) {
    const last = runs.at(-1);
    const together = entry.receivedAt.getTime() === arrivedMs;
    arrivedMs = entry.receivedAt.getTime();
    // A row that was deleted by hand leaves a hole; what stands behind it is still read.
    const hole = entry.feedSeq !== before + 1;
    before = entry.feedSeq;
    const follows =
      last?.device === entry.device &&
      entry.seq === last.seq + last.count &&
      together &&
      entry.origin === (last.from ?? null);
    if (last && follows && !hole) last.count += 1;
    else
      runs.push({
        device: entry.device,
        seq: entry.seq,
        prev: entry.prev,
        count: 1,
        receivedAt: entry.receivedAt.toISOString(),
        ...(hole ? { feed: entry.feedSeq } : {}),
        ...(entry.origin === null ? {} : { from: entry.origin }),
        ...(entry.device === own ? { own: true } : {}),
      });
  }
  return runs;
}

export interface Page {
  readonly header: PageHeader;
  /** Payloads but those of the asking device. */
  readonly lines: string[];
}

export function pageOf(
  asked: {
    readonly establishment: string;
    readonly after: number;
    readonly most: number;
    readonly own: string | null;
  },
  state: FeedState,
  entries: readonly FeedEntry[],
  now: number,
): Page {
  const header: PageHeader = {
    scope: asked.establishment,
    epoch: state.epoch,
    after: asked.after,
    // Nothing but holes as far as this page reaches: the reader goes on behind them.
    next: entries.at(-1)?.feedSeq ?? Math.min(state.head, asked.after + asked.most),
    head: Math.max(state.head, entries.at(-1)?.feedSeq ?? 0),
    runs: toRuns(entries, asked.after, asked.own),
    capped: entries.flatMap((entry, index) =>
      entry.effectiveMs === null ? [] : [[index, entry.effectiveMs]],
    ),
    digest: digestOf(entries, sha256),
    now: new Date(now).toISOString(),
  };
  return {
    header,
    lines: entries.filter((entry) => entry.device !== asked.own).map((entry) => entry.payload),
  };
}

export const pageText = ({ header, lines }: Page): string => joinLines(header, lines);
