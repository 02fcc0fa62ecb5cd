/** Digests of feed segments, kept as the feed grows (shared/replication/digest.ts). */
import {
  addToDigest,
  contribution,
  digestOf,
  EMPTY_DIGEST,
  segmentOf,
  segmentRange,
} from '../../shared/replication/digest.ts';
import type { Query } from '../database/database.ts';
import { sha256 } from '../sha256.ts';

export interface SegmentDigest {
  readonly segment: number;
  readonly count: number;
  readonly digest: string;
}

interface Placed {
  readonly feedSeq: number;
  readonly id: string;
  readonly hash: string;
}

/** Adds new entries to their segments; the caller holds the establishment's lock. */
export async function addToSegments(
  query: Query,
  establishment: string,
  entries: readonly Placed[],
): Promise<void> {
  const bySegment = [...Map.groupBy(entries, (entry) => segmentOf(entry.feedSeq))];
  const addTo = async ([segment, placed]: (typeof bySegment)[number]): Promise<void> => {
    const sum = placed.reduce((total, entry) => total + contribution(entry.id, entry.hash, sha256), 0n);
    const [row] = await query<{ digest: string }>(
      "SELECT encode(digest, 'hex') AS digest FROM segment WHERE establishment = $1 AND segment = $2",
      [establishment, segment],
    );
    await query(
      `INSERT INTO segment (establishment, segment, count, digest) VALUES ($1, $2, $3, decode($4, 'hex'))
       ON CONFLICT (establishment, segment) DO UPDATE SET count = segment.count + $3, digest = decode($4, 'hex')`,
      [establishment, segment, placed.length, addToDigest(row?.digest ?? EMPTY_DIGEST, sum)],
    );
  };
  await Promise.all(bySegment.map(addTo));
}

export async function entriesOfSegment(
  query: Query,
  establishment: string,
  segment: number,
  upTo: number,
): Promise<Placed[]> {
  const { first, last } = segmentRange(segment);
  return query<Placed>(
    `SELECT feed_seq AS "feedSeq", id, encode(hash, 'hex') AS hash FROM change_log
     WHERE establishment = $1 AND feed_seq BETWEEN $2 AND $3 ORDER BY feed_seq`,
    [establishment, first, Math.min(last, upTo)],
  );
}

/**
 * Digests of segments as they stood at feed number `upTo`. Whole segments come from the kept sums; the segment that `upTo`
 * cuts is summed from the log.
 */
export async function segmentDigests(
  query: Query,
  establishment: string,
  range: { first: number; last: number; upTo: number },
): Promise<SegmentDigest[]> {
  const cut = segmentRange(segmentOf(range.upTo + 1)).first - 1 === range.upTo ? null : segmentOf(range.upTo);
  const whole = await query<SegmentDigest>(
    `SELECT segment, count, encode(digest, 'hex') AS digest FROM segment
     WHERE establishment = $1 AND segment BETWEEN $2 AND $3 ORDER BY segment`,
    [establishment, range.first, Math.min(range.last, (cut ?? segmentOf(Math.max(range.upTo, 1)) + 1) - 1)],
  );
  if (cut === null || range.upTo === 0 || cut > range.last || cut < range.first) return whole;
  const entries = await entriesOfSegment(query, establishment, cut, range.upTo);
  return [...whole, { segment: cut, count: entries.length, digest: digestOf(entries, sha256) }];
}
