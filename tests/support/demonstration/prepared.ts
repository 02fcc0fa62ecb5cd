/** One prepared demonstration for a whole run of end-to-end tests; every test works on a copy of it. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../../../central/database/embedded.ts';
import { prepareDemonstration, prepareSecond } from '../../../scripts/demo/prepare.ts';
import { startDemoCentral } from '../../../scripts/demo/prepare/central.ts';
import { readNote } from '../../../scripts/demo/prepare/folder.ts';
import { memoryFolder } from '../memory-folder.ts';

/** How the tests' own processes find it. */
const FOLDER = 'THROUGHCARE_E2E_DEMONSTRATION';
const POSTGRES = 'THROUGHCARE_E2E_POSTGRES';
/** The central record's database as prepared; nobody stays connected to it, so that it can be copied. */
const TEMPLATE = 'prepared';

/** Enough for matches, histories and a full board; few, because they are copied for every test. */
const PATIENTS = 40;

/** The least that a workstation takes: what a password costs to try is measured elsewhere, and here many sign in. */
const SCRYPT_COST = 2 ** 15;

/** Where the prepared demonstration is. */
export function prepared(): { folder: string; postgres: string } {
  const { [FOLDER]: folder, [POSTGRES]: postgres } = process.env;
  if (folder === undefined || postgres === undefined) throw new Error('the run has no demonstration');
  return { folder, postgres };
}

/** Runs one statement on the server. */
export async function administer(postgres: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgres });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** The connection string of a database of that server. */
export function databaseUrl(postgres: string, name: string): string {
  const url = new URL(postgres);
  url.pathname = `/${name}`;
  return url.href;
}

/** A database like the prepared one, for one test. */
export async function copyDatabase(postgres: string, name: string): Promise<string> {
  await administer(postgres, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
  return databaseUrl(postgres, name);
}

/** Prepares it before the first test and takes it away after the last; does nothing where one was prepared before. */
export default async function setUp(): Promise<() => Promise<void>> {
  if (process.env[FOLDER] !== undefined) return async () => {};
  // For the tests' own processes and their windows too, which take it over from here.
  process.env['TMPDIR'] = memoryFolder() ?? tmpdir();
  const folder = mkdtempSync(path.join(tmpdir(), 'throughcare-e2e-'));
  // PostgreSQL may run as another user, who has to pass through to its own folder.
  chmodSync(folder, 0o711);
  const server = await startEmbedded(path.join(folder, 'server'), () => {});
  await administer(server.url, `CREATE DATABASE ${TEMPLATE}`);
  const database = databaseUrl(server.url, TEMPLATE);
  const demonstration = path.join(folder, 'demonstration');
  const quiet = (): void => {};
  await prepareDemonstration({
    folder: demonstration,
    patients: PATIENTS,
    seed: 1,
    now: Date.now(),
    say: quiet,
    scryptCost: SCRYPT_COST,
    databaseUrl: database,
  });
  const central = await startDemoCentral(demonstration, readNote(demonstration)?.port ?? 0, database);
  await prepareSecond(central, demonstration, quiet, SCRYPT_COST);
  await central.stop();
  process.env[FOLDER] = demonstration;
  process.env[POSTGRES] = server.url;
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
