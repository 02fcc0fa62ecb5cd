/**
 * Whether the trails held here are what the workstations sent: every number and every hash worked out again from the rows. What was
 * wrong when it arrived stands among the alarms (keep.ts) and is not said again.
 */
import type { Query } from '../database/database.ts';
import { auditHash } from './keep.ts';

/** Entries `first` to `last`, both included, of one workstation's trail. */
export interface AuditFault {
  readonly kind: 'missing' | 'altered';
  readonly workstation: string;
  readonly first: number;
  readonly last: number;
}

export interface VerifiedAudit {
  readonly entries: number;
  readonly faults: readonly AuditFault[];
}

interface Stream {
  readonly stream: string;
  readonly name: string;
  readonly began: number;
  readonly through: number;
  readonly hash: Buffer;
}

interface Row {
  readonly seq: number;
  readonly at: string;
  readonly staff: string;
  readonly event: string;
  readonly patient: string | null;
  readonly detail: string;
  readonly hash: Buffer;
}

const PAGE = 5000;

/** Reads every entry of the establishment; changes nothing. */
export async function verifyAudit(query: Query, establishment: string): Promise<VerifiedAudit> {
  const streams = await query<Stream>(
    `SELECT s.stream, s.began, s.through, s.hash, coalesce(w.name, s.workstation::text) AS name FROM audit_stream s
     LEFT JOIN workstation w ON w.establishment = s.establishment AND w.id = s.workstation
     WHERE s.establishment = $1 ORDER BY name, s.began`,
    [establishment],
  );
  let entries = 0;
  const faults: AuditFault[] = [];
  for (const stream of streams) {
    const known = await alarmsOf(query, establishment, stream.stream);
    const found = await verifyStream(query, establishment, stream);
    entries += found.entries;
    faults.push(...found.faults.filter(({ kind, first }) => !known.has(`${kind} ${first}`)));
  }
  return { entries, faults };
}

async function alarmsOf(query: Query, establishment: string, stream: string): Promise<Set<string>> {
  const alarms = await query<{ seq: number; kind: string }>(
    'SELECT seq, kind FROM audit_alarm WHERE establishment = $1 AND stream = $2',
    [establishment, stream],
  );
  return new Set(alarms.map(({ seq, kind }) => `${kind} ${seq}`));
}

async function verifyStream(query: Query, establishment: string, stream: Stream): Promise<VerifiedAudit> {
  const { began, through, name: workstation } = stream;
  const faults: AuditFault[] = [];
  const note = (kind: AuditFault['kind'], first: number, last: number) =>
    faults.push({ kind, workstation, first, last });
  let entries = 0;
  let seq = began;
  /** Hash that the next entry has to follow; null where the entry before it is not held. */
  let prev: string | null = began === 0 ? '0'.repeat(64) : null;
  for (;;) {
    const rows = await pageAfter(query, establishment, stream.stream, seq);
    for (const row of rows) {
      if (row.seq !== seq + 1) note('missing', seq + 1, row.seq - 1);
      else if (prev !== null && !follows(prev, row)) note('altered', row.seq, row.seq);
      [seq, prev] = [row.seq, row.hash.toString('hex')];
    }
    entries += rows.length;
    if (rows.length < PAGE) break;
  }
  if (seq < through) note('missing', seq + 1, through);
  else if (seq > through || (prev !== null && prev !== stream.hash.toString('hex')))
    note('altered', seq, seq);
  return { entries, faults };
}

const pageAfter = (query: Query, establishment: string, stream: string, seq: number): Promise<Row[]> =>
  query<Row>(
    `SELECT seq, at_text AS at, staff, event, patient, detail, hash FROM audit_entry
     WHERE establishment = $1 AND stream = $2 AND seq > $3 ORDER BY seq LIMIT ${PAGE}`,
    [establishment, stream, seq],
  );

/** U+0000 was hashed as it came and is kept as the replacement character. */
function follows(prev: string, { hash, ...line }: Row): boolean {
  const came = { ...line, detail: line.detail.replaceAll('\ufffd', '\u0000') };
  return [line, came].some((words) => auditHash(prev, words) === hash.toString('hex'));
}
