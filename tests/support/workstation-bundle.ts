/** The headless workstation bundled once: a process of it then starts several times faster, and many kills are affordable. */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { preparePacks } from '../../electron/records/content/prepared-packs.ts';
import { startProgram, type Headless } from './headless.ts';
import { root } from './workstation.ts';
import type { ProgramOptions } from './workstation-program.ts';

export interface WorkstationBundle {
  /** `resources`: other content than the first pack. */
  start(options: Omit<ProgramOptions, 'root' | 'resources'> & { resources?: string }): Promise<Headless>;
  remove(): void;
}

export async function bundleWorkstation(): Promise<WorkstationBundle> {
  // Under node_modules, from where the bundle still finds the addon.
  const folder = path.join(root, 'node_modules', '.cache', `workstation-program-${process.pid}`);
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    build: {
      ssr: path.join(import.meta.dirname, 'workstation-program.ts'),
      outDir: folder,
      emptyOutDir: true,
    },
    ssr: { noExternal: true, external: ['better-sqlite3'] },
  });
  const resources = onePack(path.join(folder, 'resources'));
  const env = { NODE_COMPILE_CACHE: path.join(folder, 'cache') };
  return {
    start: (options) =>
      startProgram(
        [path.join(folder, 'workstation-program.js'), JSON.stringify({ root, resources, ...options })],
        env,
      ),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The first pack alone, checked beforehand as a build does: reading and checking every pack is most of a start. */
function onePack(resources: string): string {
  cpSync(path.join(root, 'resources', 'clinical'), path.join(resources, 'clinical'), { recursive: true });
  const index = path.join(resources, 'clinical', 'index.json');
  const listed = JSON.parse(readFileSync(index, 'utf8')) as { packs: unknown[] };
  writeFileSync(index, JSON.stringify({ packs: listed.packs.slice(0, 1) }));
  writeFileSync(path.join(resources, 'packs.json'), preparePacks(path.join(resources, 'clinical')));
  return resources;
}
