/** A store damaged at random pages: no save is lost that the central record has not acknowledged. `npm run soak -- pages`. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { damagedRound, type Prepared, prepareStore } from '../../support/damaged-pages.ts';
import { temporaryFolder } from '../../support/stores.ts';
import { seeded } from '../../bench/figures.ts';

const ROUNDS = Number(process.env['DAMAGED_PAGES'] ?? 12);
const seed = Number(process.env['DAMAGED_SEED'] ?? 7);
const folder = temporaryFolder();
let backed: Prepared;
let bare: Prepared;
beforeAll(() => {
  backed = prepareStore(join(folder.path, 'backed'), 240, true);
  bare = prepareStore(join(folder.path, 'bare'), 120, false);
});
afterAll(() => folder.remove());

test('random pages, with a backup and without one: nothing is lost', () => {
  const random = seeded(seed);
  let [saves, lost, noticed, inLog] = [0, 0, 0, 0];
  const times: number[] = [];
  for (let n = 0; n < ROUNDS; n += 1) {
    const prepared = n % 2 === 0 ? backed : bare;
    const into = join(folder.path, 'round');
    const round = damagedRound(prepared, into, random);
    saves += round.saves;
    lost += round.lost;
    if (round.what === 'write-ahead log') inLog += 1;
    if (round.noticed) {
      noticed += 1;
      times.push(round.ms);
      expect(round.recovered).toMatchObject({ missing: 0 });
      // The damaged file is kept, whatever was made of it.
      expect(readdirSync(join(into, 'store')).some((name) => name.includes('.damaged-'))).toBe(true);
      if (prepared === backed) expect(round.recovered?.backup).not.toBeNull();
    }
    expect(existsSync(join(into, 'store/store.db'))).toBe(true);
  }
  const slowest = Math.round(Math.max(...times));
  console.log(
    `damaged pages (seed ${seed}): ${ROUNDS} rounds, ${inLog} in the write-ahead log, ${noticed} noticed and recovered, ${saves} acknowledged saves, ${lost} lost, slowest ${slowest} ms`,
  );
  expect(lost).toBe(0);
  expect(noticed).toBeGreaterThan(ROUNDS / 4);
});
