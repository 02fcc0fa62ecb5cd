/** Killed at random instants while the key ring is written: it always opens again, with everybody it had promised. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import path from 'node:path';
import { expect, test } from 'vitest';
import { loadKeyRing } from '../../../electron/records/security/keyring-file.ts';
import { temporaryFolder } from '../../support/workstation.ts';

const ROUNDS = Number(process.env['KEYRING_KILLS'] ?? 15);
const writer = path.join(import.meta.dirname, 'keyring-writer.ts');

/** Lets a process write generations, kills it after `ms`, and answers the last one that it said was on disk. */
async function killAfter(folder: string, ms: number): Promise<number> {
  const child = spawn(process.execPath, [writer, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  let promised = 0;
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => (promised = Number(line)));
  await once(lines, 'line');
  await new Promise((resolve) => setTimeout(resolve, ms));
  child.kill('SIGKILL');
  await once(child, 'exit');
  return promised;
}

test(`${ROUNDS} kills lose no promised generation`, async () => {
  const data = temporaryFolder();
  for (let round = 0; round < ROUNDS; round += 1) {
    const promised = await killAfter(data.folder, Math.random() * 12);
    const loaded = loadKeyRing(data.folder);
    expect(loaded?.content.generation).toBeGreaterThanOrEqual(promised);
    expect(loaded?.damaged).toBe(false);
  }
  data.remove();
});
