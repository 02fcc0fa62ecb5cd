/**
 * One process per data folder. The operating system holds the lock (a named pipe or an abstract socket), so that it ends
 * with the process however that ends; a file with a process id would have to be guessed stale.
 */
import { createHash } from 'node:crypto';
import { realpathSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Failure } from '../../../shared/failure/failure.ts';

const TAKEN =
  'Throughcare is already open on this data folder. Use the window that is open, or close it first.';

/** Holds the data folder for this process; answers the release. Throws a Failure `busy` when another process has it. */
export async function lockDataFolder(dataDir: string): Promise<() => void> {
  const name = lockName(realpathSync(dataDir));
  const server = await listen(name).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    // A socket file stays behind a killed process where there are no abstract sockets.
    if (process.platform !== 'darwin' || (await answers(name))) throw new Failure('busy', TAKEN);
    rmSync(name, { force: true });
    return listen(name);
  });
  server.unref();
  return () => server.close();
}

function lockName(folder: string): string {
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 32);
  if (process.platform === 'win32') return `\\\\.\\pipe\\throughcare-${hash}`;
  if (process.platform === 'linux') return `\0throughcare-${hash}`;
  return path.join(tmpdir(), `throughcare-${hash}`);
}

function listen(name: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', reject);
    server.listen(name, () => resolve(server));
  });
}

function answers(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(name);
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
  });
}
