/**
 * Forward-only migrations in one transaction. Our own runner, because drizzle's accepts a store from a newer build, skips a
 * late entry with an older time, does not notice an edited file, and runs with foreign keys ON, which empties child tables
 * when a table is rebuilt (desktop-engineering.md §3.4, rows 1 to 5).
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Failure } from '../../../shared/failure/failure.ts';
import { type Connection, expectPragma } from './connection.ts';

const journalSchema = z.object({
  entries: z.array(z.object({ idx: z.int(), when: z.int(), tag: z.string().regex(/^\d{4}_[a-z0-9-_]+$/) })),
});
const hashesSchema = z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/));

export interface Migration {
  readonly tag: string;
  readonly when: number;
  readonly hash: string;
  readonly statements: readonly string[];
}

interface AppliedRow {
  readonly tag: string;
  readonly hash: string;
}

/** Reads a migrations folder and refuses one whose journal, files and frozen hashes do not agree. */
export function readMigrations(folder: string): Migration[] {
  const journal = journalSchema.parse(readJson(join(folder, 'meta', '_journal.json')));
  const hashes = hashesSchema.parse(readJson(join(folder, 'hashes.json')));
  let last = -1;
  return journal.entries.map((entry, index) => {
    const text = readFileSync(join(folder, `${entry.tag}.sql`), 'utf8').replaceAll('\r\n', '\n');
    const hash = createHash('sha256').update(text).digest('hex');
    if (entry.idx !== index || entry.when <= last) throw damaged(`${entry.tag} is out of order`);
    if (hashes[entry.tag] !== hash) throw damaged(`${entry.tag} was altered after it was frozen`);
    last = entry.when;
    return { tag: entry.tag, when: entry.when, hash, statements: text.split('--> statement-breakpoint') };
  });
}

/** Migrations that the store still needs. Refuses a store whose applied ones are not a prefix of ours: it is newer. */
export function pendingMigrations(database: Connection, migrations: readonly Migration[]): Migration[] {
  const applied = appliedMigrations(database);
  const prefix = applied.every(
    (row, i) => row.tag === migrations[i]?.tag && row.hash === migrations[i]?.hash,
  );
  if (!prefix) {
    throw new Failure(
      'newer',
      'The store on this workstation was written by a newer version of Throughcare. Update this one; nothing was changed.',
    );
  }
  return migrations.slice(applied.length);
}

export function appliedMigrations(database: Connection): AppliedRow[] {
  const table = database
    .prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'migration'")
    .get();
  if (table === undefined) return [];
  return database.prepare<[], AppliedRow>('SELECT tag, hash FROM migration ORDER BY idx').all();
}

/** Applies all pending migrations or none. Foreign keys must be OFF on the connection; they cannot be in a transaction. */
export function migrate(database: Connection, pending: readonly Migration[], appliedAt: string): void {
  if (pending.length === 0) return;
  expectPragma(database, 'foreign_keys', 0);
  database
    .transaction(() => {
      database.exec(
        'CREATE TABLE IF NOT EXISTS migration (idx INTEGER PRIMARY KEY, tag TEXT NOT NULL, hash TEXT NOT NULL, at TEXT NOT NULL) STRICT',
      );
      const before = countChanges(database);
      const remember = database.prepare('INSERT INTO migration (tag, hash, at) VALUES (?, ?, ?)');
      for (const migration of pending) {
        for (const statement of migration.statements) database.exec(statement);
        remember.run(migration.tag, migration.hash, appliedAt);
      }
      if (countChanges(database) < before) throw damaged('a migration would have lost changes');
      if ((database.pragma('foreign_key_check') as unknown[]).length > 0) {
        throw damaged('a migration would have left rows without their parent');
      }
    })
    .exclusive();
}

function countChanges(database: Connection): number {
  const exists = database
    .prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'change'")
    .get();
  if (exists === undefined) return 0;
  return database.prepare<[], { n: number }>('SELECT count(*) AS n FROM change').get()?.n ?? 0;
}

function damaged(what: string): Failure {
  return new Failure(
    'unexpected',
    `The installed program is damaged (migrations: ${what}). Nothing was changed.`,
  );
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
