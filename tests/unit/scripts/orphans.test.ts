import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { endOrphans, newMark } from '../../../scripts/test/orphans.ts';

test.runIf(process.platform === 'linux')(
  'a program that left its group is found by its mark and ended',
  async () => {
    const mark = newMark();
    const stray = spawn('sleep', ['60'], {
      detached: true,
      stdio: 'ignore',
      env: { ...process.env, ...mark },
    });
    const other = spawn('sleep', ['60'], { stdio: 'ignore' });
    await Promise.all([once(stray, 'spawn'), once(other, 'spawn')]);
    endOrphans(mark);
    const [, signal] = (await once(stray, 'exit')) as [number | null, string | null];
    expect(signal).toBe('SIGKILL');
    expect(other.exitCode).toBeNull();
    expect(other.kill()).toBe(true);
  },
);
