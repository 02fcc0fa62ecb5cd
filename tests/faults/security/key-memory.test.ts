/**
 * The data key in the memory of the process that keeps the records: there while the store is open, because saves go on travelling
 * after a lock (docs/decisions/0011-store-open-until-quit.md), and wiped when the store is closed.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect, test } from 'vitest';
import { fileDeviceSecret } from '../../../electron/records/security/device-secret.ts';
import { KeyRing } from '../../../electron/records/security/keyring.ts';
import { realWorld } from '../../../electron/records/workstation/real-world.ts';
import { keyNeedles } from '../../support/secrecy/needles.ts';
import { occurrences, whyNoLook } from '../../support/secrecy/process-memory.ts';
import {
  passwordOf,
  preparedWorkstation,
  temporaryFolder,
  TEST_SCRYPT_COST,
} from '../../support/workstation.ts';

const why = whyNoLook();

test.runIf(why === null)(
  `the key is in memory while the store is open, and its bytes are wiped when it closes${why === null ? '' : ` (not looked at: ${why})`}`,
  async () => {
    const data = temporaryFolder();
    const made = await preparedWorkstation(data.folder, ['nurse']);
    await made.workstation.close();
    const deviceSecret = fileDeviceSecret(data.folder);
    const ring = new KeyRing({
      ...realWorld,
      dataDir: data.folder,
      deviceSecret,
      scryptCost: TEST_SCRYPT_COST,
    });
    const needles = keyNeedles((await ring.open('nurse', passwordOf('nurse')))?.dataKey ?? Buffer.alloc(0));
    expect(needles['key, bytes']).toHaveLength(32);

    const child = spawn(
      process.execPath,
      [path.join(import.meta.dirname, 'opener.ts'), data.folder, 'nurse'],
      {
        stdio: ['pipe', 'pipe', 'inherit'],
      },
    );
    const after = async (line: string) => {
      child.stdin.write(`${line}\n`);
      const [said] = (await once(child.stdout, 'data')) as [Buffer];
      return { said: said.toString().trim(), found: occurrences(child.pid ?? 0, needles) };
    };
    const open = await after(passwordOf('nurse'));
    const locked = await after('lock');
    const closed = await after('close');
    child.stdin.write('\n');
    await once(child, 'exit');
    data.remove();
    expect([open.said, locked.said, closed.said]).toEqual(['open', 'locked', 'closed']);
    expect(open.found['key, bytes']).toBeGreaterThan(0);
    expect(closed.found['key, bytes']).toBe(0);
  },
);
