/**
 * Feed numbers whose row was deleted or set aside. A change that a workstation gives back goes to its old number while the
 * epoch is the same, so that replicas that never lost it and those that read it again agree on the whole feed.
 */
import type { Change } from '../../shared/changes/change.ts';
import { segmentOf } from '../../shared/replication/digest.ts';
import type { Query } from '../database/database.ts';
import { sumSegment } from './correct.ts';
import type { LogEntry } from './log.ts';

/** Those of the feed numbers that hold nothing. The caller holds the establishment's lock. */
export async function freeAmong(
  query: Query,
  establishment: string,
  feedSeqs: readonly number[],
): Promise<Set<number>> {
  if (feedSeqs.length === 0) return new Set();
  const taken = await query<{ feed: number }>(
    'SELECT feed_seq AS feed FROM change_log WHERE establishment = $1 AND feed_seq = ANY($2::bigint[])',
    [establishment, feedSeqs],
  );
  const held = new Set(taken.map((row) => row.feed));
  return new Set(feedSeqs.filter((feedSeq) => !held.has(feedSeq)));
}

/** How many entries after each of these belong to its group, by feed number: pages do not split a group. */
export async function groupRests(
  query: Query,
  establishment: string,
  placed: readonly LogEntry[],
): Promise<Map<number, number>> {
  if (placed.length === 0) return new Map();
  const following = await query<{ feed: number; rest: number; group: string | null }>(
    `SELECT feed_seq AS feed, group_rest AS rest, payload::json ->> 'group' AS "group" FROM change_log
     WHERE establishment = $1 AND feed_seq = ANY($2::bigint[])`,
    [establishment, placed.map((entry) => entry.feedSeq + 1)],
  );
  const known = new Map(following.map((row) => [row.feed, row]));
  for (const { feedSeq, payload } of placed.toSorted((a, b) => b.feedSeq - a.feedSeq)) {
    const { group } = JSON.parse(payload) as Change;
    const next = known.get(feedSeq + 1);
    const rest = group !== null && next?.group === group ? next.rest + 1 : 0;
    known.set(feedSeq, { feed: feedSeq, rest, group });
  }
  return new Map([...known].map(([feed, row]) => [feed, row.rest]));
}

/** After rows came back behind the head: their sums, and a fold that is not past them. */
export async function holesFilled(
  query: Query,
  establishment: string,
  feedSeqs: readonly number[],
): Promise<void> {
  if (feedSeqs.length === 0) return;
  for (const segment of new Set(feedSeqs.map(segmentOf))) await sumSegment(query, establishment, segment);
  await query('UPDATE fold_progress SET feed_seq = least(feed_seq, $2) WHERE establishment = $1', [
    establishment,
    Math.min(...feedSeqs) - 1,
  ]);
}
