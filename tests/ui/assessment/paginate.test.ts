import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paginate, type Measured } from '../../../renderer/print/paginate.ts';

const line = (height: number): Measured => ({ height, keepWithNext: false });
const heading = (height: number): Measured => ({ height, keepWithNext: true });

describe('pages of a print', () => {
  it('is one page, even of nothing', () => {
    expect(paginate([], { first: 100, later: 120 })).toEqual([[]]);
    expect(paginate([line(40), line(60)], { first: 100, later: 120 })).toEqual([[0, 1]]);
  });

  it('begins another page where a block does not fit', () => {
    expect(paginate([line(60), line(60), line(60)], { first: 100, later: 120 })).toEqual([[0], [1, 2]]);
  });

  it('never leaves a heading alone at the foot of a page', () => {
    expect(paginate([line(60), heading(20), heading(10), line(30)], { first: 100, later: 120 })).toEqual([
      [0],
      [1, 2, 3],
    ]);
  });

  it('holds every block once and in order, and no page is too full but by one block', () => {
    const blocks = fc.array(fc.record({ height: fc.nat(150), keepWithNext: fc.boolean() }), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(blocks, (all) => {
        const pages = paginate(all, { first: 100, later: 120 });
        expect(pages.flat()).toEqual(all.map((_, index) => index));
        for (const [at, page] of pages.entries()) {
          const height = page.reduce((sum, index) => sum + (all[index]?.height ?? 0), 0);
          if (page.length > 1) expect(height).toBeLessThanOrEqual(at === 0 ? 100 : 120);
        }
      }),
    );
  });
});
