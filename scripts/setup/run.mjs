/** Running other programs while setting up. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { root } from './paths.mjs';
import { SetupError } from './console.mjs';

/**
 * The environment for npm itself: without the checkout's own `.bin`, because `npm ci` deletes the very Node that
 * would otherwise be running it, and without what an outer `npm run` passed down.
 */
export function outerEnvironment() {
  const own = path.join(root, 'node_modules', '.bin');
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));
  env.PATH = (env.PATH ?? '')
    .split(path.delimiter)
    .filter((folder) => path.resolve(folder) !== own)
    .join(path.delimiter);
  return env;
}

/** Runs a program, sending its output to standard error; throws when it fails. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], ...options });
  if (result.error) throw new SetupError(`cannot run ${command}: ${result.error.message}`);
  if (result.status !== 0) {
    throw new SetupError(`${[command, ...args].join(' ')} ended with ${result.status ?? result.signal}`);
  }
}

/** Runs a program and returns what it printed, or null when it failed. */
export function ask(command, args, options = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    ...options,
  });
  return result.status === 0 ? result.stdout : null;
}
