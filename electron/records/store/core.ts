/** What the parts of the store share: the connection and the values passed in from the composition root. */
import { hash } from 'node:crypto';
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { RecordType } from '../../../shared/records/define.ts';
import type { Connection } from './connection.ts';
import type { Devices } from './devices.ts';
import type { Installation } from './installation.ts';
import type { Journal } from './journal/journal.ts';
import type { LogTable } from './log-table.ts';

export type Queries = BetterSQLite3Database;

export interface Core {
  readonly database: Connection;
  /** Typed queries on the same connection. */
  readonly queries: Queries;
  readonly types: Readonly<Record<string, RecordType>>;
  /** Wall clock in milliseconds since 1970 UTC. */
  readonly clock: () => number;
  /** UUIDv7. */
  readonly newId: () => string;
  readonly devices: Devices;
  readonly log: LogTable;
  readonly installation: Installation;
  /** Own changes that the central record has not acknowledged, beside the store; null where none is kept. */
  readonly journal: Journal | null;
}

export function queriesOn(database: Connection): Queries {
  return drizzle(database);
}

export function sha256(utf8: string): string {
  return hash('sha256', utf8, 'hex');
}

export function fromHex(hex: string): Buffer {
  return Buffer.from(hex, 'hex');
}
