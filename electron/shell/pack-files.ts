/** The files of one edition (PDF, signature, bundle) into a folder that a person chooses. */
import { dialog, type BrowserWindow } from 'electron';
import type { Answer } from '../../shared/contract/bridge.ts';
import { shellFailure } from './ipc.ts';
import { checkedFiles, writePackFiles } from './pack-writing.ts';

/** `files` is as the page sent it. Null when the person cancelled. */
export async function savePackFiles(
  parent: BrowserWindow,
  files: unknown,
): Promise<Answer<{ folder: string; names: string[] } | null>> {
  const checked = checkedFiles(files);
  if (checked === null) return shellFailure('invalid', 'This cannot be saved as the files of a pack.');
  const { canceled, filePaths } = await dialog.showOpenDialog(parent, {
    title: 'Choose a folder for the files',
    properties: ['openDirectory', 'createDirectory'],
  });
  const [folder] = filePaths;
  return canceled || folder === undefined ? { ok: true, output: null } : writePackFiles(folder, checked);
}
