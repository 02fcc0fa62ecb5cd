/** Which device this store writes as, how far its chain and clock have come, and what the central record acknowledged. */
import { eq } from 'drizzle-orm';
import { chainLink, FIRST_PREV } from '../../../shared/changes/change.ts';
import { EARLIEST, type HybridTime, compareTime } from '../../../shared/changes/hlc.ts';
import { type Queries, sha256 } from './core.ts';
import { installation } from './schema.ts';
import type { Connection } from './connection.ts';

export interface Head {
  readonly seq: number;
  readonly link: string;
}

interface HeadRow {
  readonly seq: number;
  readonly prev: Buffer;
  readonly hash: Buffer;
  readonly payload: string;
}

/** Held in memory so that a commit reads nothing; moved on only after the transaction that made it true. */
export class Installation {
  device = '';
  acknowledged = 0;
  head: Head = { seq: 0, link: FIRST_PREV };
  time: HybridTime = EARLIEST;
  private readonly database: Connection;
  private readonly queries: Queries;

  constructor(database: Connection, queries: Queries) {
    this.database = database;
    this.queries = queries;
  }

  /** Names the device of a new store; an existing store keeps the device it was given, or took at its last re-issue. */
  begin(device: string): void {
    this.queries
      .insert(installation)
      .values({ one: 1, device, acknowledged: 0, clockMs: 0, clockCounter: 0, historyPos: 0 })
      .onConflictDoNothing()
      .run();
    this.reload();
  }

  /** Reads everything again from the tables, at opening and after a re-issue. */
  reload(): void {
    const row = this.queries.select().from(installation).get();
    if (row === undefined) throw new TypeError('the store has no installation row');
    this.device = row.device;
    this.acknowledged = row.acknowledged;
    const last = this.database
      .prepare<[string], HeadRow>(
        'SELECT seq, prev, hash, payload FROM change WHERE device = ? ORDER BY seq DESC LIMIT 1',
      )
      .get(row.device);
    this.head =
      last === undefined ? { seq: 0, link: FIRST_PREV } : { seq: last.seq, link: linkOf(row.device, last) };
    const received = { ms: row.clockMs, counter: row.clockCounter };
    const own = last === undefined ? EARLIEST : (JSON.parse(last.payload) as { clock: HybridTime }).clock;
    this.time = compareTime(own, received) > 0 ? { ms: own.ms, counter: own.counter } : received;
  }

  /** Remembers a received clock, so that a write after a restart is still later than what its author could see. */
  saveTime(time: HybridTime): void {
    this.queries.update(installation).set({ clockMs: time.ms, clockCounter: time.counter }).run();
  }

  saveAcknowledged(seq: number): void {
    this.queries.update(installation).set({ acknowledged: seq }).where(eq(installation.one, 1)).run();
  }

  saveDevice(device: string): void {
    this.queries.update(installation).set({ device, acknowledged: 0 }).where(eq(installation.one, 1)).run();
  }
}

export function linkOf(device: string, row: Pick<HeadRow, 'seq' | 'prev' | 'hash'>): string {
  return chainLink(
    { device, seq: row.seq, prev: row.prev.toString('hex'), hash: row.hash.toString('hex') },
    sha256,
  );
}
