/** Takes in entries of one workstation's trail; every hash is worked out again, and what does not hold is noted, not refused. */
import { auditText, type AuditLine, type AuditPush } from '../../shared/replication/audit.ts';
import type { Central } from '../central.ts';
import type { Query } from '../database/database.ts';
import type { Caller } from '../replication/caller.ts';
import { sha256 } from '../sha256.ts';

type AlarmKind = 'altered' | 'missing' | 'rewritten' | 'forked';
interface Alarm {
  readonly seq: number;
  readonly kind: AlarmKind;
}
interface Stream {
  readonly through: number;
  readonly hash: Buffer;
}

/** The hash that an entry has to have behind `prev`. */
export function auditHash(prev: string, line: Omit<AuditLine, 'hash'>): string {
  return sha256(`${prev}:${auditText(line)}`);
}

export async function keepAudit(
  { database, clock }: Pick<Central, 'database' | 'clock'>,
  caller: Caller,
  push: AuditPush,
): Promise<{ through: number; agrees: boolean }> {
  const { establishment, workstation } = caller;
  const at = new Date(clock.now());
  return database.transaction(async (query) => {
    const held = await streamOf(query, caller, push);
    // The central record was put back from a backup: the workstation sends again from here.
    if (push.after > held.through) return { through: held.through, agrees: true };
    const overlap = push.entries.filter(({ seq }) => seq <= held.through);
    const differing = await differs(query, establishment, push.stream, overlap);
    if (differing !== null) {
      await noteAlarms(query, caller, push.stream, at, [{ seq: differing, kind: 'rewritten' }]);
      return { through: held.through, agrees: false };
    }
    const fresh = push.entries.filter(({ seq }) => seq > held.through);
    const last = fresh.at(-1);
    if (last === undefined) return { through: held.through, agrees: true };
    const before = overlap.at(-1)?.hash ?? push.prev;
    if (push.after === held.through && before !== held.hash.toString('hex')) {
      await noteAlarms(query, caller, push.stream, at, [{ seq: held.through, kind: 'forked' }]);
      return { through: held.through, agrees: false };
    }
    await noteAlarms(query, caller, push.stream, at, broken(held.through, before, fresh));
    await append(query, { establishment, stream: push.stream, workstation, at }, fresh);
    await query('UPDATE audit_stream SET through = $3, hash = $4 WHERE establishment = $1 AND stream = $2', [
      establishment,
      push.stream,
      last.seq,
      Buffer.from(last.hash, 'hex'),
    ]);
    return { through: last.seq, agrees: true };
  });
}

async function streamOf(query: Query, caller: Caller, push: AuditPush): Promise<Stream> {
  await query(
    `INSERT INTO audit_stream (establishment, stream, workstation, began, through, hash)
     VALUES ($1, $2, $3, $4, $4, $5) ON CONFLICT DO NOTHING`,
    [caller.establishment, push.stream, caller.workstation, push.after, Buffer.from(push.prev, 'hex')],
  );
  const [held] = await query<Stream>(
    'SELECT through, hash FROM audit_stream WHERE establishment = $1 AND stream = $2 FOR UPDATE',
    [caller.establishment, push.stream],
  );
  if (held === undefined) throw new TypeError('a stream just written is not there');
  return held;
}

/** First sequence whose held hash is another than the one that came again, or null. */
async function differs(
  query: Query,
  establishment: string,
  stream: string,
  lines: readonly AuditLine[],
): Promise<number | null> {
  if (lines.length === 0) return null;
  const held = await query<{ seq: number; hash: Buffer }>(
    'SELECT seq, hash FROM audit_entry WHERE establishment = $1 AND stream = $2 AND seq = ANY($3::bigint[])',
    [establishment, stream, lines.map(({ seq }) => seq)],
  );
  const hashes = new Map(held.map(({ seq, hash }) => [seq, hash.toString('hex')]));
  return lines.find(({ seq, hash }) => hashes.has(seq) && hashes.get(seq) !== hash)?.seq ?? null;
}

function missing(from: number, to: number): Alarm[] {
  return Array.from({ length: Math.min(to - from, 100) }, (_, n) => ({ seq: from + n, kind: 'missing' }));
}

/** What of these entries does not follow: numbers that were skipped, and hashes that their words do not give. */
export function broken(through: number, prev: string, lines: readonly AuditLine[]): Alarm[] {
  const found: Alarm[] = [];
  let [last, hash] = [through, prev];
  for (const line of lines) {
    if (line.seq !== last + 1) found.push(...missing(last + 1, line.seq));
    else if (auditHash(hash, line) !== line.hash) found.push({ seq: line.seq, kind: 'altered' });
    [last, hash] = [line.seq, line.hash];
  }
  return found;
}

async function noteAlarms(
  query: Query,
  { establishment, workstation }: Caller,
  stream: string,
  at: Date,
  alarms: readonly Alarm[],
): Promise<void> {
  if (alarms.length === 0) return;
  await query(
    `INSERT INTO audit_alarm (establishment, stream, seq, kind, workstation, noticed_at)
     SELECT $1, $2, t.seq, t.kind, $3, $4 FROM unnest($5::bigint[], $6::text[]) AS t (seq, kind) ON CONFLICT DO NOTHING`,
    [establishment, stream, workstation, at, alarms.map(({ seq }) => seq), alarms.map(({ kind }) => kind)],
  );
}

async function append(
  query: Query,
  place: { establishment: string; stream: string; workstation: string; at: Date },
  lines: readonly AuditLine[],
): Promise<void> {
  await query(
    `INSERT INTO audit_entry
       (establishment, stream, workstation, received_at, seq, at, at_text, staff, event, patient, detail, hash)
     SELECT $1, $2, $3, $4, t.seq, t.at_text::timestamptz, t.at_text, t.staff, t.event, t.patient, t.detail, t.hash
     FROM unnest($5::bigint[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::bytea[])
       AS t (seq, at_text, staff, event, patient, detail, hash)`,
    [
      place.establishment,
      place.stream,
      place.workstation,
      place.at,
      lines.map(({ seq }) => seq),
      lines.map(({ at }) => at),
      lines.map(({ staff }) => staff),
      lines.map(({ event }) => event),
      lines.map(({ patient }) => patient),
      // A text column cannot hold U+0000; the hash was checked before.
      lines.map(({ detail }) => detail.replaceAll('\u0000', '\ufffd')),
      lines.map(({ hash }) => Buffer.from(hash, 'hex')),
    ],
  );
}
