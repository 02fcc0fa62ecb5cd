/**
 * Programs that a stage started and did not end. A database server or a window that left its process group would keep its
 * port and its folder for the next run, so they are found by a mark in their environment.
 */
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

const name = 'THROUGHCARE_TEST_RUN';

/** What every program of one stage carries in its environment, its children included. */
export function newMark(): Record<string, string> {
  return { [name]: randomUUID() };
}

/** Ends every program that still carries the mark; does nothing where there is no `/proc`. */
export function endOrphans(mark: Record<string, string>): void {
  for (const pid of marked(`${name}=${mark[name]}`)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended by itself in the meantime.
    }
  }
}

function marked(entry: string): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid) && Number(pid) !== process.pid)
    .filter((pid) => environment(pid).includes(entry))
    .map(Number);
}

function environment(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8');
  } catch {
    return '';
  }
}
