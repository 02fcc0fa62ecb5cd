/**
 * Debian packages as electron-builder makes them, with a key, a version and migrations of the drill's own. Of the inspectable flavour,
 * which differs in one fuse: what is shipped takes every debugger off its command line, and could not be driven.
 */
import { chmodSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { Arch, build, Platform, type Configuration } from 'electron-builder';
import { configuration } from '../../../electron-builder.ts';
import { checkFuses } from '../../../scripts/package/fuses.ts';
import { describeRuntime } from '../../../scripts/setup/electron-runtime.mjs';
import { electronFolder, node24, root } from '../../../scripts/setup/paths.mjs';

export interface Contents {
  readonly version: string;
  /** File of the keys that this build trusts. */
  readonly keys: string;
  /** Folder with `local/`, the migrations that this build knows. */
  readonly migrations: string;
  /** Folder that the package is made in; what it is made of stays there, unpacked. */
  readonly output: string;
}

/** Makes one and answers its path. Minutes on a small machine. */
export async function makePackage({ version, keys, migrations, output }: Contents): Promise<string> {
  const runtime = describeRuntime();
  if (!runtime) throw new Error('set-up has provided no Electron runtime');
  const fpm = path.join(output, '..', 'fpm');
  writeFileSync(fpm, `#!/bin/sh\nexec "${node24}" "${path.join(import.meta.dirname, 'fpm.ts')}" "$@"\n`);
  chmodSync(fpm, 0o755);
  process.env['CUSTOM_FPM_PATH'] = fpm;
  const inspectable = configuration('inspectable');
  const config = {
    ...inspectable,
    electronDist: electronFolder,
    electronVersion: runtime.version,
    directories: { output },
    extraMetadata: { ...(inspectable.extraMetadata as object), version },
    extraResources: [
      { from: 'resources', to: 'resources', filter: ['**/*', '!updates/keys.json'] },
      { from: keys, to: 'resources/updates/keys.json' },
      { from: migrations, to: 'migrations' },
    ],
    deb: { ...inspectable.deb, compression: 'gz' },
  } satisfies Configuration;
  // By its path: what is handed over as an object is added to the configuration of the project instead of standing in its place.
  const file = `${output}.json`;
  writeFileSync(file, JSON.stringify(config));
  const made = await build({
    projectDir: root,
    targets: Platform.LINUX.createTarget('deb', Arch[process.arch as 'x64' | 'arm64']),
    config: file,
    publish: 'never',
  });
  const debian = made.find((name) => name.endsWith('.deb'));
  if (debian === undefined) throw new Error(`electron-builder made no Debian package: ${made.join(', ')}`);
  await checkFuses(path.join(output, 'linux-unpacked', 'throughcare'), config);
  return debian;
}

/** The migrations of this checkout with one more behind them, as the next version would bring. Answers how many there are. */
export function migrationsOfNext(folder: string): number {
  cpSync(path.join(root, 'migrations'), folder, { recursive: true });
  const local = path.join(folder, 'local');
  const journalFile = path.join(local, 'meta', '_journal.json');
  const hashesFile = path.join(local, 'hashes.json');
  const journal = JSON.parse(readFileSync(journalFile, 'utf8')) as {
    entries: { idx: number; when: number; tag: string }[];
  };
  const hashes = JSON.parse(readFileSync(hashesFile, 'utf8')) as Record<string, string>;
  const idx = journal.entries.length;
  const tag = `${String(idx).padStart(4, '0')}_update_drill`;
  const text = 'CREATE TABLE `update_drill` (`id` integer PRIMARY KEY NOT NULL) STRICT;\n';
  writeFileSync(path.join(local, `${tag}.sql`), text);
  const last = journal.entries.at(-1);
  const entries = [...journal.entries, { ...last, idx, when: (last?.when ?? 0) + 1, tag }];
  writeFileSync(journalFile, JSON.stringify({ ...journal, entries }));
  hashes[tag] = createHash('sha256').update(text).digest('hex');
  writeFileSync(hashesFile, JSON.stringify(hashes));
  return entries.length;
}
