/**
 * Opening the encrypted file: one order of statements, each read back (desktop-engineering.md §3.4). The order matters:
 * cipher, legacy format, key, first read, and only then everything else.
 */
import Database from 'better-sqlite3';
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { Failure } from '../../../shared/failure/failure.ts';
import { asFailure, errorCode } from './errors.ts';
import { assertKey, keyFits } from './key.ts';

export type Connection = Database.Database;

const PLAIN_HEADER = 'SQLite format 3';
const PAGE_SIZE = 4096;

export interface ConnectionOptions {
  readonly file: string;
  /** 64 lower-case hex digits. */
  readonly key: string;
  /** For verifying a copy: no write, no lock against others. */
  readonly readonly?: boolean;
}

/**
 * Looks at the file before SQLite does. Never while a connection of this process is open: closing any descriptor of a
 * file drops every POSIX lock the process holds on it, and with them the guard against a second process.
 */
export function assertEncryptedFile(file: string): void {
  if (!existsSync(file)) throw new Failure('not-found', 'There is no store file on this workstation yet.');
  const { size } = statSync(file);
  if (size === 0) throw new Failure('corrupt', 'The store file on this workstation is empty.');
  if (readHeader(file) === PLAIN_HEADER) {
    throw new Failure('corrupt', 'The store file on this workstation is not encrypted and is not opened.');
  }
  if (size % PAGE_SIZE !== 0) {
    throw new Failure('corrupt', 'The store file on this workstation has been cut short.');
  }
}

function readHeader(file: string): string {
  const handle = openSync(file, 'r');
  try {
    const header = Buffer.alloc(PLAIN_HEADER.length);
    readSync(handle, header, 0, header.length, 0);
    return header.toString('latin1');
  } finally {
    closeSync(handle);
  }
}

/** An open, keyed, checked connection with foreign keys still OFF, as migrations need them. */
export function connect(options: ConnectionOptions): Connection {
  assertKey(options.key);
  let database: Connection | undefined;
  try {
    database = new Database(options.file, { readonly: options.readonly ?? false, timeout: 250 });
    applyKey(database, options);
    configure(database, options.readonly ?? false);
    return database;
  } catch (error) {
    database?.close();
    throw error instanceof Failure ? error : openFailure(error, options);
  }
}

function applyKey(database: Connection, options: ConnectionOptions): void {
  database.pragma("cipher = 'sqlcipher'");
  // The standard SQLCipher 4 format, so that the file can be read by other tools in ten years.
  database.pragma('legacy = 4');
  // A raw key: a passphrase would cost 256,000 rounds at every open.
  database.pragma(`key = "x'${options.key}'"`);
  if (!(options.readonly ?? false)) database.pragma('locking_mode = EXCLUSIVE');
  // A wrong key shows at the first read, not before.
  database.prepare('SELECT count(*) FROM sqlite_master').get();
}

function configure(database: Connection, readonly: boolean): void {
  if (!readonly) database.pragma('journal_mode = WAL');
  // WAL silently lowers synchronous to NORMAL in this build, so it is set after it, at every open.
  database.pragma('synchronous = FULL');
  // This build spills sorts to plaintext files otherwise.
  database.pragma('temp_store = MEMORY');
  database.pragma('cache_size = -24000');
  // Checkpoints decrypt and encrypt every page again; fewer, larger ones, and the idle one of the records process.
  if (!readonly) database.pragma('wal_autocheckpoint = 4000');
  // Otherwise INSERT OR REPLACE takes a row away without asking the triggers that keep changes and audit append-only.
  database.pragma('recursive_triggers = ON');
  database.pragma('foreign_keys = OFF');
  expectPragma(database, 'cipher', 'sqlcipher');
  expectPragma(database, 'legacy', '4');
  if (!readonly) expectPragma(database, 'journal_mode', 'wal');
  if (!readonly) expectPragma(database, 'locking_mode', 'exclusive');
  expectPragma(database, 'synchronous', 2);
  expectPragma(database, 'temp_store', 2);
  expectPragma(database, 'recursive_triggers', 1);
}

/** Foreign keys ON, read back; after migrations. */
export function enforceForeignKeys(database: Connection): void {
  database.pragma('foreign_keys = ON');
  expectPragma(database, 'foreign_keys', 1);
}

export function expectPragma(database: Connection, name: string, expected: string | number): void {
  const actual: unknown = database.pragma(name, { simple: true });
  if (actual !== expected) {
    throw new Failure('unexpected', `The store could not be set up safely (${name}).`);
  }
}

/** Page 1 answers a wrong key and damage alike; the check value beside the file tells them apart. */
function openFailure(error: unknown, options: ConnectionOptions): Failure {
  if (errorCode(error) === 'SQLITE_NOTADB') {
    const fits = keyFits(options.file, options.key);
    if (fits === false) return new Failure('wrong-key', 'This key does not open the store.');
    if (fits === null) {
      return new Failure('wrong-key', 'This key does not open the store, or its first page is damaged.');
    }
  }
  return asFailure(error);
}
