/** The workstations of one establishment and when each last delivered. */
import type { SiteWorkstation } from '../../shared/replication/site.ts';
import type { Query } from '../database/database.ts';

type Row = Omit<SiteWorkstation, 'enrolledAt' | 'lastDeliveredAt' | 'lastSeenAt'> & {
  enrolledAt: Date;
  lastDeliveredAt: Date | null;
  lastSeenAt: Date | null;
};

/** In the order of their names. */
export async function workstationsOf(query: Query, establishment: string): Promise<SiteWorkstation[]> {
  const rows = await query<Row>(
    `SELECT w.id, w.name, w.state, w.enrolled_at AS "enrolledAt", max(d.last_push_at) AS "lastDeliveredAt",
       w.last_seen_at AS "lastSeenAt", coalesce(sum(d.through_seq), 0)::bigint AS through,
       coalesce(json_agg(d.id ORDER BY d.id) FILTER (WHERE d.id IS NOT NULL), '[]') AS devices
     FROM workstation w LEFT JOIN device d ON d.establishment = w.establishment AND d.workstation = w.id
     WHERE w.establishment = $1 GROUP BY w.establishment, w.id ORDER BY w.name, w.id`,
    [establishment],
  );
  return rows.map((row) => ({
    ...row,
    enrolledAt: row.enrolledAt.toISOString(),
    lastDeliveredAt: row.lastDeliveredAt?.toISOString() ?? null,
    lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
  }));
}
