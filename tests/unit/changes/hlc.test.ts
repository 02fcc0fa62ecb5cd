import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareTime, EARLIEST, MAX_COUNTER, receive, tick } from '../../../shared/changes/hlc.ts';

const time = fc.record({ ms: fc.nat(1e13), counter: fc.integer({ min: 0, max: MAX_COUNTER }) });

it('gives ever later times, whatever the wall clock does', () => {
  fc.assert(
    fc.property(time, fc.array(fc.nat(1e13)), (start, walls) => {
      let last = start;
      for (const wall of walls) {
        const next = tick(last, wall);
        expect(compareTime(next, last)).toBeGreaterThan(0);
        expect(next.ms).toBeGreaterThanOrEqual(wall);
        last = next;
      }
    }),
  );
});

it('moves on by a millisecond when the counter is exhausted', () => {
  expect(tick({ ms: 7, counter: MAX_COUNTER }, 5)).toEqual({ ms: 8, counter: 0 });
});

it('ticks later than what it heard, and is never raised above the bound', () => {
  fc.assert(
    fc.property(time, time, fc.nat(1e13), (last, remote, bound) => {
      const after = receive(last, remote, bound);
      expect(compareTime(after, last)).toBeGreaterThanOrEqual(0);
      expect(after.ms).toBeLessThanOrEqual(Math.max(last.ms, bound));
      if (remote.ms <= bound) expect(compareTime(tick(after, 0), remote)).toBeGreaterThan(0);
    }),
  );
});

it('does not follow a workstation in 2099', () => {
  const now = Date.UTC(2026, 10, 22);
  const heard = receive(EARLIEST, { ms: Date.UTC(2099, 0, 1), counter: 3 }, now + 300_000);
  expect(heard).toEqual({ ms: now + 300_000, counter: 0 });
});
