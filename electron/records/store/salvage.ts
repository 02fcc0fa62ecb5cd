/**
 * What a damaged store file still yields. A copy is opened and never the file itself; every page of it is authenticated by
 * the cipher, so a row that can be read is as it was written, and is checked against its hash besides.
 */
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { FoundChange, FoundElsewhere } from './adopt.ts';
import { connect, type Connection } from './connection.ts';
import { deviceNoOf, FIRST_OWN_NO, LAST_DEVICE_NO, positionOf, seqOf } from './position.ts';

export interface Salvaged {
  /** In the order of the chain. */
  readonly own: readonly FoundOwn[];
  readonly others: readonly FoundElsewhere[];
}

export interface FoundOwn extends FoundChange {
  readonly deviceNo: number;
  readonly seq: number;
}

interface Row {
  readonly pos: number;
  readonly id: string;
  readonly prev: Buffer;
  readonly hash: Buffer;
  readonly effectiveMs: number | null;
  readonly payload: string;
}

const ROWS = 200;
/** A page holds some rows of the log, and a page above them many pages: so far is looked behind what cannot be read. */
const LONGEST_STEP = 2 ** 16;

/** Reads what can be read; nothing where the file does not open at all. */
export function salvage(damaged: string, key: string): Salvaged {
  const folder = `${damaged}.reading`;
  const copy = path.join(folder, 'copy.db');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  let database: Connection | undefined;
  try {
    for (const suffix of ['', '-wal'])
      if (existsSync(damaged + suffix)) copyFileSync(damaged + suffix, copy + suffix);
    database = connect({ file: copy, key });
    return read(database);
  } catch {
    return { own: [], others: [] };
  } finally {
    database?.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function read(database: Connection): Salvaged {
  const devices = new Map(attempt(() => devicesOf(database)) ?? []);
  const rows = readable(database);
  const own: FoundOwn[] = [];
  const others: FoundElsewhere[] = [];
  for (const { pos, id, prev, hash, effectiveMs, payload } of rows) {
    // Retention took it out of this copy; the central record proved to hold it.
    if (payload === '') continue;
    const deviceNo = deviceNoOf(pos);
    const found = { id, hash: hash.toString('hex'), payload, seq: seqOf(pos) };
    const device = devices.get(deviceNo);
    if (deviceNo >= FIRST_OWN_NO) own.push({ ...found, deviceNo });
    else if (device !== undefined) others.push({ ...found, device, prev: prev.toString('hex'), effectiveMs });
  }
  return { own, others };
}

function devicesOf(database: Connection): [number, string][] {
  const rows = database.prepare<[], { no: number; id: string }>('SELECT no, id FROM device').all();
  return rows.map(({ no, id }) => [no, id]);
}

/** Rows of the log in their order. Where reading fails it goes on behind, a little further each time. */
function* readable(database: Connection): Generator<Row> {
  const some = database.prepare<[number, number], Row>(
    `SELECT pos, id, prev, hash, effective_ms AS effectiveMs, payload FROM change WHERE pos > ? ORDER BY pos LIMIT ?`,
  );
  const end = positionOf(LAST_DEVICE_NO, 2 ** 34 - 1);
  let after = 0;
  let step = 0;
  let most = ROWS;
  while (after < end) {
    const rows = attempt(() => some.all(after + step, most));
    if (rows !== null) {
      yield* rows;
      const last = rows.at(-1);
      if (last === undefined) return;
      [after, step, most] = [last.pos, 0, ROWS];
    } else if (most > 1) most = Math.floor(most / 4);
    else if (step < LONGEST_STEP) step = step === 0 ? 1 : step * 2;
    else {
      const next = nextDevice(database, after);
      if (next === null) return;
      [after, step, most] = [next, 0, ROWS];
    }
  }
}

/** The beginning of the next device's changes, by the small table of devices; null behind the last. */
function nextDevice(database: Connection, after: number): number | null {
  const later = attempt(() => devicesOf(database))
    ?.map(([no]) => no)
    .filter((no) => no > deviceNoOf(after));
  return later === undefined || later.length === 0 ? null : positionOf(Math.min(...later), 0);
}

function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
