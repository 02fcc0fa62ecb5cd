/** When people of a wing may attend, and which wing a cell belongs to. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayAttend, regimesOf, wingOf } from '../../../shared/followup/regime.ts';
import { timeOf } from '../../../shared/followup/wall-time.ts';

const tuesday = '2026-11-24';
const regimes = regimesOf([
  {
    wing: 'B',
    windows: [
      { weekday: 2, from: '10:00', to: '11:00' },
      { weekday: 2, from: '08:30', to: '10:00' },
      { weekday: 2, from: '14:00', to: '15:00' },
    ],
    state: 'active',
  },
  { wing: 'C', windows: [{ weekday: 1, from: '08:30', to: '10:00' }], state: 'ended' },
  { wing: 'D', windows: [], state: 'active' },
]);

describe('the regime', () => {
  it.each([
    ['inside a window', '08:30', 20, true],
    ['to its very end', '14:40', 20, true],
    ['over two windows that touch', '09:50', 20, true],
    ['past the end', '14:50', 20, false],
    ['before the beginning', '08:20', 20, false],
    ['over the gap', '10:50', 200, false],
    ['in the gap', '12:00', 20, false],
  ])('%s', (_, start, minutes, may) => {
    expect(mayAttend(regimes, 'b ', tuesday, start, minutes)).toBe(may);
    expect(mayAttend(regimes, 'B', '2026-11-25', start, minutes)).toBe(false);
  });

  it('lets wings without windows attend always, and those whose regime was ended', () => {
    for (const wing of ['C', 'D', 'E', null])
      expect(mayAttend(regimes, wing, tuesday, '03:00', 20)).toBe(true);
  });

  it('is what trying every minute says', () => {
    const minute = fc.integer({ min: 0, max: 287 }).map((fifth) => fifth * 5);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(minute, minute), { minLength: 1, maxLength: 6 }),
        minute,
        fc.integer({ min: 5, max: 120 }),
        (pairs, start, minutes) => {
          const windows = pairs.map(([from, to]) => ({ weekday: 2, from: timeOf(from), to: timeOf(to) }));
          const own = regimesOf([{ wing: 'B', windows, state: 'active' }]);
          const open = (at: number): boolean => pairs.some(([from, to]) => from <= at && at < to);
          const every = Array.from({ length: minutes }, (_, at) => start + at).every(open);
          expect(mayAttend(own, 'B', tuesday, timeOf(start), minutes)).toBe(every);
        },
      ),
    );
  });
});

describe('the wing of a cell', () => {
  it.each([
    ['B-2-14', 'B'],
    ['B2-014', 'B'],
    ['b 2 14', 'B'],
    ['HCC', 'HCC'],
    ['HB1/03', 'HB'],
    ['1-03', '1'],
    ['Séghire-2', 'SÉGHIRE'],
    ['  ', null],
    [null, null],
  ])('%s is %s', (cell, wing) => {
    expect(wingOf(cell)).toBe(wing);
  });
});
