/** Servers of the replication bench, each a process of its own so that client and server do not share an event loop. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { startEmbedded, type EmbeddedDatabase } from '../../central/database/embedded.ts';

export const ROOT = path.join(import.meta.dirname, '../..');

export interface BenchServers {
  readonly centralUrl: string;
  readonly floorUrl: string;
  readonly databaseUrl: string;
  /** A fresh enrolment code. */
  newCode(): Promise<string>;
  stop(): Promise<void>;
}

/** Starts a script and resolves with the first capture of a line that matches. */
export function startScript(
  script: string,
  args: string[],
  env: NodeJS.ProcessEnv,
  ready: RegExp,
): Promise<{ child: ChildProcess; found: string[] }> {
  const child = spawn(process.execPath, [path.join(ROOT, script), ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const found: string[] = [];
  return new Promise((resolve, reject) => {
    child.on('exit', (code) => reject(new Error(`${script} ended with ${code}`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      found.push(line);
      if (ready.test(line)) resolve({ child, found });
    });
  });
}

export async function endScript(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

export async function startBenchServers(): Promise<BenchServers> {
  const folder = mkdtempSync(path.join(tmpdir(), 'throughcare-bench-'));
  const postgres: EmbeddedDatabase = await startEmbedded(folder, () => undefined);
  const env = { DATABASE_URL: postgres.url };
  const args = [
    '--data',
    path.join(folder, 'central'),
    '--port',
    '0',
    '--establishment',
    'LEI',
    '--name',
    'HMP Leicester',
  ];
  const central = await startScript('scripts/central.ts', args, env, /^Ready/);
  const floor = await startScript('tests/bench/floor-server.ts', [], env, /^port/);
  const centralUrl = /https:\S+/.exec(central.found.join('\n'))?.[0] ?? '';
  const token = readFileSync(path.join(folder, 'central', 'operator-token'), 'utf8').trim();
  return {
    centralUrl,
    floorUrl: `http://127.0.0.1:${/\d+/.exec(floor.found.join(' '))?.[0] ?? ''}`,
    databaseUrl: postgres.url,
    async newCode() {
      const { Agent, request } = await import('undici');
      const dispatcher = new Agent({ connect: { rejectUnauthorized: false } });
      const answer = await request(`${centralUrl}/v1/operator/establishments/LEI/codes`, {
        dispatcher,
        method: 'POST',
        headers: { 'x-operator-token': token, 'content-type': 'application/json' },
        body: '{}',
      });
      const { code } = (await answer.body.json()) as { code: string };
      await dispatcher.close();
      return code;
    },
    async stop() {
      await endScript(floor.child);
      await endScript(central.child);
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
