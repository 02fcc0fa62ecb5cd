/** One central record per data folder: a second start would stop the first one's database. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const runningSchema = z.object({ pid: z.int(), url: z.string() });
export type RunningNote = z.infer<typeof runningSchema>;

const fileOf = (dataDir: string): string => path.join(dataDir, 'running.json');

function alive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    // A number used again by another program is not a central record.
    return !existsSync('/proc') || readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('node');
  } catch {
    return false;
  }
}

/** The central record that runs on this folder now, or null. */
export function runningOn(dataDir: string): RunningNote | null {
  try {
    const note = runningSchema.parse(JSON.parse(readFileSync(fileOf(dataDir), 'utf8')));
    return alive(note.pid) ? note : null;
  } catch {
    return null;
  }
}

/** Throws when another process has the folder; otherwise takes it until `leave`. */
export function take(dataDir: string): { at(url: string): void; leave(): void } {
  const other = runningOn(dataDir);
  if (other)
    throw new Error(
      `a central record is already running on this folder (${other.url || 'starting'}, process ${other.pid})`,
    );
  const note = (url: string): void =>
    writeFileSync(fileOf(dataDir), JSON.stringify({ pid: process.pid, url }), { mode: 0o600 });
  note('');
  return { at: note, leave: () => rmSync(fileOf(dataDir), { force: true }) };
}
