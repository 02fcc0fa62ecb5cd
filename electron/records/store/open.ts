/** Creating and opening a store: the file, its migrations, its parts. */
import { accessSync, closeSync, constants, existsSync, openSync, renameSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { Failure } from '../../../shared/failure/failure.ts';
import type { RecordType } from '../../../shared/records/define.ts';
import { recordTypes } from '../../../shared/records/registry.ts';
import { assembleStore } from './assemble.ts';
import { backup } from './backup.ts';
import { assertEncryptedFile, connect, type Connection, enforceForeignKeys } from './connection.ts';
import { type Core, queriesOn } from './core.ts';
import { Devices } from './devices.ts';
import { guarded } from './errors.ts';
import { Installation } from './installation.ts';
import { Journal } from './journal/journal.ts';
import { assertKey, keyCheckFile, writeKeyCheck } from './key.ts';
import { LogTable } from './log-table.ts';
import { appliedMigrations, migrate, pendingMigrations, readMigrations } from './migrate.ts';
import type { Store } from './store.ts';

export interface StoreOptions {
  readonly file: string;
  /** 64 lower-case hex digits; from the key ring. */
  readonly key: string;
  /** Wall clock in milliseconds since 1970 UTC. */
  readonly clock: () => number;
  /** UUIDv7. */
  readonly newId: () => string;
  /** Device id of a new store; a store that exists keeps its own (`store.log.device`). */
  readonly device: string;
  /** Folder of the migrations; the one of the source tree when left out. A packaged program passes its own. */
  readonly migrations?: string;
  /** Record types this build knows; all of shared/records when left out. */
  readonly types?: Readonly<Record<string, RecordType>>;
  /** Folder of the journal beside the store; none is kept when left out. */
  readonly journal?: string;
  /** Progress of folding the log again, which the first opening by a build with other indexes takes. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Files open in this process: looking at one again would drop the lock that keeps a second process out. */
const openFiles = new Set<string>();

/**
 * Makes a new store and opens it. The file takes its name only when it is complete, encrypted and on the disk, so a
 * store cut short while being made is never met. Throws `conflict` when the file exists.
 */
export function createStore(options: StoreOptions): Store {
  assertKey(options.key);
  if (existsSync(options.file))
    throw new Failure('conflict', 'There is a store on this workstation already.');
  const partial = `${options.file}.new`;
  guarded(() => {
    for (const file of [partial, `${partial}-wal`, `${partial}-shm`]) rmSync(file, { force: true });
    closeSync(openSync(partial, 'wx', 0o600));
    const database = connect({ file: partial, key: options.key });
    try {
      bringUpToDate(database, options);
    } finally {
      database.close();
    }
    // Without a key the library would have written a plaintext file without a word.
    assertEncryptedFile(partial);
    writeKeyCheck(options.file, options.key);
    renameSync(partial, options.file);
  });
  return openStore(options);
}

/**
 * Opens a store. Throws a Failure: `not-found`, `wrong-key`, `corrupt`, `newer`, `busy` (another process has it open),
 * `readonly`, `full` or `unexpected`; the file is then as it was.
 */
export function openStore(options: StoreOptions): Store {
  assertKey(options.key);
  const file = resolve(options.file);
  if (openFiles.has(file)) throw new Failure('busy', 'The store is open in this program already.');
  return guarded(() => {
    assertEncryptedFile(file);
    // Asked first: on a file it may only read, SQLite fails later and with an error that says nothing.
    accessSync(file, constants.W_OK);
    const database = connect({ file, key: options.key });
    openFiles.add(file);
    try {
      bringUpToDate(database, options, file);
      enforceForeignKeys(database);
      if (!existsSync(keyCheckFile(file))) writeKeyCheck(file, options.key);
      return assembleStore(coreOf(database, options), options.key, {
        onClose: () => openFiles.delete(file),
        onProgress: options.onProgress,
        journal: options.journal,
      });
    } catch (error) {
      database.close();
      openFiles.delete(file);
      throw error;
    }
  });
}

function bringUpToDate(database: Connection, options: StoreOptions, existing?: string): void {
  const migrations = readMigrations(options.migrations ?? sourceMigrations());
  const pending = pendingMigrations(database, migrations);
  const first = pending[0];
  if (first === undefined) return;
  // A store with something in it is copied before anything changes it.
  if (existing !== undefined && appliedMigrations(database).length > 0) {
    backup(database, options.key, `${existing}.before-${first.tag}`);
  }
  migrate(database, pending, new Date(options.clock()).toISOString());
}

function coreOf(database: Connection, options: StoreOptions): Core {
  const queries = queriesOn(database);
  const devices = new Devices(database);
  const installation = new Installation(database, queries, devices);
  installation.begin(options.device);
  const { clock, newId, types = recordTypes } = options;
  const log = new LogTable(database, devices);
  const journal = options.journal === undefined ? null : new Journal(options.journal, options.key);
  return { database, queries, types, clock, newId, devices, log, installation, journal };
}

function sourceMigrations(): string {
  return resolve(import.meta.dirname, '../../../migrations/local');
}
