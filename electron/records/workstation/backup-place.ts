/**
 * Where backups of this store stand. Kept in a plain file beside the store and not in it: it is needed when the store cannot be
 * read. It names a folder and nothing of anybody.
 */
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { readIfThere, writeDurably } from '../security/durable-file.ts';

const placeSchema = z.object({ folder: z.string().min(1) });
const placeFile = (dataDir: string) => path.join(dataDir, 'backups.json');
/** `throughcare-2026-11-22T19-40-00-000Z.backup`. */
const NAME = /^throughcare-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z\.backup$/;

/** The folder that backups go to; null where none was chosen, or the file cannot be read. */
export function backupFolder(dataDir: string): string | null {
  const text = readIfThere(placeFile(dataDir));
  if (text === null) return null;
  try {
    return placeSchema.parse(JSON.parse(text)).folder;
  } catch {
    return null;
  }
}

export function saveBackupFolder(dataDir: string, folder: string): void {
  writeDurably(placeFile(dataDir), `${JSON.stringify({ folder })}\n`);
}

export function forgetBackupFolder(dataDir: string): void {
  rmSync(placeFile(dataDir), { force: true });
}

/** When a backup of this name was made, in milliseconds since 1970 UTC; null for any other name. */
export function backupTime(name: string): number | null {
  const found = NAME.exec(name);
  if (found === null) return null;
  const [, day, hour, minute, second, milliseconds] = found;
  const at = Date.parse(`${day}T${hour}:${minute}:${second}.${milliseconds}Z`);
  return Number.isNaN(at) ? null : at;
}

export function backupName(nowMs: number): string {
  return `throughcare-${new Date(nowMs).toISOString().replaceAll(/[:.]/g, '-')}.backup`;
}

/** Backups in the chosen folder and copies made before an update, newest first. Each may be damaged itself. */
export function backupsOf(dataDir: string): string[] {
  const folder = backupFolder(dataDir);
  const store = path.join(dataDir, 'store');
  const found = [
    ...filesIn(folder, (name) => NAME.test(name)),
    ...filesIn(store, (name) => name.startsWith('store.db.before-') && !name.includes('.keycheck')),
  ];
  return found.toSorted((a, b) => b.at - a.at).map(({ file }) => file);
}

function filesIn(folder: string | null, wanted: (name: string) => boolean): { file: string; at: number }[] {
  if (folder === null || !existsSync(folder)) return [];
  return readdirSync(folder)
    .filter(wanted)
    .map((name) => path.join(folder, name))
    .map((file) => ({ file, at: statSync(file).mtimeMs }));
}
