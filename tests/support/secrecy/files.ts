/** What a workstation leaves in files: its own folder with Chromium's in it, and the folder for temporary files. */
import { expect } from '@playwright/test';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Needles } from './needles.ts';

/** How Chromium, Electron and SQLite name what they put into the folder for temporary files. */
const THEIRS = /^\.?(org\.chromium|com\.google|electron|scoped_dir|etilqs)/i;

/** No file of the workstation holds any of `needles`, nor a printed page: key ring, store, log, caches, storage, crash reports, temporary files. */
export function leavesNothingOnDisk(dataDir: string, needles: Needles): void {
  const forbidden = Object.entries({ ...needles, 'a printed page': Buffer.from('%PDF-') });
  const files = [...filesOf(dataDir), ...temporary()];
  const names = files.map((file) => path.basename(file));
  // The parts that are meant are there: the store and Chromium's own folder.
  expect(names).toEqual(expect.arrayContaining(['store.db', 'keyring.json', 'Preferences']));
  expect(files.filter((file) => file.endsWith('.dmp'))).toEqual([]);
  const found = files.flatMap((file) => {
    const content = contentOf(file);
    return forbidden.filter(([, bytes]) => content.includes(bytes)).map(([name]) => `${file}: ${name}`);
  });
  expect(found).toEqual([]);
}

function temporary(): string[] {
  return readdirSync(tmpdir())
    .filter((name) => THEIRS.test(name))
    .map((name) => path.join(tmpdir(), name))
    .flatMap((at) => (statSync(at, { throwIfNoEntry: false })?.isDirectory() ? filesOf(at) : [at]));
}

/** Files that go away meanwhile, as those of other programs do, hold nothing. */
function contentOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
