/**
 * Sets up quietly, then runs a TypeScript file under Node 24 with this terminal's own streams:
 *
 *   node scripts/run.mjs [--window | --aloud] FILE.ts [arguments]
 *
 * `--window` also prepares what a window needs: system libraries, Electron and the build. `--aloud` prepares the packages
 * alone and says so, for a program that sees to the rest while it does other work. This is the only way in for npm scripts, so that a bare checkout on the system's older Node works with any of them as the first command.
 */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { node24, root } from './setup/paths.mjs';
import { reportFailure, setup } from './setup.mjs';

const [first, ...rest] = process.argv.slice(2);
const window = first === '--window';
const aloud = window || first === '--aloud';
const [file, ...forwarded] = aloud ? rest : [first, ...rest];

/** Hands over to Node 24 and ends as it ends, so that signals and exit codes pass through unchanged. */
function handOver() {
  const child = spawn(node24, [file, ...forwarded], { cwd: root, stdio: 'inherit' });
  // The terminal sends an interrupt to the whole group; a supervisor sends its signal to this process only.
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  process.on('SIGINT', () => {});
  endWithNpm(() => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}

/**
 * A signal sent to npm stops at the shell between npm and this process, so a supervisor that ends `npm run central` would
 * leave the central record running. The only trace here is that the parent has changed.
 */
function endWithNpm(end) {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    end();
  }, 500);
}

try {
  await setup({ quiet: !aloud, window });
  handOver();
} catch (error) {
  reportFailure(error);
}
