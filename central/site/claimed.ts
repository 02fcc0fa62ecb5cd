/** People who were taken over by another establishment while this one still has them here, for all it knows. */
import type { Claimed } from '../../shared/replication/site.ts';
import type { Query } from '../database/database.ts';

/** Moves of an establishment that are looked at: who came back since, or left properly, is not among the answered. */
const LATEST = 500;

type Row = Omit<Claimed, 'at' | 'by'> & { readonly id: string; readonly name: string; readonly at: Date };

/** Tells who holds the person now and since when, and nothing of what was written there. */
export async function claimedFrom(query: Query, establishment: string): Promise<Claimed[]> {
  const rows = await query<Row>(
    `SELECT DISTINCT ON (t.patient) t.patient, e.id, e.name, t.cause, c.since AS at
     FROM (SELECT * FROM transfer WHERE from_establishment = $1 ORDER BY id DESC LIMIT $2) AS t
     JOIN custody c ON c.patient = t.patient AND c.establishment = t.to_establishment
     JOIN establishment e ON e.id = c.establishment
     WHERE t.refused IS NULL AND t.cause <> 'departure' AND c.establishment <> $1 ORDER BY t.patient, t.id DESC`,
    [establishment, LATEST],
  );
  return rows.map(({ patient, id, name, cause, at }) => ({
    patient,
    by: { id, name },
    cause,
    at: at.toISOString(),
  }));
}
