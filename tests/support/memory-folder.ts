/**
 * Temporary files of the tests in memory where the machine has room for them. A test saves hundreds of times, and waiting for
 * the disk at each of them took more than the work; that a save survives a killed process is the same in memory, and
 * that it survives a power cut is nothing a test on a disk could tell either.
 */
import { chmodSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import path from 'node:path';

const MEMORY = '/dev/shm';
const PREFIX = 'throughcare-tests-';
/** What a stage with PostgreSQL and its stores may fill, with plenty to spare, in bytes. */
const ROOM = 3 * 2 ** 30;

/** A folder in memory of this process's own, removed when it ends; null where there is none or little room: then a disk does. */
export function memoryFolder(): string | null {
  if (process.platform !== 'linux') return null;
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    if (bavail * bsize < ROOM || process.availableMemory() < 2 * ROOM) return null;
    removeAbandoned();
    const folder = mkdtempSync(path.join(MEMORY, `${PREFIX}${process.pid}-`));
    // PostgreSQL runs as another account, which passes through.
    chmodSync(folder, 0o711);
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    return folder;
  } catch {
    return null;
  }
}

/** Those of runs that were killed: what lies in memory is given back by nobody else. */
function removeAbandoned(): void {
  for (const name of readdirSync(MEMORY)) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    if (pid !== undefined && !runs(Number(pid)))
      rmSync(path.join(MEMORY, name), { recursive: true, force: true });
  }
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
