/** Reading a backup back comes after everything that somebody waits for, and slows nothing else of the process down. */
import { readdirSync, readFileSync } from 'node:fs';
import { constants, getPriority } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { nurse, draft, temporaryStore, uuid, type TestStore } from '../../support/stores.ts';

const THREADS = '/proc/self/task';

let test: TestStore;
beforeEach(() => {
  test = temporaryStore();
  const notes = Array.from({ length: 500 }, (_, n) =>
    draft('note', uuid(9, n), { text: `الحسن ${n}`.repeat(40), kind: 'nursing' }),
  );
  test.store.commit(notes, nurse);
});
afterEach(() => test.remove());

/** Niceness of every thread of this process, where the system tells. */
function niceness(): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync(THREADS).flatMap((id) => {
    try {
      const stat = readFileSync(path.join(THREADS, id, 'stat'), 'utf8');
      // The name of a thread may hold spaces; it is in brackets, and the niceness the seventeenth behind it.
      return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16]);
    } catch {
      return [];
    }
  });
}

it('reads a copy back behind everybody else, and leaves this thread as it was', async () => {
  const before = getPriority();
  const seen = new Set<number>();
  let copied = false;
  const copying = test.store.copyTo(path.join(test.folder, 'copy.db')).finally(() => (copied = true));
  while (!copied) {
    for (const nice of niceness()) seen.add(nice);
    await setTimeout(2);
  }
  await expect(copying).resolves.toMatchObject({ bytes: expect.any(Number) });
  expect(getPriority()).toBe(before);
  expect(seen.has(constants.priority.PRIORITY_BELOW_NORMAL)).toBe(process.platform === 'linux');
}, 60_000);
