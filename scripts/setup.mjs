/**
 * Brings a bare checkout to a state where everything runs; does nothing, fast, when that is already so.
 *
 *   node scripts/setup.mjs [--quiet] [--no-build]
 *
 * Plain JavaScript for the system's own Node (20 or later) without any package, because it runs before there are any.
 */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuild } from './setup/build.mjs';
import { say, setQuiet, SetupError, warn } from './setup/console.mjs';
import { ensureElectron, runtimeSentence } from './setup/electron-runtime.mjs';
import { alone } from './setup/lock.mjs';
import { ensurePackages } from './setup/packages.mjs';
import { ensureSystemLibraries } from './setup/system-libraries.mjs';

/**
 * Does every step that is still to do. `window: false` leaves out what only a window needs (libraries, Electron and the
 * build), for programs that run in plain Node.
 */
export async function setup({ quiet = false, build = true, window = true } = {}) {
  setQuiet(quiet);
  const started = Date.now();
  await alone(async () => {
    ensurePackages();
    if (!window) return;
    ensureSystemLibraries();
    say(runtimeSentence(await ensureElectron()));
    if (build) ensureBuild();
  });
  say(`ready (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}

/** Prints a failure that a person can act on, and sets the exit code; anything else is a defect and is thrown. */
export function reportFailure(error) {
  if (!(error instanceof SetupError)) throw error;
  warn(error.message);
  process.exitCode = 1;
}

if (process.argv[1] && import.meta.url === pathToFileURL(path.resolve(process.argv[1])).href) {
  const flags = process.argv.slice(2);
  await setup({ quiet: flags.includes('--quiet'), build: !flags.includes('--no-build') }).catch(
    reportFailure,
  );
}
