/** Files and folders that a person chooses. The page never names a path itself. */
import { dialog, type BrowserWindow } from 'electron';
import { readFile, stat } from 'node:fs/promises';
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
