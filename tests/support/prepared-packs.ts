/** The shipped content packs as a build prepares them, once for a test process: checking them is most of a workstation's start. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { preparePacks } from '../../electron/records/content/prepared-packs.ts';

let prepared: string | null = null;

/** The file for `preparedPacks`. It counts only for a folder that holds the very same packs; any other is checked itself. */
export function preparedPacksFile(resources: string): string {
  if (prepared !== null) return prepared;
  const folder = mkdtempSync(path.join(tmpdir(), 'throughcare-packs-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  prepared = path.join(folder, 'packs.json');
  writeFileSync(prepared, preparePacks(path.join(resources, 'clinical')));
  return prepared;
}
