/**
 * Two builds of one program that differ as two versions of the application do: the older one is this source without the newest version
 * of the protocol, the newer one knows a record type and a field that the older has never heard of.
 */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { build, type Plugin } from 'vite';
import { startProgram, type Headless } from '../headless.ts';
import { root } from '../workstation.ts';
import type { ReplicaOptions } from './replica-program.ts';

/** Replaces text of one source file; fails when it is not there, so that no build quietly becomes the other. */
function altered(file: string, from: string, to: string): Plugin {
  return {
    name: `altered ${file}`,
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith(file)) return null;
      if (!code.includes(from)) throw new Error(`${file} no longer holds ${from}`);
      return code.replace(from, to);
    },
  };
}

const older = altered('shared/replication/limits.ts', '= [1, 2];', '= [1];');
/** A type of its own, and version 2 of notes with one more field. */
const newer = altered(
  'shared/records/registry.ts',
  '    noteRecord,\n',
  `    { ...noteRecord, version: noteRecord.version + 1, fields: { ...noteRecord.fields, mood: noteRecord.fields.text } },
    { type: 'hologram', version: 1, immutable: false, families: {}, safer: {}, fields: { text: noteRecord.fields.text } },
`,
);

export type Version = 'older' | 'newer';

export interface Builds {
  start(version: Version, options: Omit<ReplicaOptions, 'migrations'>): Promise<Headless>;
  remove(): void;
}

export async function buildVersions(): Promise<Builds> {
  // Under node_modules, from where the bundles still find the addon.
  const folder = path.join(root, 'node_modules', '.cache', `versions-${process.pid}`);
  const make = (version: Version, plugin: Plugin): Promise<unknown> =>
    build({
      configFile: false,
      logLevel: 'error',
      root,
      plugins: [plugin],
      build: {
        ssr: path.join(import.meta.dirname, 'replica-program.ts'),
        outDir: path.join(folder, version),
        emptyOutDir: true,
      },
      ssr: { noExternal: true, external: ['better-sqlite3'] },
    });
  await Promise.all([make('older', older), make('newer', newer)]);
  const migrations = path.join(root, 'migrations', 'local');
  return {
    start: (version, options) =>
      startProgram([
        path.join(folder, version, 'replica-program.js'),
        JSON.stringify({ ...options, migrations }),
      ]),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
