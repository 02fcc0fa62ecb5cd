/** A program of a test bundled once: a process of it then starts several times faster, and many kills are affordable. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { root } from '../../scripts/setup/paths.mjs';

export interface BundledProgram {
  /** Where it lies, under node_modules, from where it still finds the addon. */
  readonly folder: string;
  readonly file: string;
  /**
   * Environment in which its processes keep compiled code for each other. A program that is only ever killed has to call
   * `flushCompileCache` itself.
   */
  readonly env: Readonly<Record<string, string>>;
  remove(): void;
}

/** `entry` is a TypeScript file with a name no other bundled program has. */
export async function bundleProgram(entry: string): Promise<BundledProgram> {
  const name = path.basename(entry, '.ts');
  const folder = path.join(root, 'node_modules', '.cache', `${name}-${process.pid}`);
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    build: { ssr: entry, outDir: folder, emptyOutDir: true },
    ssr: { noExternal: true, external: ['better-sqlite3', 'highs'] },
  });
  return {
    folder,
    file: path.join(folder, `${name}.js`),
    env: { NODE_COMPILE_CACHE: path.join(folder, 'cache') },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Where such a program finds the local store's migrations. */
export const localMigrations = path.join(root, 'migrations', 'local');
