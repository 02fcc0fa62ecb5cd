/** The official Electron distribution, fetched by Electron's own installer, which checks its published digests. */
import { cpSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { node24, root } from './paths.mjs';
import { say } from './console.mjs';

const probeLimit = 8_000;
const downloadLimit = 15 * 60_000;

/**
 * Fetches the distribution into `folder`. Returns `{ version }`, or `{ reason }` when it cannot be had. The server is
 * asked first with a short limit, so that a closed network costs seconds and an open but slow one is still waited for.
 */
export async function downloadOfficial(folder) {
  const source = path.join(root, 'node_modules', 'electron');
  const reason = await unreachable(mirror());
  if (reason) return { reason };
  say('downloading the official Electron distribution');
  const result = spawnSync(node24, ['install.js'], {
    cwd: source,
    stdio: ['ignore', 2, 2],
    timeout: downloadLimit,
  });
  const distribution = path.join(source, 'dist');
  if (result.status !== 0 || !existsSync(path.join(distribution, 'version')))
    return { reason: 'the download failed' };
  move(distribution, folder);
  return { version: readFileSync(path.join(folder, 'version'), 'utf8').trim().replace(/^v/, '') };
}

function mirror() {
  return (
    process.env.ELECTRON_MIRROR ??
    process.env.npm_config_electron_mirror ??
    'https://github.com/electron/electron/releases/download/'
  );
}

async function unreachable(address) {
  try {
    await fetch(address, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(probeLimit) });
    return null;
  } catch (error) {
    return error.cause?.code ?? error.cause?.message ?? error.message;
  }
}

/** Renames, or copies when the two folders are on different disks. */
function move(from, to) {
  try {
    renameSync(from, to);
  } catch {
    cpSync(from, to, { recursive: true, verbatimSymlinks: true });
    rmSync(from, { recursive: true, force: true });
  }
}
