/** Applies migrations/central in order, each once, each in a transaction; a changed or unknown one stops the start. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Database } from './database.ts';

/** Any constant: only one process migrates at a time. */
const MIGRATION_LOCK = 8_275_310;

/** Hash of a migration with line endings made equal, so that a checkout on Windows counts as the same. */
function hashOf(sql: string): string {
  return createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex');
}

export async function migrate(database: Database, folder: string): Promise<void> {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .toSorted();
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
    const unknown = [...done.keys()].filter((name) => !files.includes(name));
    if (unknown.length > 0)
      throw new Error(
        `the database was written by a newer version of the central record (${unknown.join(', ')})`,
      );
    for (const name of files) {
      const sql = readFileSync(path.join(folder, name), 'utf8');
      const before = done.get(name);
      if (before !== undefined && before !== hashOf(sql))
        throw new Error(`migration ${name} was changed after it was applied`);
      if (before !== undefined) continue;
      for (const statement of statements(sql)) await query(statement);
      await query('INSERT INTO migration (name, hash, at) VALUES ($1, $2, now())', [name, hashOf(sql)]);
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
