import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldChanges, type LoggedChange } from '../../../shared/changes/fold.ts';
import type { PulledEntry } from '../../../electron/records/store/log-types.ts';
import { historyArbitrary, newerTypes, olderTypes } from '../../support/histories.ts';

const logged = (entries: readonly PulledEntry[]): LoggedChange[] =>
  entries.flatMap(({ envelope, effectiveMs }) =>
    envelope ? [{ change: envelope.change, effectiveMs }] : [],
  );
const sorted = (map: ReturnType<typeof foldChanges>) => [...map].toSorted(([a], [b]) => (a < b ? -1 : 1));

it('does not depend on the order in which changes arrive, nor on how often', () => {
  const shuffled = historyArbitrary.chain((entries) =>
    fc.tuple(
      fc.constant(entries),
      fc.shuffledSubarray([...entries, ...entries], { minLength: entries.length * 2 }),
    ),
  );
  fc.assert(
    fc.property(shuffled, ([entries, again]) => {
      const once = sorted(foldChanges(newerTypes, logged(entries)));
      expect(sorted(foldChanges(newerTypes, logged(again)))).toEqual(once);
    }),
  );
});

it('leaves out what an older build cannot read, and only that', () => {
  fc.assert(
    fc.property(historyArbitrary, (entries) => {
      const readable = logged(entries).filter(({ change }) => change.schema === 1);
      expect(sorted(foldChanges(olderTypes, logged(entries)))).toEqual(
        sorted(foldChanges(olderTypes, readable)),
      );
    }),
  );
});
