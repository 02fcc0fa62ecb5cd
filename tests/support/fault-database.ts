/**
 * Backup and restore of a central record's whole database as PostgreSQL itself copies one, file by file
 * (`CREATE DATABASE … TEMPLATE …`): what an operator's snapshot of the disk gives back, including whatever tables there are.
 */
import pg from 'pg';
import type { TestCentral } from './central.ts';

export interface DatabaseBackup {
  /** Puts the database back as it was; the central record has to be stopped. */
  restore(): Promise<void>;
}

async function asServer(
  databaseUrl: string,
  work: (run: (sql: string) => Promise<unknown>) => Promise<void>,
): Promise<void> {
  const url = new URL(databaseUrl);
  url.pathname = '/postgres';
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await work((sql) => client.query(sql));
  } finally {
    await client.end();
  }
}

const nameOf = (databaseUrl: string): string => new URL(databaseUrl).pathname.slice(1);

/** Nobody may be connected to a database while it is copied; connections that are ended come back by themselves. */
const endOthers = (name: string): string =>
  `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`;

/** Copies the database of a central record that is stopped. */
export async function backUpDatabase(central: TestCentral): Promise<DatabaseBackup> {
  const { databaseUrl } = central.running;
  const name = nameOf(databaseUrl);
  const copy = `${name}_backup`;
  await asServer(databaseUrl, async (run) => {
    await run(endOthers(name));
    await run(`CREATE DATABASE ${copy} TEMPLATE ${name}`);
  });
  return {
    restore: () =>
      asServer(databaseUrl, async (run) => {
        await run(`DROP DATABASE ${name} WITH (FORCE)`);
        await run(`CREATE DATABASE ${name} TEMPLATE ${copy}`);
      }),
  };
}
