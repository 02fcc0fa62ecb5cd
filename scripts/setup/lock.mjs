/** One set-up at a time in a checkout: two commands started together must not both install into the same folder. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runtimeFolder } from './paths.mjs';
import { say } from './console.mjs';

const file = path.join(runtimeFolder, 'setup.pid');

/** Runs `work` while holding the lock, after whoever holds it now. */
export async function alone(work) {
  mkdirSync(runtimeFolder, { recursive: true });
  for (let waited = 0; !take(); waited += 1) {
    if (waited === 0) say('waiting for another set-up of this checkout');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take() {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!holderLives()) rmSync(file, { force: true });
    return false;
  }
}

/** A holder that was killed leaves its file behind. */
function holderLives() {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    // Empty for the instant between making the file and writing into it.
    if (!pid) return true;
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
