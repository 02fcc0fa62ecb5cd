import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chainLink, type Envelope, FIRST_PREV, payloadHash } from '../../../shared/changes/change.ts';
import { digestOf } from '../../../shared/replication/digest.ts';
import { sha256 } from '../../../electron/records/store/core.ts';
import type { PulledEntry } from '../../../electron/records/store/log-types.ts';
import type { Store } from '../../../electron/records/store/store.ts';
import { draft, nurse, temporaryStore, type TestStore, testStart, uuid } from '../../support/stores.ts';

let mine: TestStore;
let theirs: TestStore;

beforeEach(() => {
  mine = temporaryStore(1);
  theirs = temporaryStore(2);
});
afterEach(() => {
  mine.remove();
  theirs.remove();
});

const stay = (n: number, cell: string) => draft('stay', uuid(9, n), { cell }, uuid(8, n));
const entry = (envelope: Envelope, feedSeq: number, change: Partial<PulledEntry> = {}): PulledEntry => ({
  feedSeq,
  effectiveMs: envelope.change.clock.ms,
  receivedAt: new Date(testStart).toISOString(),
  id: envelope.change.id,
  hash: envelope.hash,
  envelope,
  ...change,
});
const pull = (store: Store, entries: readonly PulledEntry[], epoch = 'one') =>
  store.log.applyPage({ scope: 'LEI', epoch, next: entries.at(-1)?.feedSeq ?? 0, entries });
const sent = (store: Store): Envelope[] => store.log.ownAfter(0, 1e9);

