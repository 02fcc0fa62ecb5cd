/** Which device this store writes as, how far its chain and clock have come, and what the central record acknowledged. */
import { eq } from 'drizzle-orm';
import { chainLink, FIRST_PREV } from '../../../shared/changes/change.ts';
import { EARLIEST, type HybridTime, compareTime } from '../../../shared/changes/hlc.ts';
import { type Queries, sha256 } from './core.ts';
import { installation } from './schema/log.ts';
import type { Connection } from './connection.ts';
import type { Devices } from './devices.ts';
import { changeOf, LOG_COLUMNS, type LogRow } from './log-table.ts';
import { positionsAfter, seqOf } from './position.ts';

export interface Head {
  readonly seq: number;
  readonly link: string;
}

/** Held in memory so that a commit reads nothing; moved on only after the transaction that made it true. */
export class Installation {
  device = '';
  acknowledged = 0;
  head: Head = { seq: 0, link: FIRST_PREV };
  time: HybridTime = EARLIEST;
  /** Number of the device, by which its positions in the log are found. */
  deviceNo = 0;
  private readonly database: Connection;
  private readonly queries: Queries;
  private readonly devices: Devices;
  private readonly setTime;

  constructor(database: Connection, queries: Queries, devices: Devices) {
    this.database = database;
    this.queries = queries;
    this.devices = devices;
    this.setTime = database.prepare<[number, number]>(
      'UPDATE installation SET clock_ms = ?, clock_counter = ?',
    );
  }

  /** Names the device of a new store; an existing store keeps the device it was given, or took at its last re-issue. */
  begin(device: string): void {
    this.queries
      .insert(installation)
      .values({
        one: 1,
        device,
        acknowledged: 0,
        clockMs: 0,
        clockCounter: 0,
        historySeq: 0,
        historyCount: 0,
      })
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
    this.deviceNo = this.devices.ownNumberOf(row.device);
    const last = this.database
      .prepare<[number, number], LogRow>(
        `SELECT ${LOG_COLUMNS} FROM change WHERE pos BETWEEN ? AND ? ORDER BY pos DESC LIMIT 1`,
      )
      .get(...positionsAfter(this.deviceNo, 0));
    this.head = last === undefined ? { seq: 0, link: FIRST_PREV } : headAt(row.device, last);
    const received = { ms: row.clockMs, counter: row.clockCounter };
    const own = last === undefined ? EARLIEST : changeOf(last).clock;
    this.time = compareTime(own, received) > 0 ? { ms: own.ms, counter: own.counter } : received;
  }

  /** Remembers a received clock, so that a write after a restart is still later than what its author could see. */
  saveTime(time: HybridTime): void {
    this.setTime.run(time.ms, time.counter);
  }

  saveAcknowledged(seq: number): void {
    this.queries.update(installation).set({ acknowledged: seq }).where(eq(installation.one, 1)).run();
  }

  /** Names the new device and the end of its chain, up to which the history is covered. */
  saveDevice(device: string, historySeq: number): void {
    this.queries
      .update(installation)
      .set({ device, acknowledged: 0, historySeq })
      .where(eq(installation.one, 1))
      .run();
  }
}

/** Where a chain stands after a row. */
export function headAt(device: string, row: LogRow): Head {
  const seq = seqOf(row.pos);
  const place = { device, seq, prev: row.prev.toString('hex'), hash: row.hash.toString('hex') };
  return { seq, link: chainLink(place, sha256) };
}
