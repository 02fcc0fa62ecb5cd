/**
 * What the figures of replication are compared with: PouchDB and Evolu, with clients and servers as their authors ship them.
 * They have packages and a lock of their own beside their programs, installed when the bench first needs them, so that
 * neither the application nor its set-up carries them.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Cost } from './floor.ts';
import { endScript, ROOT, startScript } from './servers.ts';

const FOLDER = 'tests/bench/peers';
const HERE = path.join(ROOT, FOLDER);

export interface PeerFigures {
  readonly push: Cost;
  readonly pull: Cost;
  readonly hundred: Cost;
}

export interface Peer {
  readonly name: string;
  /** What a reader of the table should know of how it was run. */
  readonly how: string;
  readonly server: string;
  readonly client: string;
}

export const peers: readonly Peer[] = [
  {
    name: 'PouchDB 9.0.0',
    how: 'LevelDB without a flush for each write, 1,000 a batch, plain HTTP',
    server: 'pouchdb-server.mjs',
    client: 'pouchdb-client.mjs',
  },
  {
    name: 'Evolu 8.0.0-next.5',
    how: 'SQLite with a relay on SQLite, end-to-end encrypted, plain WebSocket',
    server: 'evolu-relay.mjs',
    client: 'evolu-client.mjs',
  },
];

/** Installs their packages when they are not there; false, with a word, when that cannot be done. */
export function installPeers(): boolean {
  if (existsSync(path.join(HERE, 'node_modules', '.package-lock.json'))) return true;
  console.log('installing what replication is compared with (once) …');
  // Their addons come as registry packages with binaries; no script of theirs has to run.
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync('npm', args, {
    cwd: HERE,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) console.error('The peers could not be installed; their rows are left out.');
  return status === 0;
}

/** One round of a peer on the records of `file`: its own server and folder, both gone afterwards. */
export async function runPeer(peer: Peer, file: string, load: number): Promise<PeerFigures> {
  const folder = mkdtempSync(path.join(tmpdir(), 'throughcare-peer-'));
  const [there, here] = [path.join(folder, 'server'), path.join(folder, 'client')];
  for (const each of [there, here]) mkdirSync(each);
  const { child, found } = await startScript(path.join(FOLDER, peer.server), [there], {}, /^port \d+/);
  try {
    const port = /\d+/.exec(found.at(-1) ?? '')?.[0] ?? '';
    const args = [path.join(HERE, peer.client), here, port, file, String(load)];
    const { status, stdout } = spawnSync(process.execPath, args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      maxBuffer: 1e7,
    });
    const line = stdout.trim().split('\n').at(-1) ?? '';
    if (status !== 0) throw new Error(`${peer.name} ended with ${status}`);
    return JSON.parse(line) as PeerFigures;
  } finally {
    await endScript(child);
    rmSync(folder, { recursive: true, force: true });
  }
}
