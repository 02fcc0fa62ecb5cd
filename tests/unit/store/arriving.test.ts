/** Who is whole while a first replication is under way, over restarts, rollbacks and a feed that begins anew. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { canonicalText, type Change, FIRST_PREV } from '../../../shared/changes/change.ts';
import { sha256 } from '../../../electron/records/store/core.ts';
import type { PulledEntry } from '../../../electron/records/store/log-types.ts';
import { draft, nurse, temporaryStore, type TestStore, testStart, uuid } from '../../support/stores.ts';

const scope = nurse.establishment;
const epoch = 'epoch-1';
const [one, two, past] = [uuid(7, 1), uuid(7, 2), uuid(7, 3)];
let stored: TestStore;

beforeEach(() => void (stored = temporaryStore()));
afterEach(() => stored.remove());

function entry(feedSeq: number, patient: string): PulledEntry {
  const device = uuid(0xd0, 77);
  const change: Change = JSON.parse(
    canonicalText({
      id: uuid(0xc0, feedSeq),
      clock: { ms: testStart, counter: 0, device },
      author: 'staff-1',
      happenedAt: new Date(testStart).toISOString(),
      establishment: scope,
      patient,
      record: { type: 'patient', id: patient },
      fields: { surname: { value: "O'Neill", replaces: [] } },
      schema: 1,
      group: null,
    }),
  ) as Change;
  const hash = sha256(canonicalText(change));
  const envelope = { device, seq: feedSeq, prev: FIRST_PREV, hash, change };
  return { feedSeq, effectiveMs: testStart, receivedAt: change.happenedAt, id: change.id, hash, envelope };
}

const begin = (): void => stored.store.first.begin(scope, { epoch, upTo: 10, people: [one, two] });
const give = (next: number, entries: PulledEntry[], whole?: (string | null)[]): void =>
  void stored.store.log.applyPage({ scope, epoch, next, entries, ...(whole && { whole }) });

test('everybody is whole in a store that is not being filled', () => {
  expect(stored.store.isArriving()).toBe(false);
  expect(stored.store.isWhole(past)).toBe(true);
});

test('only who is marked is whole until the cursor is there, also after a restart', () => {
  begin();
  expect(stored.store.first.of(scope)).toMatchObject({ waiting: [null, one, two], people: 2 });
  give(0, [entry(4, one), entry(5, past)], [null, one]);
  for (const open of [() => stored.store, () => stored.reopen()]) {
    const store = open();
    expect(store.isWhole(one)).toBe(true);
    expect(store.isWhole(two)).toBe(false);
    // Half here by the way of a shared save.
    expect(store.record('patient', past)).not.toBeNull();
    expect(store.isWhole(past)).toBe(false);
    expect(store.first.of(scope)?.waiting).toEqual([two]);
    expect(store.log.cursor(scope)).toEqual({ epoch, feedSeq: 0 });
  }
  give(9, []);
  expect(stored.store.isWhole(past)).toBe(false);
  give(10, []);
  expect(stored.store.isArriving()).toBe(false);
  expect(stored.store.isWhole(past)).toBe(true);
  expect(stored.reopen().first.of(scope)).toBeNull();
});

test('a page that fails marks nobody', () => {
  begin();
  const own = entry(5, two);
  const fails = { ...own, envelope: { ...own.envelope!, device: stored.store.log.device } };
  expect(() => give(0, [entry(4, one), fails], [one])).toThrow(/restored from a copy/);
  expect(stored.store.isWhole(one)).toBe(false);
  expect(stored.reopen().isWhole(one)).toBe(false);
});

test('somebody begun on this workstation is whole', () => {
  begin();
  stored.store.commit([draft('patient', past, { surname: 'الحسن' }, past)], nurse);
  expect(stored.store.isWhole(past)).toBe(true);
  expect(stored.store.isWhole(one)).toBe(false);
});

test('marks say nothing about a feed that began anew', () => {
  begin();
  give(3, [entry(1, one)], [null, one]);
  stored.store.log.resetCursor(scope, 'epoch-2', 0);
  expect(stored.store.isWhole(one)).toBe(false);
  expect(stored.store.isArriving()).toBe(true);
  stored.store.first.begin(scope, { epoch: 'epoch-2', upTo: 2, people: null });
  expect(stored.store.first.of(scope)?.waiting).toEqual([]);
  stored.store.log.applyPage({ scope, epoch: 'epoch-2', next: 2, entries: [] });
  expect(stored.store.isWhole(one)).toBe(true);
});
