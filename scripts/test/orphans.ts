/**
 * Programs that a stage started and did not end. A database server or a window that left its process group would keep its
 * port and its folder for the next run, so they are found by a mark in their environment.
 */
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

const name = 'THROUGHCARE_TEST_RUN';
const value = randomUUID();

/** What every program of this run carries in its environment, its children included. */
export const mark: Record<string, string> = { [name]: value };

/** Ends every program that still carries this run's mark; does nothing where there is no `/proc`. */
export function endOrphans(): void {
  for (const pid of marked()) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended by itself in the meantime.
    }
  }
}

function marked(): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry) && Number(entry) !== process.pid)
    .filter((entry) => environment(entry).includes(`${name}=${value}`))
    .map(Number);
}

function environment(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8');
  } catch {
    return '';
  }
}
