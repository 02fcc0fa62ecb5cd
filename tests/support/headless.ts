/** A headless workstation as a process of its own, driven by lines as any outside harness would. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { root } from './workstation.ts';

export interface Line {
  id?: number | string | null;
  output?: unknown;
  error?: { kind: string; sentence: string; field: string | null; reference: string };
  event?: string;
  payload?: unknown;
}

export type Headless = Awaited<ReturnType<typeof startProgram>>;

/** Compiled code that these processes keep for each other; Node itself sees to it that it fits the sources. */
const COMPILED = path.join(root, 'node_modules', '.cache', 'headless');

/** Starts it and waits for its first line; `ask` answers the line with the same id. */
export function startHeadless(dataDir: string, args: readonly string[] = []): Promise<Headless> {
  const program = path.join(root, 'scripts/workstation.ts');
  return startProgram([program, '--data', dataDir, '--headless', ...args], { NODE_COMPILE_CACHE: COMPILED });
}

/** The same for any program of Node that speaks these lines: its file and arguments. */
export async function startProgram(program: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, program, {
    cwd: root,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  const lines: Line[] = [];
  const raw: string[] = [];
  const waiting = new Map<unknown, (line: Line) => void>();
  let errors = '';
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  // A line written to a process that has just been killed is lost, as it would be for any caller.
  child.stdin.on('error', () => undefined);
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  const first = new Promise<Line>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (text) => {
      raw.push(text);
      const line = JSON.parse(text) as Line;
      lines.push(line);
      waiting.get(line.id)?.(line);
      if (lines.length === 1) resolve(line);
    });
  });
  let id = 0;
  const send = (text: string) => child.stdin.write(`${text}\n`);
  await Promise.race([first, exited]);
  return {
    pid: child.pid ?? 0,
    lines,
    raw,
    send,
    exited,
    errors: () => errors,
    ask(channel: string, input?: unknown): Promise<Line> {
      id += 1;
      const call = id;
      const answer = new Promise<Line>((resolve) => waiting.set(call, resolve));
      send(JSON.stringify({ id: call, channel, input }));
      // Without this a process that ended would show as a test that waits for ever.
      const ended = exited.then((code) => {
        throw new Error(`the workstation ended with ${code}: ${errors}`);
      });
      return Promise.race([answer, ended]);
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
    end: async () => {
      child.stdin.end();
      return exited;
    },
  };
}
