/** Workstations and their certificates. */
import type { Query } from '../database/database.ts';

export type WorkstationState = 'active' | 'retired' | 'revoked';

export interface Standing {
  readonly state: WorkstationState;
  readonly certificateEnds: Date;
  /** Roles of staff who work on it; none named means all (shared/replication/enrolment.ts). */
  readonly roles: readonly string[];
}

export async function enrolWorkstation(
  query: Query,
  entry: { establishment: string; workstation: string; name: string; roles: readonly string[]; now: Date },
): Promise<void> {
  await query(
    'INSERT INTO workstation (establishment, id, name, roles, enrolled_at) VALUES ($1, $2, $3, $4, $5)',
    [entry.establishment, entry.workstation, entry.name, JSON.stringify(entry.roles), entry.now],
  );
}

export async function keepCertificate(
  query: Query,
  entry: { establishment: string; workstation: string; serial: string; ends: Date },
): Promise<void> {
  await query(
    'INSERT INTO certificate (establishment, serial, workstation, ends_at) VALUES ($1, $2, $3, $4)',
    [entry.establishment, entry.serial, entry.workstation, entry.ends],
  );
}

/** What the table says of a certificate; null when this central record never issued it. */
export async function standingOf(
  query: Query,
  establishment: string,
  workstation: string,
  serial: string,
): Promise<Standing | null> {
  const [row] = await query<{
    state: WorkstationState;
    roles: string[];
    ends_at: Date;
    revoked_at: Date | null;
  }>(
    `SELECT w.state, w.roles, c.ends_at, c.revoked_at FROM certificate c
     JOIN workstation w ON w.establishment = c.establishment AND w.id = c.workstation
     WHERE c.establishment = $1 AND c.serial = $2 AND c.workstation = $3`,
    [establishment, serial, workstation],
  );
  if (!row) return null;
  const state = row.revoked_at ? 'revoked' : row.state;
  return { state, certificateEnds: row.ends_at, roles: row.roles };
}

export async function noteHello(
  query: Query,
  entry: { establishment: string; workstation: string; at: Date; skewMs: number; app: string },
): Promise<void> {
  await query(
    'UPDATE workstation SET last_seen_at = $3, skew_ms = $4, app = $5 WHERE establishment = $1 AND id = $2',
    [entry.establishment, entry.workstation, entry.at, entry.skewMs, entry.app],
  );
}

/** Where workstations' cursors stand: everything up to there has been applied. One statement for all, for one flush of the disk. */
export async function notePulled(
  query: Query,
  at: Date,
  notes: readonly { establishment: string; workstation: string; through: number }[],
): Promise<void> {
  await query(
    `UPDATE workstation SET last_seen_at = $1, pulled_through = t.through
     FROM unnest($2::text[], $3::uuid[], $4::bigint[]) AS t (establishment, id, through)
     WHERE workstation.establishment = t.establishment AND workstation.id = t.id`,
    [
      at,
      notes.map((note) => note.establishment),
      notes.map((note) => note.workstation),
      notes.map((note) => note.through),
    ],
  );
}

/** Returns false when there is no such workstation. */
export async function setState(
  query: Query,
  establishment: string,
  workstation: string,
  state: WorkstationState,
): Promise<boolean> {
  const rows = await query(
    'UPDATE workstation SET state = $3 WHERE establishment = $1 AND id = $2 RETURNING id',
    [establishment, workstation, state],
  );
  return rows.length === 1;
}
