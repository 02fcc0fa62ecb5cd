/** Where set-up keeps things, and where it finds them again. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the checkout. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Everything set-up makes that is neither source nor build output; not under version control. */
export const runtimeFolder = path.join(root, '.runtime');

/** The Electron distribution that development, tests and packaging use. */
export const electronFolder = path.join(runtimeFolder, 'electron');

/** The Node that runs TypeScript directly, supplied by the `node` package. */
export const node24 = path.join(
  root,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

const executables = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };

/** The Electron executable inside a distribution folder. */
export function electronExecutable(folder = electronFolder) {
  return path.join(folder, executables[process.platform] ?? 'electron');
}

/** The value of a stamp, or null when this step never finished. */
export function readStamp(name) {
  const file = path.join(runtimeFolder, name);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}
