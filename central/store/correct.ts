/**
 * Makes the loss of rows visible to those who can make it good. What was altered by hand is set aside, sums are worked out
 * again from the rows, and a new epoch begins, so that every workstation compares everything and sends back what it holds.
 */
import { v4 as uuidv4 } from 'uuid';
import { digestOf, segmentOf, segmentRange } from '../../shared/replication/digest.ts';
import type { Database, Query } from '../database/database.ts';
import { sha256 } from '../sha256.ts';
import { lockFeed } from './establishments.ts';
import { resetFold } from './folding.ts';
import { entriesOfSegment } from './segments.ts';
import { isSound, verifyLog, type Verified } from './verify.ts';

const REASON = 'what stood in the log of the central record is not what was received';

/** Sets a segment's kept sum to what its rows give. The caller holds the establishment's lock. */
export async function sumSegment(query: Query, establishment: string, segment: number): Promise<void> {
  const entries = await entriesOfSegment(query, establishment, segment, segmentRange(segment).last);
  await query(
    `INSERT INTO segment (establishment, segment, count, digest) VALUES ($1, $2, $3, decode($4, 'hex'))
     ON CONFLICT (establishment, segment) DO UPDATE SET count = $3, digest = decode($4, 'hex')`,
    [establishment, segment, entries.length, digestOf(entries, sha256)],
  );
}

async function setAside(
  query: Query,
  establishment: string,
  feedSeqs: readonly number[],
  at: Date,
): Promise<void> {
  await query(
    `WITH altered AS (DELETE FROM change_log WHERE establishment = $1 AND feed_seq = ANY($2::bigint[]) RETURNING *)
     INSERT INTO quarantine (establishment, device, seq, change_id, hash, reason, body, received_at, workstation)
     SELECT establishment, device, seq, id, hash, $3, payload, $4, workstation FROM altered ON CONFLICT DO NOTHING`,
    [establishment, feedSeqs, REASON, at],
  );
}

/** Returns what was found before; a log that is sound is left alone. */
export async function correctLog(database: Database, establishment: string, at: Date): Promise<Verified> {
  return database.transaction(async (query) => {
    await lockFeed(query, establishment);
    const found = await verifyLog(query, establishment);
    if (isSound(found)) return found;
    const altered = found.altered.map((change) => change.feedSeq);
    await setAside(query, establishment, altered, at);
    const segments = [...found.sums.map((sum) => sum.segment), ...altered.map(segmentOf)];
    for (const segment of new Set(segments)) await sumSegment(query, establishment, segment);
    await resetFold(query, establishment);
    await query('UPDATE establishment SET epoch = $2, epoch_base = next_feed - 1 WHERE id = $1', [
      establishment,
      uuidv4(),
    ]);
    return found;
  });
}
