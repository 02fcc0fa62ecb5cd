/**
 * Some of the random histories of tests/convergence from end to end: real encrypted stores, the real client, a real central
 * record on real PostgreSQL, over real TLS.
 */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { assertHistories } from '../../convergence/property.ts';
import { endToEnd } from '../../convergence/real-central.ts';
import { histories } from '../../convergence/steps.ts';
import type { Surroundings } from '../../convergence/surroundings.ts';
import { startTestCentral, type TestCentral } from '../../support/central.ts';

const seed = Number(process.env['CONVERGENCE_SEED'] ?? Date.now() % 0x7fff_ffff);
const RUNS = Number(process.env['CONVERGENCE_RUNS'] ?? 10);

let central: TestCentral;
let surroundings: Surroundings;

beforeAll(async () => {
  central = await startTestCentral(inject('postgresUrl'));
  surroundings = await endToEnd(central, 3);
}, 120_000);
afterAll(() => central.stop());

test(
  'random histories end with the same registers everywhere, with nothing lost and nothing twice',
  async () => {
    const [fewest, most] = [2, 3];
    const drawn = histories(14, { min: fewest, max: most }).map((history) => ({
      ...history,
      establishments: 1,
    }));
    await assertHistories(drawn, surroundings, { runs: RUNS, seed });
    expect(central.logged.filter((message) => message.includes('unexpected'))).toEqual([]);
  },
  RUNS * 40_000,
);
