/** Who may be taken out of the copy: who left long ago under every id, and only what the other side's digests prove. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { leftBefore, retain, stoppedRun } from '../../../electron/records/replication/retention.ts';
import { toRanges } from '../../../electron/records/replication/returning.ts';
import type { Session } from '../../../electron/records/replication/session.ts';
import { draft, nurse, revision, temporaryStore, type TestStore, uuid } from '../../support/stores.ts';

const SCOPE = nurse.establishment;
const [left, twin, here] = [uuid(0xb0, 1), uuid(0xb0, 2), uuid(0xb0, 3)];
let test: TestStore;

beforeEach(() => {
  test = temporaryStore();
});
afterEach(() => test.remove());

function stay(patient: string, n: number, departedAt: string | null): void {
  test.store.commit(
    [
      draft('patient', patient, { surname: `Person ${n}`, forenames: 'مريم' }, patient),
      draft('stay', uuid(0x57, n), { arrivedAt: '2026-05-01T10:00:00Z', departedAt }, patient),
    ],
    nurse,
  );
}

function acknowledge(): void {
  const { log } = test.store;
  const all = log.ownAfter(0, 1e9);
  log.acknowledge(
    all.length,
    all.map(({ seq, change }) => ({ id: change.id, verdict: 'accepted', feedSeq: seq })),
  );
  log.applyPage({ scope: SCOPE, epoch: 'e', next: all.length, entries: [] });
}

/** A session whose other side answers the digest that `alter` makes of ours. */
function session(alter: (digest: string) => string = (digest) => digest) {
  const incidents: string[] = [];
  const { store } = test;
  const link = {
    post: async () => {
      const { count, digest } = store.log.segmentDigest(SCOPE, 0);
      return { segments: [{ segment: 0, count, digest: alter(digest) }] };
    },
  };
  const made = {
    store,
    identity: { establishment: { id: SCOPE } },
    link,
    status: { remark: () => undefined },
    events: { incident: (sentence: string) => incidents.push(sentence), applied: () => undefined },
    clock: { now: () => test.clock.now },
    signal: new AbortController().signal,
    epoch: 'e',
  } as unknown as Session;
  return { made, incidents };
}

it('counts a person as gone only when every stay under every id has ended', () => {
  stay(left, 1, '2026-09-01T10:00:00Z');
  stay(twin, 2, null);
  stay(here, 3, null);
  const cutoff = Date.parse('2026-10-01T00:00:00Z');
  expect(leftBefore(test.store, SCOPE, cutoff)).toEqual([[left]]);
  const link = draft('patient-link', uuid(0x11, 1), { left, right: twin, verdict: 'same', reason: '' }, left);
  test.store.commit([link], nurse);
  expect(leftBefore(test.store, SCOPE, cutoff)).toEqual([]);
  const ended = revision(test.store, 'stay', uuid(0x57, 2), { departedAt: '2026-09-03T10:00:00Z' }, twin);
  test.store.commit([ended], nurse);
  expect(leftBefore(test.store, SCOPE, cutoff)).toEqual([[left, twin]]);
  expect(leftBefore(test.store, SCOPE, Date.parse('2026-09-02T00:00:00Z'))).toEqual([]);
  expect(leftBefore(test.store, 'NOR', cutoff)).toEqual([]);
});

it('takes out nothing whose digest is another over there, and what is the same', async () => {
  stay(left, 1, '2026-09-01T10:00:00Z');
  acknowledge();
  const differs = session(() => '7'.repeat(64));
  await retain(differs.made);
  expect(test.store.record('patient', left)).not.toBeNull();
  test.clock.now += 86_400_000;
  const same = session();
  await retain(same.made);
  expect(test.store.record('patient', left)).toBeNull();
  expect(same.incidents).toHaveLength(1);
});

it('takes out nobody of whom something is unsent', async () => {
  stay(left, 1, '2026-09-01T10:00:00Z');
  acknowledge();
  test.store.commit([draft('note', uuid(9, 1), { text: 'late' }, left)], nurse);
  await retain(session().made);
  expect(test.store.record('patient', left)).not.toBeNull();
});

it('stops at an implausible share and asks', async () => {
  for (let n = 1; n <= 40; n += 1) stay(uuid(0xb0, n), n, n <= 3 ? '2026-09-01T10:00:00Z' : null);
  acknowledge();
  const { made, incidents } = session();
  await retain(made);
  expect(stoppedRun(test.store.settings)).toMatchObject({ people: 3, held: 40 });
  expect(incidents[0]).toContain('3 of 40');
  expect(test.store.retention.purgedPeople()).toBe(0);
});

it('asks for neighbouring places at once', () => {
  expect(toRanges([1, 2, 40, 200, 249, 1000])).toEqual([
    { first: 1, last: 40 },
    { first: 200, last: 249 },
    { first: 1000, last: 1000 },
  ]);
});
