/** Databases for central records in tests: copies of one that has been migrated, which cost a third of migrating each. */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import pg from 'pg';
import { openDatabase } from '../../central/database/database.ts';
import { migrate } from '../../central/database/migrate.ts';

const MIGRATED = 'migrated';
const MIGRATIONS = path.join(import.meta.dirname, '../../migrations/central');

function databaseAt(postgresUrl: string, name: string): string {
  const url = new URL(postgresUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function asServer<T>(postgresUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: postgresUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Makes the database that others are copied from. Nobody may be connected to it afterwards. */
export async function makeMigrated(postgresUrl: string): Promise<void> {
  await asServer(postgresUrl, (client) => client.query(`CREATE DATABASE ${MIGRATED}`));
  const database = openDatabase(databaseAt(postgresUrl, MIGRATED), () => undefined, 1);
  await migrate(database, MIGRATIONS);
  await database.close();
}

/** A new database and its connection string; `empty` for a central record that is to migrate it itself. */
export async function createDatabase(postgresUrl: string, { empty = false } = {}): Promise<string> {
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  await asServer(postgresUrl, async (client) => {
    const made = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [MIGRATED]);
    const copy = !empty && made.rowCount === 1;
    await client.query(`CREATE DATABASE ${name}${copy ? ` TEMPLATE ${MIGRATED}` : ''}`);
  });
  return databaseAt(postgresUrl, name);
}
