/** Who is of today, and the whole history of a person wherever its changes stand in the feed. Reads only; takes no lock. */
import type { Query } from '../database/database.ts';
import type { FeedEntry } from './log.ts';
import { NOBODY } from './subject-rows.ts';

/** Civil dates (YYYY-MM-DD), both ends included. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** Patients of today: expected ones first, then who is here, then who is owed something. Each once. */
export async function todaysPeople(
  query: Query,
  establishment: string,
  expected: Days,
  due: Days,
): Promise<string[]> {
  const rows = await query<{ patient: string }>(
    `SELECT patient, min(CASE type WHEN 'arrival' THEN 0 WHEN 'stay' THEN 1 ELSE 2 END) AS rank FROM subject
     WHERE establishment = $1 AND open AND patient <> $2
       AND (type = 'stay' OR (type = 'arrival' AND (day IS NULL OR day BETWEEN $3 AND $4))
         OR (type IN ('appointment', 'action') AND (day IS NULL OR day BETWEEN $5 AND $6)))
     GROUP BY patient ORDER BY rank, patient`,
    [establishment, NOBODY, expected.from, expected.to, due.from, due.to],
  );
  return rows.map((row) => row.patient);
}

/** Patients that somebody said are one person with any of these, and are not among them. */
export async function linkedTo(
  query: Query,
  establishment: string,
  people: readonly string[],
): Promise<string[]> {
  const rows = await query<{ patient: string }>(
    `SELECT DISTINCT b.patient FROM subject a JOIN subject b ON b.establishment = $1 AND b.record = a.record AND b.open
       AND b.type = 'patient-link'
     WHERE a.establishment = $1 AND a.open AND a.type = 'patient-link' AND a.patient = ANY($2::uuid[])
       AND b.patient <> ALL($2::uuid[]) ORDER BY b.patient`,
    [establishment, people],
  );
  return rows.map((row) => row.patient);
}

/** Records about a person: their own, those that link them, and the escort records of their arrivals and stays. */
const RECORDS_OF_PERSON = `SELECT s.record FROM subject s WHERE s.establishment = $1 AND s.patient = $2
  UNION SELECT e.record FROM subject s JOIN subject e ON e.establishment = $1 AND e.about = s.record
    WHERE s.establishment = $1 AND s.patient = $2`;

/** Records about nobody, but of arrivals and their escort records only those expected between two days. */
const RECORDS_OF_NOBODY = `SELECT s.record FROM subject s WHERE s.establishment = $1 AND s.patient = $2 AND (
    s.type NOT IN ('arrival', 'escort-record')
    OR (s.type = 'arrival' AND (s.day IS NULL OR s.day BETWEEN $4 AND $5))
    OR (s.type = 'escort-record' AND (s.about IS NULL OR s.about IN (
      SELECT a.record FROM subject a WHERE a.establishment = $1 AND a.type = 'arrival' AND (a.day IS NULL OR a.day BETWEEN $4 AND $5)))))`;

/**
 * Every entry of those records up to a feed number, in feed order, with the rest of each group: a save is held whole or not
 * at all. A group's entries are consecutive, and `group_rest` counts those that follow: it ends where that is 0, and begins behind
 * the end of the one before. Each group is taken once, however many of its entries are of the person: for every entry by itself
 * the work would grow with the square of a save's size (5,600 notes in saves of 100: four seconds). No number comes
 * twice; DISTINCT is there because without it the planner expects a thousand entries of each group and reads the whole log.
 */
const entriesOf = (records: string): string => `WITH groups AS MATERIALIZED (
    SELECT DISTINCT c.feed_seq + c.group_rest AS last FROM change_log c
    WHERE c.establishment = $1 AND c.record_id IN (${records}) AND c.feed_seq <= $3),
  spans AS (
    SELECT g.last, coalesce((SELECT b.feed_seq FROM change_log b
      WHERE b.establishment = $1 AND b.feed_seq < g.last AND b.group_rest = 0 ORDER BY b.feed_seq DESC LIMIT 1), 0) AS before
    FROM groups g),
  numbers AS (SELECT DISTINCT n.feed_seq FROM spans s, LATERAL generate_series(s.before + 1, s.last) AS n (feed_seq))
  SELECT c.feed_seq AS "feedSeq", c.id, encode(c.hash, 'hex') AS hash, c.device, c.seq, encode(c.prev, 'hex') AS prev,
    c.effective_ms AS "effectiveMs", c.received_at AS "receivedAt", c.payload
  FROM change_log c JOIN numbers n ON n.feed_seq = c.feed_seq
  WHERE c.establishment = $1 AND c.feed_seq <= $3 ORDER BY c.feed_seq`;

/** An entry of the feed wherever it stands; who reads histories needs no group counts, every group is whole. */
export type HistoryEntry = Pick<
  FeedEntry,
  'feedSeq' | 'id' | 'hash' | 'device' | 'seq' | 'prev' | 'effectiveMs' | 'receivedAt' | 'payload'
>;

const OF_PERSON = entriesOf(RECORDS_OF_PERSON);
const OF_NOBODY = entriesOf(RECORDS_OF_NOBODY);

export async function historyOfPerson(
  query: Query,
  establishment: string,
  patient: string,
  upTo: number,
): Promise<HistoryEntry[]> {
  return query<HistoryEntry>(OF_PERSON, [establishment, patient, upTo]);
}

export async function historyOfNobody(
  query: Query,
  establishment: string,
  upTo: number,
  expected: Days,
): Promise<HistoryEntry[]> {
  return query<HistoryEntry>(OF_NOBODY, [establishment, NOBODY, upTo, expected.from, expected.to]);
}
