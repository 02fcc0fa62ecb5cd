/** The headless workstation bundled once: a process of it then starts several times faster, and many kills are affordable. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { preparePacks } from '../../electron/records/content/prepared-packs.ts';
import { bundleProgram } from './bundled-program.ts';
import { startProgram, type Headless } from './headless.ts';
import { root } from './workstation.ts';
import type { ProgramOptions } from './workstation-program.ts';

export interface WorkstationBundle {
  /** `resources`: other content than the first pack. */
  start(options: Omit<ProgramOptions, 'root' | 'resources'> & { resources?: string }): Promise<Headless>;
  remove(): void;
}

export async function bundleWorkstation(): Promise<WorkstationBundle> {
  const { folder, file, env, remove } = await bundleProgram(
    path.join(import.meta.dirname, 'workstation-program.ts'),
  );
  const resources = onePack(path.join(folder, 'resources'));
  return {
    start: (options) => startProgram([file, JSON.stringify({ root, resources, ...options })], env),
    remove,
  };
}

/** The first pack alone, checked beforehand as a build does: reading and checking every pack is most of a start. */
function onePack(resources: string): string {
  cpSync(path.join(root, 'resources', 'clinical'), path.join(resources, 'clinical'), { recursive: true });
  cpSync(path.join(root, 'resources', 'acct'), path.join(resources, 'acct'), { recursive: true });
  const index = path.join(resources, 'clinical', 'index.json');
  const listed = JSON.parse(readFileSync(index, 'utf8')) as { packs: unknown[] };
  writeFileSync(index, JSON.stringify({ packs: listed.packs.slice(0, 1) }));
  writeFileSync(path.join(resources, 'packs.json'), preparePacks(path.join(resources, 'clinical')));
  return resources;
}
