/** The log of an establishment, numbered in the order of its feed. Writers hold the establishment's lock (`lockFeed`). */
import type { Query } from '../database/database.ts';

export interface LogEntry {
  readonly feedSeq: number;
  readonly id: string;
  readonly hash: string;
  readonly device: string;
  readonly seq: number;
  readonly prev: string;
  readonly recordType: string;
  readonly recordId: string;
  /** Whom the entry is about, as far as the change itself says. */
  readonly patient: string | null;
  /** How many entries after this one belong to its group. */
  readonly groupRest: number;
  /** Milliseconds for merging where the author's clock was capped. */
  readonly effectiveMs: number | null;
  /** Canonical JSON. */
  readonly payload: string;
}

const column = <Key extends keyof LogEntry>(entries: readonly LogEntry[], key: Key): LogEntry[Key][] =>
  entries.map((entry) => entry[key]);

/** An array of PostgreSQL as it is written; numbers need no quoting. */
const numbers = (values: readonly (number | null)[]): string =>
  `{${values.map((value) => value ?? 'NULL').join(',')}}`;

/**
 * One statement for the whole batch. Ids, hashes and payloads travel as one text each, because quoting them as array
 * elements costs more than everything else here; canonical JSON never holds a line feed.
 */
export async function appendLog(
  query: Query,
  establishment: string,
  workstation: string,
  receivedAt: Date,
  entries: readonly LogEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  await query(
    `INSERT INTO change_log (establishment, workstation, received_at, feed_seq, id, hash, device, seq, prev, record_type,
       record_id, group_rest, effective_ms, payload, bytes, patient)
     SELECT $1, $2, $3, t.feed_seq, t.id, decode(t.hash, 'hex'), t.device, t.seq, decode(t.prev, 'hex'), t.record_type,
       t.record_id, t.group_rest, t.effective_ms, t.payload, octet_length(t.payload), t.patient
     FROM unnest($4::bigint[], string_to_array($5::text, ' ')::uuid[], string_to_array($6::text, ' '),
       string_to_array($7::text, ' ')::uuid[], $8::bigint[], string_to_array($9::text, ' '), $10::text[],
       string_to_array($11::text, ' ')::uuid[], $12::smallint[], $13::bigint[], string_to_array($14::text, E'\\n'),
       string_to_array($15::text, ' ', '-')::uuid[])
       AS t (feed_seq, id, hash, device, seq, prev, record_type, record_id, group_rest, effective_ms, payload, patient)`,
    [
      establishment,
      workstation,
      receivedAt,
      numbers(column(entries, 'feedSeq')),
      column(entries, 'id').join(' '),
      column(entries, 'hash').join(' '),
      column(entries, 'device').join(' '),
      numbers(column(entries, 'seq')),
      column(entries, 'prev').join(' '),
      column(entries, 'recordType'),
      column(entries, 'recordId').join(' '),
      numbers(column(entries, 'groupRest')),
      numbers(column(entries, 'effectiveMs')),
      column(entries, 'payload').join('\n'),
      entries.map((entry) => entry.patient ?? '-').join(' '),
    ],
  );
}

/** Payload hashes of those ids that the establishment already holds. */
export async function heldHashes(
  query: Query,
  establishment: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const rows = await query<{ id: string; hash: string }>(
    "SELECT id, encode(hash, 'hex') AS hash FROM change_log WHERE establishment = $1 AND id = ANY($2::uuid[])",
    [establishment, ids],
  );
  return new Map(rows.map((row) => [row.id, row.hash]));
}

export interface FeedEntry extends Omit<LogEntry, 'recordType' | 'recordId' | 'patient'> {
  readonly receivedAt: Date;
  /** Establishment that a transferred entry came from; null for one of this feed's own. */
  readonly origin: string | null;
}

const FEED_COLUMNS = `feed_seq AS "feedSeq", id, encode(hash, 'hex') AS hash, device, seq, encode(prev, 'hex') AS prev,
  group_rest AS "groupRest", effective_ms AS "effectiveMs", received_at AS "receivedAt", origin`;

/**
 * Entries after a feed number, up to `bytes` of payload and `most` entries, then as many more as the last group needs.
 * Payloads of `own` device come back empty: it holds them itself.
 */
export async function readFeed(
  query: Query,
  establishment: string,
  page: { after: number; bytes: number; most: number; own: string | null },
): Promise<FeedEntry[]> {
  const entries = await query<FeedEntry>(
    `SELECT ${FEED_COLUMNS}, CASE WHEN device = $5::uuid THEN '' ELSE payload END AS payload FROM (
       SELECT *, sum(CASE WHEN device = $5::uuid THEN 16 ELSE bytes END) OVER (ORDER BY feed_seq ROWS UNBOUNDED PRECEDING)
         - CASE WHEN device = $5::uuid THEN 16 ELSE bytes END AS before
       FROM change_log WHERE establishment = $1 AND feed_seq > $2 AND feed_seq <= $2 + $4) AS entry
     WHERE before < $3 ORDER BY feed_seq`,
    [establishment, page.after, page.bytes, page.most, page.own],
  );
  const last = entries.at(-1);
  if (!last || last.groupRest === 0) return entries;
  const rest = await query<FeedEntry>(
    `SELECT ${FEED_COLUMNS}, CASE WHEN device = $4::uuid THEN '' ELSE payload END AS payload FROM change_log
     WHERE establishment = $1 AND feed_seq > $2 AND feed_seq <= $2 + $3 ORDER BY feed_seq`,
    [establishment, last.feedSeq, last.groupRest, page.own],
  );
  return [...entries, ...rest];
}
