/** Processor time and memory of processes, as Linux tells them; elsewhere nothing is said. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Clock ticks a second of /proc, the same on every Linux that Node runs on. */
const TICKS = 100;

export interface Usage {
  /** Bytes now and at most. */
  readonly resident: number;
  readonly most: number;
  /** Seconds, user and system together. */
  readonly cpuSeconds: number;
}

/** The numbers of /proc/PID/stat from the parent's id on. */
function statOf(pid: number): number[] {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .slice(1)
    .map(Number);
}

const ticks = (stat: readonly number[], from: number, count: number): number =>
  stat.slice(from, from + count).reduce((sum, each) => sum + each, 0);

export function usage(pid: number): Usage | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const bytes = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) * 1024;
    return {
      resident: bytes('VmRSS'),
      most: bytes('VmHWM'),
      cpuSeconds: ticks(statOf(pid), 10, 2) / TICKS,
    };
  } catch {
    return null;
  }
}

/** Processor seconds of a process and all its children, those that have ended included. */
export function cpuOfFamily(pid: number): number | null {
  try {
    let sum = ticks(statOf(pid), 10, 4);
    for (const name of readdirSync('/proc')) {
      if (!/^\d+$/.test(name)) continue;
      try {
        const stat = statOf(Number(name));
        if (stat[0] === pid) sum += ticks(stat, 10, 4);
      } catch {
        // It has ended since the folder was read; its parent has its time now.
      }
    }
    return sum / TICKS;
  } catch {
    return null;
  }
}

/** The postmaster of an embedded PostgreSQL by its own note of it. */
export const postmasterOf = (folder: string): number =>
  Number.parseInt(readFileSync(path.join(folder, 'postgres', 'postmaster.pid'), 'utf8'), 10);
