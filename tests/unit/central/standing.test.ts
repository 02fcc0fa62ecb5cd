/** A central record that was put back to an earlier state learns it from whoever has been given more. */
import { describe, expect, it } from 'vitest';
import { provesLoss } from '../../../central/replication/standing.ts';
import { FIRST_PREV } from '../../../shared/changes/change.ts';
import { EMPTY_DIGEST } from '../../../shared/replication/digest.ts';
import { inMemory } from '../../convergence/in-memory.ts';
import { live } from '../../convergence/property.ts';
import type { Step } from '../../convergence/steps.ts';

const feed = { epoch: 'epoch-1', head: 40 };
const cursor = (at: number, epoch = feed.epoch) => ({ epoch, feed: at, digest: EMPTY_DIGEST });
const acknowledged = (seq: number) => ({ seq, link: FIRST_PREV });

describe('a database put back to an earlier state is noticed', () => {
  it.each([
    ['a cursor beyond the feed', cursor(41), 10, true],
    ['an acknowledgement beyond the chain that is held', cursor(40), 11, true],
    ['a cursor and an acknowledgement that are held', cursor(40), 10, false],
    ['a cursor of another epoch: it is compared anyway', cursor(99, 'epoch-0'), 99, false],
    ['a replica that has read nothing', null, 99, false],
  ])('%s', (_, at, seq, proves) => {
    expect(provesLoss({ cursor: at, acknowledged: acknowledged(seq) }, { seq: 10 }, feed)).toBe(proves);
  });

  it.each([
    [true, 'with'],
    [false, 'without'],
  ])('and everything is there again (%s: %s the operator’s word)', async (newEpoch) => {
    const edit = (who: number, value: number): Step => ({
      does: 'edit',
      who,
      what: 0,
      fields: [{ field: 0, value }],
      stale: false,
      also: null,
    });
    const exchange = (who: number): Step => ({ does: 'exchange', who, troubles: [], whole: false });
    const record = { type: 0, field: 0 };
    const epochs: string[] = [];
    const surroundings: typeof inMemory = {
      ...inMemory,
      async newCentral(establishments, clock, newId) {
        const central = await inMemory.newCentral(establishments, clock, newId);
        const { link } = central;
        central.link = (...of) => {
          const real = link.apply(central, of);
          return {
            ...real,
            post: async (path, body, schema) => {
              const answer = await real.post(path, body, schema);
              const { epoch } = answer as { epoch?: unknown };
              if (path === '/v1/hello' && typeof epoch === 'string') epochs.push(epoch);
              return answer;
            },
          };
        };
        return central;
      },
    };
    const steps: Step[] = [
      { does: 'back up central' },
      edit(0, 1),
      exchange(0),
      exchange(1),
      { does: 'restore central', which: 0, newEpoch },
      edit(1, 2),
      exchange(1),
      exchange(0),
    ];
    const world = await live(
      { stations: 2, establishments: 1, older: [], records: [record, record, record], steps },
      surroundings,
    );
    expect(world.central.entries('LEI').map(({ id }) => id)).toEqual(
      expect.arrayContaining([...world.required]),
    );
    expect(new Set(epochs).size).toBe(2);
  });
});
