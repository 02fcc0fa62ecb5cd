/** A store that cannot be opened is moved aside with everything that belongs to it. It is never deleted. */
import { existsSync, renameSync } from 'node:fs';
import { keyCheckFile } from './key.ts';

/** Moves file, -wal, -shm and check value to `<file>.damaged-<instant>`; returns the new path of the store file. */
export function moveAside(file: string, nowMs: number): string {
  const stamp = new Date(nowMs).toISOString().replaceAll(/[:.]/g, '-');
  let target = `${file}.damaged-${stamp}`;
  for (let again = 2; existsSync(target); again += 1) target = `${file}.damaged-${stamp}-${again}`;
  // The log of unwritten pages first: a store file without its -wal must never stand where the next start looks.
  for (const suffix of ['-wal', '-shm', '']) {
    if (existsSync(file + suffix)) renameSync(file + suffix, target + suffix);
  }
  if (existsSync(keyCheckFile(file))) renameSync(keyCheckFile(file), keyCheckFile(target));
  return target;
}
