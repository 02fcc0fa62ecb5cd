import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import type { PulledEntry } from '../../../electron/records/store/log-types.ts';
import type { Store } from '../../../electron/records/store/store.ts';
import { longHistoryArbitrary, newerTypes, olderTypes } from '../../support/histories.ts';
import { temporaryStore, testKey } from '../../support/stores.ts';
import { everyRow } from '../../support/table-rows.ts';

// Every run makes stores of its own on the disk.
vi.setConfig({ testTimeout: 120_000 });

// Making a failing history smaller takes hundreds of stores; the seed it prints says which one it was.
const howOften = { numRuns: 14, endOnFailure: true };

const apply = (store: Store, entries: readonly PulledEntry[], size: number) => {
  const told = { applied: 0, duplicates: 0, patients: new Set<string>() };
  for (let at = 0; at < entries.length; at += size) {
    const page = entries.slice(at, at + size);
    const next = Math.max(...entries.slice(0, at + size).map(({ feedSeq }) => feedSeq));
    const result = store.log.applyPage({ scope: 'LEI', epoch: 'one', next, entries: page });
    told.applied += result.applied;
    told.duplicates += result.duplicates;
    for (const patient of result.patients) told.patients.add(patient);
  }
  return told;
};

/** Whole contents of a store that took the entries in pages of a size, and what it said of them. */
function takenBy(entries: readonly PulledEntry[], size: number, types = newerTypes) {
  const test = temporaryStore(1, { types });
  try {
    const told = apply(test.store, entries, size);
    test.store.close();
    return { told, rows: everyRow(test.options.file, testKey) };
  } finally {
    test.remove();
  }
}

/** In any order; some entries come twice in some of them. */
const shuffled = longHistoryArbitrary.chain((entries) =>
  fc.oneof(
    fc.shuffledSubarray(entries, { minLength: entries.length }),
    fc.shuffledSubarray([...entries, ...entries.slice(0, 3)], { minLength: entries.length }),
  ),
);
/** A page that finds nothing, and one that finds what the first left. */
const inHalves = (entries: readonly PulledEntry[]): number => Math.ceil(entries.length / 2);

it('leaves the same rows, keys included, whether entries are taken together or one by one', () => {
  fc.assert(
    fc.property(shuffled, fc.constantFrom(newerTypes, olderTypes), (entries, types) => {
      const oneByOne = takenBy(entries, 1, types);
      expect(takenBy(entries, entries.length, types)).toEqual(oneByOne);
      expect(takenBy(entries, inHalves(entries), types)).toEqual(oneByOne);
    }),
    howOften,
  );
});

const damaged = (kind: number, entry: PulledEntry, other: PulledEntry): PulledEntry => {
  const { envelope } = entry;
  if (envelope === null) return entry;
  const { change } = envelope;
  const damages: PulledEntry[] = [
    { ...entry, hash: other.hash },
    { ...entry, envelope: { ...envelope, change: { ...change, author: 'somebody else' } } },
    { ...entry, envelope: { ...envelope, change: { ...change, clock: { ...change.clock, ms: -1 } } } },
    // Another change in the place of this one in the chain of its device.
    {
      ...entry,
      envelope: { ...envelope, seq: other.envelope?.seq ?? 1, device: other.envelope?.device ?? '' },
    },
    { ...entry, payload: 'what the hash was not worked out from' },
    { ...entry, effectiveMs: entry.effectiveMs + 1 },
    { ...entry, envelope: null },
  ];
  return damages[kind % damages.length] ?? entry;
};

it('sets the same aside in the same words, wherever damage stands among sound entries', () => {
  const hurt = fc.tuple(shuffled, fc.array(fc.tuple(fc.nat(30), fc.nat(6), fc.nat(30)), { maxLength: 3 }));
  fc.assert(
    fc.property(hurt, ([sound, damages]) => {
      const entries = [...sound];
      for (const [at, kind, other] of damages) {
        const [entry, second] = [entries[at % entries.length], sound[other % sound.length]];
        if (entry && second) entries[at % entries.length] = damaged(kind, entry, second);
      }
      expect(takenBy(entries, entries.length)).toEqual(takenBy(entries, 1));
    }),
    howOften,
  );
});
