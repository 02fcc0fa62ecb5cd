/** Chains of devices: how far each is held without a gap, and what stands at a position. Links and hashes are hex. */
import { FIRST_PREV } from '../../shared/changes/change.ts';
import type { Query } from '../database/database.ts';

export interface ChainPosition {
  readonly seq: number;
  readonly link: string;
}

export async function chainOf(query: Query, establishment: string, device: string): Promise<ChainPosition> {
  const [row] = await query<ChainPosition>(
    "SELECT through_seq AS seq, encode(link, 'hex') AS link FROM device WHERE establishment = $1 AND id = $2",
    [establishment, device],
  );
  return row ?? { seq: 0, link: FIRST_PREV };
}

/** Link after a sequence at or below the chain's end: the next position's `prev`. */
export async function linkAt(
  query: Query,
  establishment: string,
  device: string,
  seq: number,
): Promise<string | null> {
  if (seq === 0) return FIRST_PREV;
  const chain = await chainOf(query, establishment, device);
  if (chain.seq === seq) return chain.link;
  const [row] = await query<{ prev: string }>(
    `SELECT encode(prev, 'hex') AS prev FROM change_log WHERE establishment = $1 AND device = $2 AND seq = $3 AND origin IS NULL
     UNION ALL SELECT encode(prev, 'hex') FROM chain_other WHERE establishment = $1 AND device = $2 AND seq = $3`,
    [establishment, device, seq + 1],
  );
  return row?.prev ?? null;
}

export async function putChain(
  query: Query,
  entry: { establishment: string; device: string; workstation: string; at: Date } & ChainPosition,
): Promise<void> {
  await query(
    `INSERT INTO device (establishment, id, workstation, through_seq, link, last_push_at)
     VALUES ($1, $2, $3, $4, decode($5, 'hex'), $6)
     ON CONFLICT (establishment, id)
     DO UPDATE SET workstation = $3, through_seq = $4, link = decode($5, 'hex'), last_push_at = $6`,
    [entry.establishment, entry.device, entry.workstation, entry.seq, entry.link, entry.at],
  );
}

/**
 * Moves a chain on over what another workstation gave back of it. Whose device it is and when that delivered last stay as they
 * are; only of a device that is not known is the giver remembered, until it speaks for itself.
 */
export async function moveChain(
  query: Query,
  entry: { establishment: string; device: string; giver: string } & ChainPosition,
): Promise<void> {
  await query(
    `INSERT INTO device (establishment, id, workstation, through_seq, link) VALUES ($1, $2, $3, $4, decode($5, 'hex'))
     ON CONFLICT (establishment, id) DO UPDATE SET through_seq = $4, link = decode($5, 'hex')`,
    [entry.establishment, entry.device, entry.giver, entry.seq, entry.link],
  );
}

export interface OtherPosition {
  readonly seq: number;
  readonly prev: string;
  readonly hash: string;
  readonly kind: 'duplicate' | 'quarantine';
}

/** Positions whose change stands elsewhere: without them the chain could not be checked later. */
export async function keepOthers(
  query: Query,
  establishment: string,
  device: string,
  positions: readonly OtherPosition[],
): Promise<void> {
  if (positions.length === 0) return;
  await query(
    `INSERT INTO chain_other (establishment, device, seq, prev, hash, kind)
     SELECT $1, $2, t.seq, decode(t.prev, 'hex'), decode(t.hash, 'hex'), t.kind
     FROM unnest($3::bigint[], $4::text[], $5::text[], $6::text[]) AS t (seq, prev, hash, kind)
     ON CONFLICT DO NOTHING`,
    [
      establishment,
      device,
      positions.map((position) => position.seq),
      positions.map((position) => position.prev),
      positions.map((position) => position.hash),
      positions.map((position) => position.kind),
    ],
  );
}

/** Which of these positions are taken, as `device seq`: by a change, or by the word that it stands elsewhere. */
export async function takenPositions(
  query: Query,
  establishment: string,
  positions: readonly { device: string; seq: number }[],
): Promise<Set<string>> {
  const rows = await query<{ device: string; seq: number }>(
    `SELECT device, seq FROM change_log JOIN unnest($2::uuid[], $3::bigint[]) AS t (d, s) ON device = d AND seq = s
     WHERE establishment = $1 AND origin IS NULL
     UNION ALL
     SELECT device, seq FROM chain_other JOIN unnest($2::uuid[], $3::bigint[]) AS t (d, s) ON device = d AND seq = s
     WHERE establishment = $1`,
    [establishment, positions.map((position) => position.device), positions.map((position) => position.seq)],
  );
  return new Set(rows.map((row) => `${row.device} ${row.seq}`));
}

/** What the log holds of a device after a sequence, in order; may have gaps. */
export async function positionsAfter(
  query: Query,
  establishment: string,
  device: string,
  seq: number,
): Promise<{ seq: number; prev: string; hash: string }[]> {
  return query(
    `SELECT seq, encode(prev, 'hex') AS prev, encode(hash, 'hex') AS hash FROM change_log
     WHERE establishment = $1 AND device = $2 AND seq > $3 AND origin IS NULL ORDER BY seq`,
    [establishment, device, seq],
  );
}

export interface Outcome {
  readonly seq: number;
  readonly feed: number | null;
  readonly effectiveMs: number | null;
  /** Why it stands in quarantine, or null. */
  readonly reason: string | null;
}

/** What became of a device's sequences after `seq`, in order; at most `most`. */
export async function outcomesAfter(
  query: Query,
  establishment: string,
  device: string,
  range: { after: number; through: number; most: number },
): Promise<Outcome[]> {
  return query(
    `SELECT seq, feed_seq AS feed, effective_ms AS "effectiveMs", NULL AS reason FROM change_log
     WHERE establishment = $1 AND device = $2 AND seq > $3 AND seq <= $4 AND origin IS NULL
     UNION ALL
     SELECT o.seq, NULL, NULL, q.reason FROM chain_other o
     LEFT JOIN quarantine q ON q.establishment = o.establishment AND q.device = o.device AND q.seq = o.seq
     WHERE o.establishment = $1 AND o.device = $2 AND o.seq > $3 AND o.seq <= $4
     ORDER BY seq LIMIT $5`,
    [establishment, device, range.after, range.through, range.most],
  );
}
