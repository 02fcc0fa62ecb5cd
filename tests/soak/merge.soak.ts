/** The rules of merging on many more random histories than a test run can afford: `npm run soak -- merge`. */
import fc from 'fast-check';
import { foldChanges } from '../../shared/changes/fold.ts';
import type { Change } from '../../shared/changes/change.ts';
import type { PulledEntry } from '../../electron/records/store/log-types.ts';
import type { Store } from '../../electron/records/store/store.ts';
import { historyArbitrary, newerTypes, olderTypes } from '../support/histories.ts';
import { temporaryStore, testKey, type TestStore } from '../support/stores.ts';
import { foldedRows } from '../support/table-rows.ts';

const SECONDS = Number(process.env['SOAK_SECONDS'] ?? 120);

const anyOrder = historyArbitrary.chain((entries) =>
  fc.tuple(
    fc.constant(entries),
    fc.shuffledSubarray([...entries, ...entries], { minLength: entries.length * 2 }),
    fc.integer({ min: 1, max: 5 }),
  ),
);
const changesOf = (entries: readonly PulledEntry[]): { change: Change; effectiveMs: number }[] =>
  entries.flatMap(({ envelope, effectiveMs }) =>
    envelope === null ? [] : [{ change: envelope.change, effectiveMs }],
  );

function must(holds: boolean, sentence: string): void {
  if (!holds) throw new Error(sentence);
}

function apply(store: Store, entries: readonly PulledEntry[], size: number): void {
  for (let at = 0; at < entries.length; at += size) {
    const page = { scope: 'LEI', epoch: 'one', next: at + size, entries: entries.slice(at, at + size) };
    store.log.applyPage(page);
  }
}

function withStore(types: typeof newerTypes, work: (test: TestStore) => void): void {
  const test = temporaryStore(1, { types });
  try {
    work(test);
  } finally {
    test.remove();
  }
}

function rowsOf(test: TestStore): unknown {
  test.store.close();
  const rows = foldedRows(test.options.file, testKey);
  test.reopen();
  return rows;
}

const asText = (value: unknown): string => JSON.stringify(value);

/** The property, and how often it held within its time. */
const properties: Readonly<Record<string, fc.IProperty<unknown>>> = {
  'the fold is the same in any order and with every change twice': fc.property(
    anyOrder,
    ([entries, again]) => {
      const sorted = (given: readonly PulledEntry[]): string =>
        asText([...foldChanges(newerTypes, changesOf(given))].toSorted(([a], [b]) => (a < b ? -1 : 1)));
      must(sorted(entries) === sorted(again), 'two orders gave two results');
    },
  ) as fc.IProperty<unknown>,
  'a store holds what the slow fold gives, and rebuilds into the same rows': fc.property(
    anyOrder,
    ([entries, again, size]) => {
      const expected = foldChanges(newerTypes, changesOf(entries));
      withStore(newerTypes, (test) => {
        apply(test.store, again, size);
        for (const record of expected.values()) {
          const held = test.store.record(record.type, record.id);
          must(fc.stringify(held) === fc.stringify(record), `${record.type} differs from the slow fold`);
        }
        const live = asText(rowsOf(test));
        test.store.rebuild();
        must(asText(rowsOf(test)) === live, 'rebuilt rows differ');
      });
    },
  ) as fc.IProperty<unknown>,
  'after an update parked changes fold as if they never had been parked': fc.property(
    anyOrder,
    ([entries, again, size]) => {
      let never = '';
      withStore(newerTypes, (test) => {
        apply(test.store, entries, size);
        never = asText(rowsOf(test));
      });
      withStore(olderTypes, (test) => {
        apply(test.store, again, size);
        test.reopen({ types: newerTypes });
        must(test.store.counts().parked === 0, 'something stayed parked');
        must(asText(rowsOf(test)) === never, 'rows differ after the update');
      });
    },
  ) as fc.IProperty<unknown>,
};

const names = Object.keys(properties);
console.log(`\n| property | random histories | failed |\n|---|---|---|`);
for (const [name, property] of Object.entries(properties)) {
  let runs = 0;
  const end = Date.now() + (SECONDS * 1000) / names.length;
  while (Date.now() < end) {
    const each = 50;
    // Throws with the seed and the smallest history that fails.
    fc.assert(property, { numRuns: each });
    runs += each;
  }
  console.log(`| ${name} | ${runs} | 0 |`);
}
