/**
 * Applies migrations/central, each once, each in a transaction, in the order in which hashes.json names them: two share the
 * number 0002, so that the numbers alone do not say it. A changed, unlisted or unknown one stops the start.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Database } from './database.ts';

/** Any constant: only one process migrates at a time. */
const MIGRATION_LOCK = 8_275_310;

const frozenSchema = z.record(z.string().regex(/^\d{4}_[a-z_]+$/), z.string().regex(/^[0-9a-f]{64}$/));

interface Migration {
  /** File name, by which databases remember it. */
  readonly name: string;
  readonly sql: string;
  readonly hash: string;
}

/** Hash of a migration with line endings made equal, so that a checkout on Windows counts as the same. */
function hashOf(sql: string): string {
  return createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex');
}

/** The migrations of a folder in their order. Refuses a folder whose files are not those that hashes.json froze. */
export function readMigrations(folder: string): Migration[] {
  const frozen = Object.entries(
    frozenSchema.parse(JSON.parse(readFileSync(path.join(folder, 'hashes.json'), 'utf8'))),
  ).map(([tag, hash]) => ({ name: `${tag}.sql`, hash }));
  const listed = new Set(frozen.map(({ name }) => name));
  const stray = readdirSync(folder).filter((name) => name.endsWith('.sql') && !listed.has(name));
  if (stray.length > 0) throw new Error(`migration ${stray.join(', ')} is not in hashes.json`);
  return frozen.map(({ name, hash }) => {
    const sql = readFileSync(path.join(folder, name), 'utf8');
    if (hashOf(sql) !== hash) throw new Error(`migration ${name} was altered after it was frozen`);
    return { name, sql, hash };
  });
}

export async function migrate(database: Database, folder: string): Promise<void> {
  const migrations = readMigrations(folder);
  const known = new Set(migrations.map(({ name }) => name));
  await database.transaction(async (query) => {
    await query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    await query(
      'CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY, hash text NOT NULL, at timestamptz NOT NULL)',
    );
    const done = new Map(
      (await query<{ name: string; hash: string }>('SELECT name, hash FROM migration')).map((row) => [
        row.name,
        row.hash,
      ]),
    );
    const unknown = [...done.keys()].filter((name) => !known.has(name));
    if (unknown.length > 0)
      throw new Error(
        `the database was written by a newer version of the central record (${unknown.join(', ')})`,
      );
    for (const { name, sql, hash } of migrations) {
      const before = done.get(name);
      if (before !== undefined && before !== hash)
        throw new Error(`migration ${name} was changed after it was applied`);
      if (before !== undefined) continue;
      for (const statement of statements(sql)) await query(statement);
      await query('INSERT INTO migration (name, hash, at) VALUES ($1, $2, now())', [name, hash]);
    }
  });
}

/** Prepared statements hold one command each; our migrations use no dollar quoting and no semicolons inside strings. */
function statements(sql: string): string[] {
  return sql
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('--'))
    .join('\n')
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}
