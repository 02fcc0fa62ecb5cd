import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { foldChanges } from '../../../shared/changes/fold.ts';
import type { RecordType } from '../../../shared/records/define.ts';
import type { PulledEntry } from '../../../electron/records/store/log-types.ts';
import type { Store } from '../../../electron/records/store/store.ts';
import { historyArbitrary, newerTypes, olderTypes } from '../../support/histories.ts';
import { connect } from '../../../electron/records/store/connection.ts';
import { draft, nurse, temporaryStore, testKey, type TestStore, uuid } from '../../support/stores.ts';
import { foldedRows } from '../../support/table-rows.ts';

// Every run makes stores of its own on the disk.
vi.setConfig({ testTimeout: 60_000 });

const runs = { numRuns: 14 };
const apply = (store: Store, entries: readonly PulledEntry[], size = 3): void => {
  for (let at = 0; at < entries.length; at += size) {
    store.log.applyPage({
      scope: 'LEI',
      epoch: 'one',
      next: at + size,
      entries: entries.slice(at, at + size),
    });
  }
};
const withStore = <T>(types: Readonly<Record<string, RecordType>>, work: (test: TestStore) => T): T => {
  const test = temporaryStore(1, { types });
  try {
    return work(test);
  } finally {
    test.remove();
  }
};
const rowsOf = (test: TestStore) => {
  test.store.close();
  const rows = foldedRows(test.options.file, testKey);
  test.reopen();
  return rows;
};
const anyOrder = historyArbitrary.chain((entries) =>
  fc.tuple(
    fc.constant(entries),
    fc.shuffledSubarray([...entries, ...entries], { minLength: entries.length * 2 }),
  ),
);

it('holds what the slow fold gives, in any order of arrival and with every change sent twice', () => {
  fc.assert(
    fc.property(anyOrder, ([entries, again]) => {
      const expected = foldChanges(
        newerTypes,
        entries.flatMap(({ envelope, effectiveMs }) =>
          envelope ? [{ change: envelope.change, effectiveMs }] : [],
        ),
      );
      withStore(newerTypes, ({ store }) => {
        apply(store, again);
        for (const record of expected.values()) expect(store.record(record.type, record.id)).toEqual(record);
        expect(Object.keys(newerTypes).flatMap((type) => store.recordsOfType(type))).toHaveLength(
          expected.size,
        );
      });
    }),
    runs,
  );
});

it('rebuilds into exactly the rows it had', () => {
  fc.assert(
    fc.property(anyOrder, ([, again]) => {
      withStore(newerTypes, (test) => {
        apply(test.store, again);
        const live = rowsOf(test);
        test.store.rebuild();
        expect(rowsOf(test)).toEqual(live);
      });
    }),
    runs,
  );
});

it('after an update folds what it had parked, as if it had never been parked', () => {
  fc.assert(
    fc.property(anyOrder, ([entries, again]) => {
      const never = withStore(newerTypes, (test) => {
        apply(test.store, entries);
        return rowsOf(test);
      });
      withStore(olderTypes, (test) => {
        apply(test.store, again);
        const parked = new Set(
          entries.filter(({ envelope }) => envelope?.change.schema === 2).map(({ id }) => id),
        );
        expect(test.store.counts().parked).toBe(parked.size);
        test.reopen({ types: newerTypes });
        expect(test.store.counts().parked).toBe(0);
        test.store.close();
        expect(foldedRows(test.options.file, testKey)).toEqual(never);
      });
    }),
    runs,
  );
});

it('folds the log again when it was folded by a build with other indexes', () => {
  withStore(newerTypes, (test) => {
    const { store } = test;
    store.commit([draft('acct', uuid(9, 1), { state: '1' })], nurse);
    store.settings.set('store.fold', 'of another build');
    store.close();
    const database = connect({ file: test.options.file, key: testKey });
    database.exec('DELETE FROM record_index');
    database.close();
    const progress: number[][] = [];
    test.reopen({ onProgress: (done, total) => progress.push([done, total]) });
    expect(test.store.recordsWhere('acct', 'state', '1')).toHaveLength(1);
    expect(progress).toEqual([[1, 1]]);
    test.reopen({ onProgress: () => expect.unreachable() });
  });
});
