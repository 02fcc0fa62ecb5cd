/**
 * Runs every program of a folder, one after the other, so that none disturbs the figures of another:
 *
 *   npm run bench [-- WORD]     the programs of tests/bench whose name holds WORD
 *   npm run soak [-- WORD]      the programs of tests/soak
 *
 * Ends with a failure when any of them did, or when there was none to run.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from './setup/paths.mjs';

const [kind = '', word = ''] = process.argv.slice(2);
const folder = path.join('tests', kind);
const programs = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith(`.${kind}.ts`) && file.includes(word))
  .toSorted();

const failed = programs.filter((file) => {
  console.log(`\n== ${kind} ${file.slice(0, -`.${kind}.ts`.length)}`);
  const { status } = spawnSync(process.execPath, ['--expose-gc', path.join(folder, file)], {
    cwd: root,
    stdio: 'inherit',
  });
  return status !== 0;
});

if (programs.length === 0) console.error(`${folder} holds no ${kind} with "${word}" in its name`);
for (const file of failed) console.error(`failed: ${file}`);
process.exit(failed.length > 0 || programs.length === 0 ? 1 : 0);
