/**
 * What is really held, read row by row from PostgreSQL and from the encrypted stores, never from what either side says of
 * itself: nothing lost, nothing twice, every feed number the same change everywhere.
 */
import { expect } from 'vitest';
import { segmentOf } from '../../shared/replication/digest.ts';
import { isSound, verifyLog } from '../../central/store/verify.ts';
import { ESTABLISHMENT, type TestCentral, type TestWorkstation } from './central.ts';

interface Row {
  readonly feed: number;
  readonly id: string;
  readonly hash: string;
}

export async function heldRows(central: TestCentral): Promise<Row[]> {
  return central.database.query<Row>(
    `SELECT feed_seq AS feed, id, encode(hash, 'hex') AS hash FROM change_log WHERE establishment = $1 ORDER BY feed_seq`,
    [ESTABLISHMENT.id],
  );
}

export async function heldIds(central: TestCentral): Promise<Set<string>> {
  return new Set((await heldRows(central)).map((row) => row.id));
}

/** Rows of one device at the central record. */
export async function heldOf(central: TestCentral, device: string): Promise<number> {
  const [row] = await central.database.query<{ n: number }>(
    'SELECT count(*) AS n FROM change_log WHERE device = $1',
    [device],
  );
  return row?.n ?? 0;
}

function feedOf({ store }: TestWorkstation, head: number): Row[] {
  const last = segmentOf(Math.max(head, 1));
  return Array.from({ length: last + 1 }, (_, segment) => store.log.feedIds(ESTABLISHMENT.id, segment))
    .flat()
    .map(({ feedSeq, id, hash }) => ({ feed: feedSeq, id, hash }));
}

/**
 * The central record's log is sound, `written` is in it once each, and every workstation holds exactly the same feed in an
 * unbroken store. Exchanges first, so that long polls that have not ended do not matter. `numbers: false` is for a central
 * record restored without a word: the same changes may then stand under other numbers of the same segment, which the sums
 * that prove equality do not tell apart, and nothing but the next comparison uses.
 */
export async function expectSame(
  central: TestCentral,
  stations: readonly TestWorkstation[],
  written: readonly string[] = [],
  { numbers = true } = {},
): Promise<void> {
  for (const station of [...stations, ...stations]) await station.replication.syncNow();
  const rows = await heldRows(central);
  const verified = await verifyLog(central.database.query, ESTABLISHMENT.id);
  expect(isSound(verified), JSON.stringify(verified)).toBe(true);
  const ids = new Set(rows.map((row) => row.id));
  expect(ids.size).toBe(rows.length);
  expect(written.filter((id) => !ids.has(id))).toEqual([]);
  for (const station of stations) {
    expect(station.replication.status()).toMatchObject({ waiting: 0, compared: { equal: true } });
    const held = feedOf(station, rows.length);
    const plain = (row: Row): string => (numbers ? `${row.feed} ${row.id}` : row.id) + row.hash;
    expect(held.map(plain).toSorted()).toEqual(rows.map(plain).toSorted());
    expect(station.store.log.firstBroken()).toBeNull();
  }
}
