/** Files and folders that a person chooses. The page never names a path itself. */
import { dialog, type BrowserWindow } from 'electron';
import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Answer } from '../../shared/contract/bridge.ts';
import { shellFailure } from './ipc.ts';

/** Larger feeds are refused by the contract; this bound keeps one from being read into memory first. */
const LARGEST_BYTES = 60_000_000;

/** A file to import, with its content; null when the person cancelled. */
export async function chooseFile(
  parent: BrowserWindow,
): Promise<Answer<{ fileName: string; base64: string } | null>> {
  const { canceled, filePaths } = await dialog.showOpenDialog(parent, {
    title: 'Choose a file to import',
    properties: ['openFile'],
    filters: [
      { name: 'Arrivals and escort records', extensions: ['json', 'csv', 'txt'] },
      { name: 'All files', extensions: ['*'] },
    ],
  });
  const [file] = filePaths;
  if (canceled || file === undefined) return { ok: true, output: null };
  try {
    if ((await stat(file)).size > LARGEST_BYTES) {
      return shellFailure('invalid', 'This file is too large. Files of arrivals have at most 20 MB.');
    }
    const content = await readFile(file);
    return { ok: true, output: { fileName: path.basename(file), base64: content.toString('base64') } };
  } catch {
    return shellFailure(
      'not-found',
      'This file could not be read. It may have been moved, or is open elsewhere.',
    );
  }
}

/** A folder; null when the person cancelled. */
export async function chooseFolder(parent: BrowserWindow): Promise<Answer<string | null>> {
  const { canceled, filePaths } = await dialog.showOpenDialog(parent, {
    title: 'Choose a folder',
    properties: ['openDirectory'],
  });
  return { ok: true, output: canceled ? null : (filePaths[0] ?? null) };
}

/** What the page may save, and what its bytes begin with where they always do. */
const savable: Readonly<Record<string, { name: string; extension: string; begins: readonly number[] }>> = {
  csv: { name: 'Spreadsheet', extension: 'csv', begins: [] },
  png: { name: 'Picture', extension: 'png', begins: [0x89, 0x50, 0x4e, 0x47] },
};

/** Larger than any table or chart of the application. */
const LARGEST_SAVED_BYTES = 20_000_000;

/** Saves what the page made where the person says; null when they cancelled. `kind` and `bytes` are as the page sent them. */
export async function saveFile(
  parent: BrowserWindow,
  kind: unknown,
  bytes: unknown,
): Promise<Answer<{ path: string | null } | null>> {
  const known = typeof kind === 'string' && Object.hasOwn(savable, kind) ? savable[kind] : undefined;
  if (known === undefined || !(bytes instanceof Uint8Array) || bytes.length > LARGEST_SAVED_BYTES) {
    return shellFailure('invalid', 'This cannot be saved as a file.');
  }
  if (known.begins.some((byte, at) => bytes[at] !== byte)) {
    return shellFailure('invalid', 'This cannot be saved as a file.');
  }
  const { canceled, filePath } = await dialog.showSaveDialog(parent, {
    title: 'Save',
    // No name in the file name: it shows in folders and recent-file lists.
    defaultPath: `throughcare.${known.extension}`,
    filters: [{ name: known.name, extensions: [known.extension] }],
  });
  if (canceled || filePath === '') return { ok: true, output: null };
  try {
    await writeFile(filePath, bytes, { mode: 0o600 });
  } catch {
    return shellFailure('readonly', 'The file could not be written there. Choose another folder.');
  }
  return { ok: true, output: { path: filePath } };
}
