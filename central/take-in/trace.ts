/** What an operator finds later about the files that were taken in. */
import type { Query } from '../database/database.ts';
import type { TakenIn } from './report.ts';

/** When this very file was taken in first, or null. */
export async function takenBefore(query: Query, establishment: string, id: string): Promise<string | null> {
  const [row] = await query<{ at: Date }>(
    "SELECT taken_at AS at FROM take_in WHERE establishment = $1 AND id = decode($2, 'hex')",
    [establishment, id],
  );
  return row?.at.toISOString() ?? null;
}

/** Written once for each file: a second time changes nothing. */
export async function keepTrace(query: Query, id: string, at: Date, taken: TakenIn): Promise<void> {
  await query(
    `INSERT INTO take_in (establishment, id, taken_at, created_at, workstation, name, device, first_seq, last_seq, digest,
       accepted, duplicate, refused, set_aside, set_aside_new)
     VALUES ($1, decode($2, 'hex'), $3, $4, $5, $6, $7, $8, $9, decode($10, 'hex'), $11, $12, $13, $14, $15)
     ON CONFLICT DO NOTHING`,
    [
      taken.establishment.id,
      id,
      at,
      taken.created,
      taken.workstation,
      taken.name,
      taken.device,
      taken.from,
      taken.to,
      taken.digest,
      taken.accepted + taken.parked,
      taken.duplicate,
      taken.refused.reduce((sum, { count }) => sum + count, 0),
      taken.setAside.held + taken.setAside.kept,
      taken.setAside.kept,
    ],
  );
}

/** Newest first. */
export async function tracesOf(query: Query, establishment: string, most: number): Promise<unknown[]> {
  return query(
    `SELECT taken_at AS "takenAt", created_at AS "createdAt", workstation, name, device, first_seq AS from, last_seq AS to,
       encode(digest, 'hex') AS digest, accepted, duplicate, refused, set_aside AS "setAside", set_aside_new AS "setAsideNew"
     FROM take_in WHERE establishment = $1 ORDER BY taken_at DESC LIMIT $2`,
    [establishment, most],
  );
}
