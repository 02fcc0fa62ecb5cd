/** A store that cannot be opened is moved aside with everything that belongs to it. It is never deleted. */
import { existsSync, renameSync } from 'node:fs';
import { keyCheckFile } from './key.ts';

/** Where a store goes that is moved at this instant: `<file>.damaged-<instant>`, a name that is free. */
export function asidePath(file: string, nowMs: number): string {
  const stamp = new Date(nowMs).toISOString().replaceAll(/[:.]/g, '-');
  let target = `${file}.damaged-${stamp}`;
  for (let again = 2; existsSync(target); again += 1) target = `${file}.damaged-${stamp}-${again}`;
  return target;
}

/**
 * Moves file, -wal, -shm and check value; answers the new path of the store file. The journal stays: it belongs to the store that takes
 * its place.
 */
export function moveAside(file: string, nowMs: number): string {
  const target = asidePath(file, nowMs);
  // The log of unwritten pages first: a store file without its -wal must never stand where the next start looks.
  for (const suffix of ['-wal', '-shm', '']) {
    if (existsSync(file + suffix)) renameSync(file + suffix, target + suffix);
  }
  if (existsSync(keyCheckFile(file))) renameSync(keyCheckFile(file), keyCheckFile(target));
  return target;
}