describe('pulling', () => {
  it('applies a page once, however often it comes, and keeps the cursor', () => {
    theirs.store.commit([stay(1, 'A1')], nurse);
    theirs.store.commit([stay(2, 'A2')], nurse);
    const entries = sent(theirs.store).map((envelope, n) => entry(envelope, n + 1));
    expect(pull(mine.store, entries)).toEqual({
      applied: 2,
      duplicates: 0,
      patients: [uuid(8, 1), uuid(8, 2)],
    });
    expect(pull(mine.store, entries)).toMatchObject({ applied: 0, duplicates: 2 });
    expect(mine.reopen().log.cursor('LEI')).toEqual({ epoch: 'one', feedSeq: 2 });
    expect(mine.store.record('stay', uuid(9, 1))?.fields['cell']?.value).toBe('A1');
    const digest = digestOf(entries, sha256);
    expect(mine.store.log.segmentDigest('LEI', 0)).toEqual({ count: 2, digest });
    expect(mine.store.log.segmentDigest('LEI', 0, 1).count).toBe(1);
    expect(mine.store.log.feedIds('LEI', 0).map(({ feedSeq }) => feedSeq)).toEqual([1, 2]);
  });

  it('numbers its own changes when they come back, and merges by the capped time from then on', () => {
    mine.clock.now = Date.UTC(2099, 0, 1);
    const [own] = mine.store.commit([stay(1, 'far future')], nurse);
    theirs.store.commit([stay(1, 'today')], nurse);
    const [other] = sent(theirs.store);
    pull(mine.store, [entry(other!, 1)]);
    const cell = () => mine.store.record('stay', uuid(9, 1))?.fields['cell'];
    expect(cell()).toMatchObject({ value: 'far future', conflict: true });
    const [back] = sent(mine.store);
    pull(mine.store, [entry(back!, 2, { envelope: null, effectiveMs: testStart - 1 })]);
    expect(cell()).toMatchObject({ value: 'today', conflict: true });
    expect(cell()?.versions.find(({ changeId }) => changeId === own?.id)?.ms).toBe(testStart - 1);
    const live = cell();
    mine.store.rebuild();
    expect(cell()).toEqual(live);
  });

  it('sets aside a change whose id it knows with another payload, and overwrites nothing', () => {
    theirs.store.commit([stay(1, 'A1')], nurse);
    const [first] = sent(theirs.store);
    pull(mine.store, [entry(first!, 1)]);
    const change = { ...first!.change, fields: { cell: { value: 'B9', replaces: [] } } };
    const forged: Envelope = { ...first!, seq: 7, change, hash: payloadHash(change, sha256) };
    pull(mine.store, [entry(forged, 2)]);
    expect(mine.store.record('stay', uuid(9, 1))?.fields['cell']?.value).toBe('A1');
    expect(mine.store.log.quarantined()).toMatchObject([{ id: first!.change.id }]);
    expect(mine.store.log.segmentDigest('LEI', 0).count).toBe(2);
  });

  it('sets aside what is malformed or does not match its hash, keeps a fork apart, and takes what stands behind it', () => {
    theirs.store.commit([stay(1, 'A1')], nurse);
    theirs.store.commit([stay(2, 'A2')], nurse);
    const [first, second] = sent(theirs.store) as [Envelope, Envelope];
    const wrongHash = { ...first, change: { ...first.change, author: 'somebody else' } };
    const broken = { ...first, change: { nonsense: true } } as unknown as Envelope;
    const bad = { ...second.change, id: uuid(7, 1), fields: { location: { value: 'moon', replaces: [] } } };
    const badField: Envelope = { ...second, seq: 3, change: bad, hash: payloadHash(bad, sha256) };
    const forkChange = { ...second.change, id: uuid(7, 2) };
    const fork: Envelope = { ...second, change: forkChange, hash: payloadHash(forkChange, sha256) };
    const page = [
      entry(wrongHash, 1),
      entry(first, 2, { id: uuid(7, 3), envelope: broken }),
      entry(badField, 3),
      entry(second, 4),
      entry(fork, 5),
    ];
    expect(pull(mine.store, page)).toMatchObject({ applied: 3 });
    expect(mine.store.record('stay', uuid(9, 2))?.fields['cell']?.versions).toHaveLength(2);
    expect(mine.store.log.envelopesById([forkChange.id])).toMatchObject([{ device: forkChange.id, seq: 1 }]);
    expect(mine.store.log.quarantined()).toHaveLength(3);
    expect(mine.store.log.feedIds('LEI', 0)).toHaveLength(5);
  });

  it('rolls the whole page back when it cannot be stored, cursor and clock too', () => {
    theirs.store.commit([stay(1, 'A1')], nurse);
    const [first] = sent(theirs.store);
    const bad = { ...entry(first!, 2), receivedAt: 'no instant' };
    expect(() => pull(mine.store, [entry(first!, 1), { ...bad, feedSeq: Number.NaN }])).toThrow(
      expect.objectContaining({ kind: 'unexpected' }),
    );
    expect(mine.store.counts().changes).toBe(0);
    expect(mine.store.log.cursor('LEI')).toBeNull();
  });

  it('forgets feed numbers of another epoch and refuses a page of it before the cursor is set', () => {
    theirs.store.commit([stay(1, 'A1')], nurse);
    theirs.store.commit([stay(2, 'A2')], nurse);
    const entries = sent(theirs.store).map((envelope, n) => entry(envelope, n + 1));
    pull(mine.store, entries);
    expect(() => pull(mine.store, entries, 'two')).toThrow(/epoch/);
    mine.store.log.resetCursor('LEI', 'two', 1);
    expect(mine.store.log.feedIds('LEI', 0)).toHaveLength(1);
    expect(mine.store.counts().changes).toBe(2);
    expect(pull(mine.store, entries, 'two').duplicates).toBe(2);
  });

  it('keeps the cursor where it is when a page comes for repair', () => {
    theirs.store.commit([stay(1, 'A1')], nurse);
    theirs.store.commit([stay(2, 'A2')], nurse);
    const [first, second] = sent(theirs.store) as [Envelope, Envelope];
    pull(mine.store, [entry(second, 2)]);
    pull(mine.store, [entry(first, 1)]);
    expect(mine.store.log.cursor('LEI')?.feedSeq).toBe(2);
  });

  it('writes later than what it has read, after a restart too, but never follows beyond five minutes', () => {
    theirs.clock.now = testStart + 120_000;
    theirs.store.commit([stay(1, 'ahead')], nurse);
    pull(mine.store, [entry(sent(theirs.store)[0]!, 1)]);
    const [after] = mine.reopen().commit([stay(2, 'A2')], nurse);
    expect(after?.clock.ms).toBeGreaterThanOrEqual(testStart + 120_000);
    const [other] = sent(theirs.store);
    const far = { ...other!, seq: 9, change: { ...other!.change, id: uuid(7, 9) } };
    const hash = payloadHash(far.change, sha256);
    pull(mine.store, [entry({ ...far, hash }, 2, { effectiveMs: Date.UTC(2099, 0, 1) })]);
    const [next] = mine.store.commit([stay(3, 'A3')], nurse);
    expect(next?.clock.ms).toBeLessThanOrEqual(testStart + 300_000);
  });
});

