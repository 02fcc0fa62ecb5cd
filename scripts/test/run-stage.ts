/** Runs one stage to its end, and leaves nothing of it running. */
import { spawn } from 'node:child_process';
import { closeSync, openSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root } from '../setup/paths.mjs';
import { endOrphans, newMark } from './orphans.ts';
import { count, type Counts } from './reports.ts';
import { program, reportFile, type Stage } from './stages.ts';

/** What became of a stage. */
export interface Outcome extends Counts {
  seconds: number;
}

/** Runs `stage` in a process group of its own, without input; what it prints goes to the terminal or to the file `log`. */
export async function runStage(stage: Stage, log?: string): Promise<Outcome> {
  const started = Date.now();
  const file = path.join(root, reportFile(stage));
  rmSync(file, { force: true });
  const mark = newMark();
  const output = log === undefined ? 'inherit' : openSync(log, 'w');
  const child = spawn(program, stage.args, {
    cwd: root,
    stdio: ['ignore', output, output],
    detached: true,
    env: {
      ...process.env,
      ...stage.env,
      ...mark,
      PATH: [path.join(root, 'node_modules', '.bin'), process.env.PATH].join(path.delimiter),
    },
  });
  const group = child.pid;
  const stop = (): void => {
    if (group !== undefined) endGroup(group);
  };
  process.once('exit', stop);
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    stop();
  }, stage.minutes * 60_000);
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null));
    child.once('exit', resolve);
  });
  clearTimeout(timer);
  process.removeListener('exit', stop);
  stop();
  endOrphans(mark);
  if (typeof output === 'number') closeSync(output);
  if (late) console.log(`${stage.name}: ended after ${stage.minutes} minutes`);
  return { ...count(stage.report, file, code === 0), seconds: (Date.now() - started) / 1000 };
}

function endGroup(group: number): void {
  try {
    process.kill(-group, 'SIGKILL');
  } catch {
    // Nothing of the group was left, which is the normal case.
  }
}
