/** Staff records by id, wherever they were written. */
import type { Change } from '../../shared/changes/change.ts';
import { foldChanges } from '../../shared/changes/fold.ts';
import { recordTypes } from '../../shared/records/registry.ts';
import type { Author } from '../../shared/replication/authors.ts';
import type { Query } from '../database/database.ts';

interface Row {
  readonly establishment: string;
  readonly payload: string;
  readonly effectiveMs: number | null;
}

/** Name and role of staff, and the establishment that admitted them; those that are known. */
export async function authorsOf(query: Query, ids: readonly string[]): Promise<Author[]> {
  const rows = await query<Row>(
    `SELECT e.name AS establishment, l.payload, l.effective_ms AS "effectiveMs" FROM establishment e
     JOIN change_log l ON l.establishment = e.id AND l.record_id = ANY($1::uuid[])
     WHERE l.record_type = 'staff' AND l.origin IS NULL ORDER BY l.establishment, l.feed_seq`,
    [ids],
  );
  const changes = rows.map((row) => ({
    change: JSON.parse(row.payload) as Change,
    effectiveMs: row.effectiveMs,
    establishment: row.establishment,
  }));
  const places = new Map(changes.map(({ change, establishment }) => [change.record.id, establishment]));
  return [...foldChanges(recordTypes, changes).values()].flatMap(({ id, fields }) => {
    const [name, role] = [fields['name']?.value, fields['role']?.value];
    if (typeof name !== 'string' || typeof role !== 'string') return [];
    return [{ id, name, role, establishment: places.get(id) ?? '' }];
  });
}
