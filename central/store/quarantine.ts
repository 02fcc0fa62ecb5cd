/** Changes that cannot stand in the log: kept whole with the reason, acknowledged, and shown to an administrator. */
import type { Query } from '../database/database.ts';

export interface Quarantined {
  readonly device: string;
  readonly seq: number;
  readonly changeId: string | null;
  readonly hash: string;
  readonly reason: string;
  readonly body: string;
}

/** PostgreSQL text cannot hold U+0000, which a malformed line may contain. */
const storable = (body: string): string => body.replaceAll('\0', '\uFFFD');

export async function keepQuarantined(
  query: Query,
  establishment: string,
  workstation: string,
  receivedAt: Date,
  entries: readonly Quarantined[],
): Promise<void> {
  for (const entry of entries)
    await query(
      `INSERT INTO quarantine (establishment, device, seq, change_id, hash, reason, body, received_at, workstation)
       VALUES ($1, $2, $3, $4, decode($5, 'hex'), $6, $7, $8, $9) ON CONFLICT DO NOTHING`,
      [
        establishment,
        entry.device,
        entry.seq,
        entry.changeId,
        entry.hash,
        entry.reason,
        storable(entry.body),
        receivedAt,
        workstation,
      ],
    );
}

export async function listQuarantined(query: Query, establishment: string, most: number): Promise<unknown[]> {
  return query(
    `SELECT device, seq, change_id AS "changeId", reason, received_at AS "receivedAt", workstation, octet_length(body) AS bytes
     FROM quarantine WHERE establishment = $1 ORDER BY received_at DESC LIMIT $2`,
    [establishment, most],
  );
}
