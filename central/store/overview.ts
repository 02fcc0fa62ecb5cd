/** What an operator asks about an establishment and about one change. */
import type { Query } from '../database/database.ts';
import { feedState } from './establishments.ts';
import { listQuarantined } from './quarantine.ts';
import { segmentDigests } from './segments.ts';
import { tracesOf } from '../take-in/trace.ts';
import { segmentOf } from '../../shared/replication/digest.ts';

/** Workstations with their devices, counts, and the digest of the feed's last segment. */
export async function establishmentStatus(query: Query, establishment: string): Promise<unknown> {
  const state = await feedState(query, establishment);
  const workstations = await query(
    `SELECT id, name, state, enrolled_at AS "enrolledAt", last_seen_at AS "lastSeenAt", pulled_through AS "pulledThrough",
       skew_ms AS "skewMs", app FROM workstation WHERE establishment = $1 ORDER BY enrolled_at`,
    [establishment],
  );
  const devices = await query(
    `SELECT id, workstation, through_seq AS "throughSeq", last_push_at AS "lastPushAt" FROM device
     WHERE establishment = $1 ORDER BY last_push_at`,
    [establishment],
  );
  const counts = await query(
    `SELECT (SELECT count(*) FROM change_log WHERE establishment = $1) AS changes,
       (SELECT count(*) FROM record WHERE establishment = $1) AS records,
       (SELECT count(*) FROM record WHERE establishment = $1 AND type = 'patient') AS patients,
       (SELECT count(*) FROM quarantine WHERE establishment = $1) AS quarantined`,
    [establishment],
  );
  const segment = segmentOf(Math.max(state.head, 1));
  const digests = await segmentDigests(query, establishment, {
    first: segment,
    last: segment,
    upTo: state.head,
  });
  return {
    establishment,
    ...state,
    workstations,
    devices,
    counts: counts[0],
    lastSegment: digests[0] ?? null,
    quarantined: await listQuarantined(query, establishment, 100),
    /** Files of unsent saves taken in for workstations that could not connect. */
    takenIn: await tracesOf(query, establishment, 100),
  };
}

export interface HeldChange {
  readonly establishment: string;
  readonly feedSeq: number;
  readonly hash: string;
  readonly device: string;
  readonly seq: number;
  readonly receivedAt: string;
  readonly workstation: string;
  readonly change: unknown;
}

/** A change wherever it is held: in the feed of its establishment and of those it was delivered to. */
export async function findChange(query: Query, id: string): Promise<HeldChange[]> {
  const rows = await query<Omit<HeldChange, 'change'> & { payload: string }>(
    `SELECT establishment, feed_seq AS "feedSeq", encode(hash, 'hex') AS hash, device, seq, received_at AS "receivedAt",
       workstation, payload FROM change_log WHERE establishment IN (SELECT id FROM establishment) AND id = $1`,
    [id],
  );
  return rows.map(({ payload, ...row }) => ({ ...row, change: JSON.parse(payload) as unknown }));
}
