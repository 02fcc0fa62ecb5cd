/**
 * Convergence is proven, not hoped: random histories of several workstations, with everything that goes wrong between them,
 * through the real client and the real judgement of the central record (docs/decisions/0042-convergence-tests.md).
 * `npm run soak -- convergence` draws a hundred thousand of them.
 */
import { describe, expect, test } from 'vitest';
import { inMemory, onRealStores } from '../../convergence/in-memory.ts';
import { assertHistories, live } from '../../convergence/property.ts';
import { histories, type History, type Step } from '../../convergence/steps.ts';

/** A seed of its own for every run, told when it fails; `CONVERGENCE_SEED` repeats one. */
const seed = Number(process.env['CONVERGENCE_SEED'] ?? Date.now() % 0x7fffffff);

test('everybody ends with the same registers, with nothing lost and nothing twice', async () => {
  await assertHistories(histories(25, { min: 2, max: 4 }), inMemory, { runs: 600, seed });
}, 300_000);

test('so do long histories of many workstations', async () => {
  await assertHistories(histories(70, { min: 4, max: 6 }), inMemory, { runs: 60, seed });
}, 300_000);

test('so do real encrypted stores', async () => {
  await assertHistories(histories(20, { min: 2, max: 3 }), onRealStores, { runs: 8, seed });
}, 300_000);

/** Histories that once ended badly, and the ones nobody wants to draw by luck. */
describe('histories that once did not converge', () => {
  const edit = (who: number, value: number, what = 0, also: number | null = null): Step => ({
    does: 'edit',
    who,
    what,
    fields: [{ field: 0, value }],
    stale: false,
    also,
  });
  const exchange = (who: number): Step => ({ does: 'exchange', who, troubles: [], whole: false });
  const restoreCentral: Step = { does: 'restore central', which: 0, newEpoch: true };
  const record = { type: 0, field: 0 };
  const once: Record<string, { stations: number; steps: Step[] }> = {
    'a copy of a disk writes where a change stood that the restored central record has lost': {
      stations: 2,
      steps: [
        { does: 'back up central' },
        { does: 'clone', who: 0 },
        edit(0, 1),
        exchange(0),
        exchange(1),
        restoreCentral,
        edit(2, 2),
        exchange(2),
        exchange(1),
        exchange(0),
      ],
    },
    'workstation and central record are both restored, and only a third one holds what was acknowledged': {
      stations: 2,
      steps: [
        { does: 'back up', who: 0 },
        edit(0, 0, 0, 1),
        { does: 'back up central' },
        exchange(0),
        exchange(1),
        { does: 'restore', who: 0, which: 0 },
        edit(0, 0),
        restoreCentral,
        exchange(0),
      ],
    },
  };
  const stores = { 'in memory': inMemory, 'in real stores': onRealStores };
  for (const [name, { stations, steps }] of Object.entries(once)) {
    for (const [where, store] of Object.entries(stores)) {
      test(`${name}, ${where}`, async () => {
        const history: History = {
          stations,
          establishments: 1,
          older: [],
          records: [record, record, record],
          steps,
        };
        const world = await live(history, store);
        expect(world.central.entries('LEI').map(({ id }) => id)).toEqual(
          expect.arrayContaining([...world.required]),
        );
      });
    }
  }
});
