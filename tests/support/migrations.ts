/** Central records as builds before this one made them: an empty database, and the migrations up to one of them. */
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { v4 as uuidv4 } from 'uuid';

export const migrations = path.resolve(import.meta.dirname, '../../migrations/central');

/** A folder with the migrations up to this one, in their order; the caller removes it. */
export function migrationsUpTo(last: string): string {
  const copy = mkdtempSync(path.join(tmpdir(), 'throughcare-migrations-'));
  const all = Object.entries(
    JSON.parse(readFileSync(path.join(migrations, 'hashes.json'), 'utf8')) as Record<string, string>,
  );
  const kept = all.slice(0, all.findIndex(([tag]) => tag === last) + 1);
  for (const [tag] of kept) cpSync(path.join(migrations, `${tag}.sql`), path.join(copy, `${tag}.sql`));
  writeFileSync(path.join(copy, 'hashes.json'), JSON.stringify(Object.fromEntries(kept)));
  return copy;
}

/** Connection string of a new database; `postgresUrl` comes from `inject('postgresUrl')`. */
export async function emptyDatabase(postgresUrl: string): Promise<string> {
  const name = `m_${uuidv4().replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: postgresUrl });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  const url = new URL(postgresUrl);
  url.pathname = `/${name}`;
  return url.href;
}
