/** The built application in `dist/`, made again when a source is newer. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { say } from './console.mjs';
import { node24, readStamp, root, runtimeFolder } from './paths.mjs';
import { run } from './run.mjs';

const stamp = 'build.sha256';
const sources = [
  'electron',
  'renderer',
  'shared',
  'resources/clinical',
  'electron.vite.config.ts',
  'package-lock.json',
  'package.json',
  'tsconfig.json',
];
const outputs = [
  'dist/main/main.js',
  'dist/main/entry.js',
  'dist/main/packs.json',
  'dist/preload/preload.cjs',
  'dist/renderer/index.html',
];

/** Builds when anything the build reads has changed since the last one, or an output is missing. */
export function ensureBuild() {
  const digest = sourceDigest();
  if (readStamp(stamp) === digest && outputs.every((file) => existsSync(path.join(root, file)))) return;
  say('building the application');
  run(node24, [
    path.join('node_modules', 'electron-vite', 'bin', 'electron-vite.js'),
    'build',
    '--logLevel',
    'warn',
  ]);
  mkdirSync(runtimeFolder, { recursive: true });
  writeFileSync(path.join(runtimeFolder, stamp), digest);
}

/** Path, size and time of change of every source: cheap enough to take at each start. */
function sourceDigest() {
  const hash = createHash('sha256');
  for (const source of sources) addTo(hash, source);
  return hash.digest('hex');
}

function addTo(hash, relative) {
  const full = path.join(root, relative);
  const stat = statSync(full, { throwIfNoEntry: false });
  if (!stat) return;
  if (stat.isDirectory()) {
    for (const name of readdirSync(full).sort()) addTo(hash, path.join(relative, name));
  } else {
    hash.update(`${relative}\0${stat.size}\0${stat.mtimeMs}\n`);
  }
}
