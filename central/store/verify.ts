/**
 * Whether an establishment's log is what it was when it was written: every sum, hash and chain worked out again from the
 * rows. Sums kept beside the log cannot show that a row behind them was deleted or altered by hand; this does.
 */
import { digestOf, EMPTY_DIGEST, segmentOf, segmentRange } from '../../shared/replication/digest.ts';
import type { Query } from '../database/database.ts';
import { sha256 } from '../sha256.ts';
import { feedState } from './establishments.ts';
import { entriesOfSegment, type SegmentDigest } from './segments.ts';

/** Feed numbers `first` to `last`, both included. */
export interface Missing {
  readonly first: number;
  readonly last: number;
}

export interface Altered {
  readonly feedSeq: number;
  readonly id: string;
  readonly device: string;
  readonly seq: number;
}

export interface WrongSum {
  readonly segment: number;
  readonly kept: { readonly count: number; readonly digest: string };
  readonly rows: { readonly count: number; readonly digest: string };
}

export interface BrokenChain {
  readonly device: string;
  /** First sequence held that does not follow from what is held before it. */
  readonly seq: number;
}

export interface Verified {
  readonly establishment: string;
  /** Last feed number given, and how many changes the log holds. */
  readonly head: number;
  readonly changes: number;
  /** Runs of feed numbers at or below the head that the log does not hold. */
  readonly missing: readonly Missing[];
  /** Changes whose content, id or record is not what was received. */
  readonly altered: readonly Altered[];
  /** Segments whose kept sum is not that of their rows. */
  readonly sums: readonly WrongSum[];
  readonly chains: readonly BrokenChain[];
}

async function missingIn(query: Query, establishment: string, head: number): Promise<Missing[]> {
  return query<Missing>(
    `SELECT before + 1 AS first, feed_seq - 1 AS last FROM (
       SELECT feed_seq, lag(feed_seq, 1, 0::bigint) OVER (ORDER BY feed_seq) AS before FROM (
         SELECT feed_seq FROM change_log WHERE establishment = $1 AND feed_seq <= $2
         UNION ALL SELECT $2::bigint + 1) AS numbers) AS pairs
     WHERE feed_seq > before + 1 ORDER BY first`,
    [establishment, head],
  );
}

async function alteredIn(query: Query, establishment: string): Promise<Altered[]> {
  return query<Altered>(
    `SELECT feed_seq AS "feedSeq", id, device, seq FROM change_log
     WHERE establishment = $1 AND CASE WHEN sha256(convert_to(payload, 'UTF8')) <> hash THEN true
       ELSE payload::json ->> 'id' <> id::text OR payload::json -> 'record' ->> 'id' <> record_id::text
         OR payload::json -> 'record' ->> 'type' <> record_type END
     ORDER BY feed_seq`,
    [establishment],
  );
}

async function wrongSums(query: Query, establishment: string, head: number): Promise<WrongSum[]> {
  const kept = await query<SegmentDigest>(
    "SELECT segment, count, encode(digest, 'hex') AS digest FROM segment WHERE establishment = $1",
    [establishment],
  );
  const bySegment = new Map(kept.map((sum) => [sum.segment, sum]));
  const last = Math.max(segmentOf(Math.max(head, 1)), ...kept.map((sum) => sum.segment));
  const wrong: WrongSum[] = [];
  for (let segment = 0; segment <= last; segment += 1) {
    const entries = await entriesOfSegment(query, establishment, segment, segmentRange(segment).last);
    const rows = { count: entries.length, digest: digestOf(entries, sha256) };
    const { count, digest } = bySegment.get(segment) ?? { count: 0, digest: EMPTY_DIGEST };
    if (count !== rows.count || digest !== rows.digest)
      wrong.push({ segment, kept: { count, digest }, rows });
  }
  return wrong;
}

/** First break of every device's chain up to where it is said to be held. */
async function brokenChains(query: Query, establishment: string): Promise<BrokenChain[]> {
  return query<BrokenChain>(
    `SELECT device, min(seq) AS seq FROM (
       SELECT p.device, p.seq, p.prev, lag(p.seq, 1, 0::bigint) OVER chain AS before,
         lag(sha256(convert_to(encode(p.prev, 'hex') || ':' || p.device || ':' || p.seq || ':' || encode(p.hash, 'hex'), 'UTF8')),
           1, decode(repeat('0', 64), 'hex')) OVER chain AS should
       FROM (SELECT device, seq, prev, hash FROM change_log WHERE establishment = $1
             UNION ALL SELECT device, seq, prev, hash FROM chain_other WHERE establishment = $1
             UNION ALL SELECT id, through_seq + 1, link, ''::bytea FROM device WHERE establishment = $1) AS p
       JOIN device d ON d.establishment = $1 AND d.id = p.device AND (p.seq <= d.through_seq OR p.hash = ''::bytea)
       WINDOW chain AS (PARTITION BY p.device ORDER BY p.seq)) AS links
     WHERE seq <> before + 1 OR prev <> should GROUP BY device ORDER BY device`,
    [establishment],
  );
}

/** Reads every row of the establishment's log; changes nothing. */
export async function verifyLog(query: Query, establishment: string): Promise<Verified> {
  const { head } = await feedState(query, establishment);
  const [row] = await query<{ changes: number }>(
    'SELECT count(*) AS changes FROM change_log WHERE establishment = $1',
    [establishment],
  );
  return {
    establishment,
    head,
    changes: row?.changes ?? 0,
    missing: await missingIn(query, establishment, head),
    altered: await alteredIn(query, establishment),
    sums: await wrongSums(query, establishment, head),
    chains: await brokenChains(query, establishment),
  };
}

export function isSound({ missing, altered, sums, chains }: Verified): boolean {
  return missing.length + altered.length + sums.length + chains.length === 0;
}
