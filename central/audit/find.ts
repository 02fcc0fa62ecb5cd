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
  const { patient, staff, from, to, before, limit } = asked;
  const values: unknown[] = [establishment];
  const conditions = ['e.establishment = $1'];
  const add = (condition: (place: string) => string, value: unknown): void => {
    values.push(value);
    conditions.push(condition(`$${values.length}`));
  };
  if (patient !== undefined) add((p) => `e.patient = ANY(${p}::text[])`, patient);
  if (staff !== undefined) add((p) => `e.staff = ${p}`, staff);
  if (from !== undefined) add((p) => `e.at >= ${p}::timestamptz`, from);
  if (to !== undefined) add((p) => `e.at < ${p}::timestamptz`, to);
  if (before !== undefined) {
    values.push(before.at, before.stream, before.seq);
    const [at, stream, seq] = [values.length - 2, values.length - 1, values.length];
    conditions.push(
      // The first bound says no more than the second; it is the one that the index can begin at.
      `e.at <= $${at}::timestamptz AND (e.at < $${at}::timestamptz OR (e.stream, e.seq) > ($${stream}::uuid, $${seq}::bigint))`,
    );
  }
  values.push(limit + 1);
  const rows = await query<Row>(
    `SELECT e.stream, e.seq, e.workstation, w.name, e.at_text, e.staff, e.event, e.patient, e.detail
     FROM audit_entry e LEFT JOIN workstation w ON w.establishment = e.establishment AND w.id = e.workstation
     WHERE ${conditions.join(' AND ')} ORDER BY e.at DESC, e.stream, e.seq LIMIT $${values.length}`,
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
