/** Questions about the trail of an establishment: of a patient, of a member of staff, of a time; newest first. */
import type { AuditAlarm, AuditFound, AuditQuery } from '../../shared/replication/audit.ts';
import type { Query } from '../database/database.ts';

interface Row {
  stream: string;
  seq: number;
  workstation: string;
  name: string | null;
  at_text: string;
  staff: string;
  event: string;
  patient: string | null;
  detail: string;
}

export async function findAudit(query: Query, establishment: string, asked: AuditQuery): Promise<AuditFound> {
  const { limit } = asked;
  const { text, values } = pageOf(establishment, asked);
  const rows = await query<Row>(
    `SELECT e.stream, e.seq, e.workstation, w.name, e.at_text, e.staff, e.event, e.patient, e.detail
     FROM (${text}) AS e LEFT JOIN workstation w ON w.establishment = e.establishment AND w.id = e.workstation
     ORDER BY e.at DESC, e.stream, e.seq`,
    values,
  );
  return {
    entries: rows.slice(0, limit).map(({ name, at_text: at, ...row }) => ({
      ...row,
      at,
      workstationName: name ?? row.workstation,
    })),
    more: rows.length > limit,
    alarms: await alarmsOf(query, establishment),
  };
}

/**
 * One entry more than asked for, so that it is known whether there are further ones. Of patients the newest of each are read in the
 * order of their own index and put together: from a list of them the planner reads the whole establishment backwards until it
 * has found enough, which takes seconds where somebody looked at often left long ago.
 */
function pageOf(
  establishment: string,
  { patient, staff, from, to, before, limit }: AuditQuery,
): { text: string; values: unknown[] } {
  const values: unknown[] = [establishment];
  const conditions = ['a.establishment = $1'];
  // Not a value: a plan made for any limit is one for a tenth of everything.
  const most = limit + 1;
  const place = (value: unknown): string => `$${values.push(value)}`;
  if (staff !== undefined) conditions.push(`a.staff = ${place(staff)}`);
  if (from !== undefined) conditions.push(`a.at >= ${place(from)}::timestamptz`);
  if (to !== undefined) conditions.push(`a.at < ${place(to)}::timestamptz`);
  if (before !== undefined) {
    const [at, stream, seq] = [place(before.at), place(before.stream), place(before.seq)];
    // The first bound says no more than the second; it is the one that the index can begin at.
    conditions.push(
      `a.at <= ${at}::timestamptz AND (a.at < ${at}::timestamptz OR (a.stream, a.seq) > (${stream}::uuid, ${seq}::bigint))`,
    );
  }
  const newest = (more: readonly string[]): string =>
    `SELECT a.* FROM audit_entry a WHERE ${[...conditions, ...more].join(' AND ')} ORDER BY a.at DESC, a.stream, a.seq LIMIT ${most}`;
  if (patient === undefined) return { text: newest([]), values };
  const text = `SELECT l.* FROM (SELECT DISTINCT unnest(${place(patient)}::text[]) AS id) AS p,
    LATERAL (${newest(['a.patient = p.id'])}) AS l ORDER BY l.at DESC, l.stream, l.seq LIMIT ${most}`;
  return { text, values };
}

export async function alarmsOf(query: Query, establishment: string): Promise<AuditAlarm[]> {
  const rows = await query<
    Omit<AuditAlarm, 'noticedAt' | 'workstationName'> & { noticed: Date; name: string | null }
  >(
    `SELECT a.stream, a.seq, a.kind, a.workstation, w.name, a.noticed_at AS noticed
     FROM audit_alarm a LEFT JOIN workstation w ON w.establishment = a.establishment AND w.id = a.workstation
     WHERE a.establishment = $1 ORDER BY a.noticed_at DESC, a.seq LIMIT 200`,
    [establishment],
  );
  return rows.map(({ noticed, name, ...row }) => ({
    ...row,
    workstationName: name ?? row.workstation,
    noticedAt: noticed.toISOString(),
  }));
}
