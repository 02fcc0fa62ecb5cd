/** Reading a feed of the central record in memory: chains, segments, and whether it is as it should be. */
import { chainLink, type Change, FIRST_PREV } from '../../shared/changes/change.ts';
import { digestOf, EMPTY_DIGEST, segmentOf, segmentRange } from '../../shared/replication/digest.ts';
import { repeatedVerdicts } from '../../central/replication/standing.ts';
import { sha256 } from '../../central/sha256.ts';
import type { LogEntry } from '../../central/store/log.ts';
import type { Chain, Entry, Feed } from './central-books.ts';

export function chainIn(feed: Feed, device: string): Chain {
  return feed.chains.get(device) ?? { seq: 0, link: FIRST_PREV };
}

export function linkIn(feed: Feed, device: string, seq: number): string | null {
  if (seq === 0) return FIRST_PREV;
  const chain = chainIn(feed, device);
  if (chain.seq === seq) return chain.link;
  return feed.places.get(`${device} ${seq + 1}`)?.prev ?? null;
}

/** What became of the changes of a device after `after` and up to `through`. */
export function outcomesIn(feed: Feed, device: string, after: number, through: number) {
  const places = Array.from({ length: through - after }, (_, index) => after + 1 + index);
  return repeatedVerdicts(
    places.map((seq) => {
      const place = feed.places.get(`${device} ${seq}`);
      const entry = place && 'feedSeq' in place ? place : null;
      return { seq, feed: entry?.feedSeq ?? null, effectiveMs: entry?.effectiveMs ?? null, reason: null };
    }),
  );
}

export function segmentIn(feed: Feed, segment: number, upTo: number) {
  const { first, last } = segmentRange(segment);
  const entries = feed.entries.slice(first - 1, Math.min(last, upTo));
  const digest = entries.length === 0 ? EMPTY_DIGEST : digestOf(entries, sha256);
  return { segment, count: entries.length, digest };
}

export function agreesWith(
  feed: Feed,
  cursor: { epoch: string; feed: number; digest: string } | null,
): boolean {
  if (cursor === null || cursor.feed === 0) return true;
  if (cursor.epoch !== feed.epoch || cursor.feed > feed.entries.length) return false;
  return segmentIn(feed, segmentOf(cursor.feed), cursor.feed).digest === cursor.digest;
}

/** First sentence about a feed that is not as it should be, or null. */
export function brokenIn(feed: Feed): string | null {
  const ids = new Set(feed.entries.map((entry) => entry.id));
  if (ids.size !== feed.entries.length) return 'the central record holds a change twice';
  if (feed.entries.some((entry, index) => entry.feedSeq !== index + 1)) return 'the feed has a gap';
  for (const entry of feed.entries)
    if (sha256(entry.payload) !== entry.hash) return 'a payload is not that of its hash';
  for (const [device, end] of feed.chains) {
    const last = feed.places.get(`${device} ${end.seq}`);
    if (last && 'feedSeq' in last && chainLink(last, sha256) !== end.link) return 'a chain does not hold';
  }
  return null;
}

export function positionsAfter(feed: Feed, device: string, seq: number): Entry[] {
  return feed.entries
    .filter((entry) => !entry.copied && entry.device === device && entry.seq > seq)
    .toSorted((a, b) => a.seq - b.seq);
}

export function heard(entry: LogEntry, receivedAt: Date): Entry {
  return { ...entry, change: JSON.parse(entry.payload) as Change, receivedAt, origin: null };
}
