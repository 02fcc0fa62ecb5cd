/** Pages kept for the other readers of an establishment: made once, dropped when they say too little, bounded in bytes. */
import { describe, expect, it } from 'vitest';
import { createShelf, type PageKey, type ShelvedPage } from '../../../central/replication/shelf.ts';

const key = (after: number, establishment = 'LEI'): PageKey => ({
  establishment,
  epoch: 'first',
  after,
  bytes: 1000,
  most: 100,
});

const page = (next: number, full: boolean, bytes = 100): ShelvedPage => ({
  packed: { body: Buffer.alloc(bytes), coding: 'zstd' },
  next,
  full,
  devices: new Set(),
});

/** Takes a page, counting how often it had to be made. */
function counted() {
  let made = 0;
  return {
    make: (answer: ShelvedPage) => async () => {
      made += 1;
      await Promise.resolve();
      return answer;
    },
    made: () => made,
  };
}

describe('the shelf of pages', () => {
  it('makes a page once for all who ask at the same time and afterwards', async () => {
    const shelf = createShelf();
    const { make, made } = counted();
    await Promise.all([1, 2, 3].map(() => shelf.take(key(0), 500, make(page(100, true)))));
    expect((await shelf.take(key(0), 900, make(page(1, true)))).next).toBe(100);
    expect(made()).toBe(1);
    expect(shelf.counts.found).toBe(3);
  });

  it('makes a page again that ended at the head once the feed has grown', async () => {
    const shelf = createShelf();
    const { make, made } = counted();
    await shelf.take(key(0), 3, make(page(3, false)));
    await shelf.take(key(0), 3, make(page(3, false)));
    expect(made()).toBe(1);
    expect((await shelf.take(key(0), 4, make(page(4, false)))).next).toBe(4);
    expect(made()).toBe(2);
  });

  it('does not hand a page that is being made to somebody who knows of more', async () => {
    const shelf = createShelf();
    const { make } = counted();
    const [early, late] = await Promise.all([
      shelf.take(key(0), 3, make(page(3, false))),
      shelf.take(key(0), 5, make(page(5, false))),
    ]);
    expect([early.next, late.next]).toEqual([3, 5]);
    expect((await shelf.take(key(0), 5, make(page(9, false)))).next).toBe(5);
  });

  it('keeps no page that was being made while the feed changed behind its head', async () => {
    const shelf = createShelf();
    const { make, made } = counted();
    const begun = shelf.take(key(0), 3, make(page(3, true)));
    shelf.forget('LEI');
    await begun;
    await shelf.take(key(0), 3, make(page(3, true)));
    expect(made()).toBe(2);
    await shelf.take(key(0, 'MDI'), 3, make(page(3, true)));
    shelf.forget('LEI');
    expect(shelf.counts.pages).toBe(1);
  });

  it('drops what was read longest ago when there are too many bytes, and what is old', async () => {
    let now = 0;
    const shelf = createShelf(() => now, 250);
    const { make, made } = counted();
    await shelf.take(key(0), 900, make(page(100, true)));
    await shelf.take(key(100), 900, make(page(200, true)));
    await shelf.take(key(0), 900, make(page(100, true)));
    await shelf.take(key(200), 900, make(page(300, true)));
    expect(shelf.counts).toMatchObject({ bytes: 200, pages: 2 });
    await shelf.take(key(0), 900, make(page(100, true)));
    expect(made()).toBe(3);
    now = 61_000;
    await shelf.take(key(0), 900, make(page(100, true)));
    expect(made()).toBe(4);
  });

  it('keeps nothing of a page that could not be made', async () => {
    const shelf = createShelf();
    const { make } = counted();
    const fails = async (): Promise<ShelvedPage> => Promise.reject(new Error('the database is away'));
    await expect(shelf.take(key(0), 3, fails)).rejects.toThrow('away');
    expect((await shelf.take(key(0), 3, make(page(3, true)))).next).toBe(3);
  });
});