describe('sending', () => {
  it('never splits a group, and always sends at least one', () => {
    mine.store.commit([stay(1, 'A1'), stay(2, 'A2'), stay(3, 'A3')], nurse);
    mine.store.commit([stay(4, 'A4')], nurse);
    mine.store.commit([stay(5, 'A5'), stay(6, 'A6')], nurse);
    const size = (bytes: number, after = 0) => mine.store.log.ownAfter(after, bytes).length;
    expect(size(1)).toBe(3);
    expect(size(1, 3)).toBe(1);
    expect(size(1, 4)).toBe(2);
    for (let bytes = 1; bytes < 5000; bytes += 50) expect([3, 4, 6]).toContain(size(bytes));
    expect(size(1e9)).toBe(6);
  });

  it('derives what is unsent from the acknowledged sequence, down as well as up', () => {
    mine.store.commit([stay(1, 'A1')], nurse);
    mine.clock.now += 1000;
    mine.store.commit([stay(2, 'A2')], nurse);
    const { log } = mine.store;
    expect(log.oldestUnsent()).toEqual({ seq: 1, at: new Date(testStart).toISOString() });
    const [first] = sent(mine.store);
    log.acknowledge(1, [{ id: first!.change.id, verdict: 'accepted', feedSeq: 7, effectiveMs: testStart }]);
    expect(log.oldestUnsent()?.seq).toBe(2);
    expect(log.feedIds('LEI', 0).map(({ feedSeq }) => feedSeq)).toEqual([7]);
    expect(mine.reopen().log.acknowledged()).toBe(1);
    mine.store.log.acknowledge(0, []);
    expect(mine.store.log.oldestUnsent()?.seq).toBe(1);
    expect(() => mine.store.log.acknowledge(3, [])).toThrow(/more than/);
  });

  it('keeps a refused change and lists it with the reason', () => {
    const [change] = mine.store.commit([stay(1, 'A1')], nurse);
    mine.store.log.acknowledge(1, [{ id: change!.id, verdict: 'refused', reason: 'unknown establishment' }]);
    expect(mine.store.log.quarantined()).toMatchObject([{ id: change!.id, reason: 'unknown establishment' }]);
    expect(mine.store.record('stay', uuid(9, 1))).not.toBeNull();
  });
});

describe('a clone or a restored workstation', () => {
  it('re-issues under a new device what was not sent: same changes, new unbroken chain', () => {
    for (const n of [1, 2, 3]) mine.store.commit([stay(n, `A${n}`)], nurse);
    const before = sent(mine.store);
    const newDevice = uuid(0xd1, 1);
    mine.store.log.reissue(1, newDevice);
    const { log } = mine.reopen();
    expect(log.device).toBe(newDevice);
    expect(log.acknowledged()).toBe(0);
    const after = sent(mine.store);
    expect(after.map(({ seq }) => seq)).toEqual([1, 2]);
    expect(after[0]?.prev).toBe(FIRST_PREV);
    expect(after.map(({ change, hash }) => [change, hash])).toEqual(
      before.slice(1).map(({ change, hash }) => [change, hash]),
    );
    expect(log.head()).toEqual({ seq: 2, link: chainLink(after[1]!, sha256) });
    expect(log.firstBroken()).toBeNull();
    const [next] = mine.store.commit([stay(4, 'A4')], nurse);
    expect(next?.clock.device).toBe(newDevice);
    expect(mine.store.log.envelopesById([before[0]!.change.id, next!.id])).toHaveLength(2);
    expect(mine.store.counts().changes).toBe(4);
  });
});

it('tells the history of a record, also of what this build cannot read', () => {
  mine.store.commit([stay(1, 'A1')], nurse);
  mine.store.commit([stay(1, 'A2')], nurse);
  expect(mine.store.changesOfRecord({ type: 'stay', id: uuid(9, 1) })).toHaveLength(2);
  theirs.store.commit([stay(1, 'A3')], nurse);
  const [other] = sent(theirs.store);
  const change = { ...other!.change, schema: 99 };
  pull(mine.store, [entry({ ...other!, change, hash: payloadHash(change, sha256) }, 1)]);
  expect(mine.store.changesOfRecord({ type: 'stay', id: uuid(9, 1) })).toHaveLength(3);
  expect(mine.store.counts()).toMatchObject({ changes: 3, parked: 1 });
});
