/**
 * The folder that backups go to. It has to be the one that was chosen: an empty mount point, or another stick in the same slot,
 * has the same path and none of what was written before. A small file with the workstation's id says which it is.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '../../../../shared/failure/failure.ts';
import { readIfThere, writeDurably } from '../../security/durable-file.ts';
import { keyCheckFile, keyFits } from '../../store/key.ts';
import { backupTime } from '../backup-place.ts';
import { superfluous } from './keep.ts';

const markOf = (folder: string, workstation: string): string =>
  path.join(folder, `throughcare-${workstation}.place`);

/** Files beside the store that a backup opens with; their contents are sealed. */
const COMPANIONS = ['keyring.json', 'enrolment.json'] as const;
const companion = (folder: string, workstation: string, name: string): string =>
  path.join(folder, `throughcare-${workstation}.${name}`);

/** Throws a Failure `invalid` in words unless backups can be written there. */
export function takePlace(folder: string, dataDir: string, workstation: string): void {
  if (!path.isAbsolute(folder)) throw refused('Choose a folder by its whole path.');
  if (!isFolder(folder)) throw refused('This folder does not exist.');
  const inside = path.relative(dataDir, folder);
  if (inside === '' || (!inside.startsWith('..') && !path.isAbsolute(inside))) {
    throw refused('This folder lies inside the data folder of the workstation. Choose one on another disk.');
  }
  try {
    writeDurably(markOf(folder, workstation), `Backups of workstation ${workstation} stand here.\n`);
  } catch {
    throw refused('Nothing can be written into this folder.');
  }
}

const refused = (sentence: string): Failure => new Failure('invalid', sentence, { field: 'folder' });

const isFolder = (folder: string): boolean => existsSync(folder) && statSync(folder).isDirectory();

/** Null when this is the folder that was chosen; otherwise what is the matter. */
export function placeProblem(folder: string, workstation: string): string | null {
  try {
    if (!isFolder(folder)) return `The folder ${folder} cannot be reached.`;
    return readIfThere(markOf(folder, workstation)) === null
      ? `The folder ${folder} is not the one that was chosen: the disk may be another one. Choose it again if it is right.`
      : null;
  } catch {
    return `The folder ${folder} cannot be read.`;
  }
}

/** True when one dead disk would take both. */
export function onSameDisk(folder: string, dataDir: string): boolean {
  try {
    return statSync(folder).dev === statSync(dataDir).dev;
  } catch {
    return false;
  }
}

/** One copy of each, the newest: an older key ring would let somebody in who has left. */
export function copyCompanions(folder: string, dataDir: string, workstation: string): void {
  for (const name of COMPANIONS) {
    const text = readIfThere(path.join(dataDir, name));
    if (text !== null) writeDurably(companion(folder, workstation, name), text);
  }
}

/** Puts key ring and enrolment of a backup into a data folder that has none. Answers the workstation's id. */
export function restoreCompanions(folder: string, dataDir: string): string {
  const ids = readdirSync(folder).flatMap((name) => /^throughcare-(.+)\.place$/.exec(name)?.[1] ?? []);
  const [workstation] = ids;
  if (workstation === undefined) throw new Failure('not-found', 'There are no backups in this folder.');
  if (ids.length > 1) {
    throw new Failure(
      'conflict',
      'Backups of several workstations stand in this folder. Copy those of one, with its .place, .keyring.json and .enrolment.json, into a folder of their own.',
    );
  }
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  for (const name of COMPANIONS) {
    const [from, to] = [companion(folder, workstation, name), path.join(dataDir, name)];
    if (existsSync(from) && !existsSync(to)) copyFileSync(from, to);
  }
  return workstation;
}

/** Backups in the folder that were made of this very store: their name says so, and the check value beside them fits its key. */
export function madeHere(folder: string, key: string): { file: string; at: number }[] {
  return readdirSync(folder).flatMap((name) => {
    const [at, file] = [backupTime(name), path.join(folder, name)];
    return at !== null && keyFits(file, key) === true ? [{ file, at }] : [];
  });
}

/** Removes what the rule of keep.ts lets go, and nothing that was not made here. Answers how many are left. */
export function prune(folder: string, key: string): number {
  const made = madeHere(folder, key);
  const go = new Set(superfluous(made.map(({ at }) => at)));
  const gone = made.filter(({ at }) => go.has(at));
  for (const { file } of gone) {
    rmSync(file, { force: true });
    rmSync(keyCheckFile(file), { force: true });
  }
  return made.length - gone.length;
}
