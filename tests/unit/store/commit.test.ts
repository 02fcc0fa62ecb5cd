import { afterEach, beforeEach, expect, it } from 'vitest';
import { chainLink } from '../../../shared/changes/change.ts';
import { Failure } from '../../../shared/failure/failure.ts';
import { sha256 } from '../../../electron/records/store/core.ts';
import { draft, nurse, revision, temporaryStore, type TestStore, uuid } from '../../support/stores.ts';

let test: TestStore;
const patient = uuid(9, 1);
const assessment = uuid(9, 2);
const answer = (value: string) => ({ value, by: 'staff-nurse', at: '2026-11-22T19:40:00.000Z' });

beforeEach(() => {
  test = temporaryStore();
});
afterEach(() => test.remove());

it('saves an answer that is there after a restart, with who and when', () => {
  const [change] = test.store.commit(
    [draft('assessment', assessment, { 'answer.q13': answer('yes') }, patient)],
    nurse,
  );
  const record = test.reopen().record('assessment', assessment);
  expect(record?.fields['answer.q13']).toMatchObject({ value: answer('yes'), conflict: false });
  expect(record?.fields['answer.q13']?.versions[0]).toMatchObject({
    changeId: change?.id,
    author: 'staff-nurse',
    establishment: 'LEI',
    happenedAt: '2026-11-22T19:40:00.000Z',
  });
  expect(test.store.recordsOfPatient(patient)).toEqual([record]);
});

it('replaces what its author saw and keeps both when she did not see it', () => {
  const save = (value: string) => draft('assessment', assessment, { 'answer.q13': answer(value) }, patient);
  test.store.commit([save('no')], nurse);
  test.store.commit(
    [revision(test.store, 'assessment', assessment, { 'answer.q13': answer('declined') })],
    nurse,
  );
  expect(test.store.record('assessment', assessment)?.conflicts).toEqual([]);
  test.store.commit([save('yes')], nurse);
  const field = test.store.record('assessment', assessment)?.fields['answer.q13'];
  expect(field).toMatchObject({ conflict: true, value: { value: 'yes' } });
  expect(field?.versions.map(({ value }) => value)).toMatchObject([{ value: 'declined' }, { value: 'yes' }]);
  expect(test.store.conflicts(patient).map(({ id }) => id)).toEqual([assessment]);
  test.store.commit([revision(test.store, 'assessment', assessment, { 'answer.q13': answer('no') })], nurse);
  expect(test.store.conflicts()).toEqual([]);
});

it('chains its changes without a gap, over a restart and a clock that goes backwards', () => {
  test.store.commit(
    [draft('stay', uuid(9, 3), { cell: 'A1' }), draft('stay', uuid(9, 4), { cell: 'A2' })],
    nurse,
  );
  test.clock.now -= 3_600_000;
  test.reopen();
  test.store.commit([draft('stay', uuid(9, 5), { cell: 'A3' })], nurse);
  const envelopes = test.store.log.ownAfter(0, 1_000_000);
  expect(envelopes.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  expect(envelopes[2]?.prev).toBe(chainLink(envelopes[1]!, sha256));
  expect(test.store.log.head()).toEqual({ seq: 3, link: chainLink(envelopes[2]!, sha256) });
  expect(test.store.log.linkAt(2)).toBe(envelopes[2]?.prev);
  expect(test.store.log.firstBroken()).toBeNull();
  const clocks = envelopes.map(({ change }) => change.clock.ms * 1e7 + change.clock.counter);
  expect(clocks).toEqual(clocks.toSorted((a, b) => a - b));
  expect(envelopes[0]?.change.group).toBe(envelopes[1]?.change.group);
  expect(envelopes[2]?.change.group).toBeNull();
});

it('names the field that does not fit and writes nothing of the group', () => {
  const drafts = [draft('stay', uuid(9, 3), { cell: 'A1' }), draft('stay', uuid(9, 4), { location: 'moon' })];
  expect(() => test.store.commit(drafts, nurse)).toThrow(
    expect.objectContaining({ kind: 'invalid', field: 'location' }),
  );
  expect(() => test.store.commit([draft('stay', uuid(9, 3), { unheardOf: 1 })], nurse)).toThrow(Failure);
  expect(test.store.counts().changes).toBe(0);
  expect(test.store.log.head().seq).toBe(0);
});

it('refuses to write a signed note again, in the same group too', () => {
  const note = draft('note', uuid(9, 6), { text: 'Seen at 19:40.', kind: 'wing', corrects: null }, patient);
  test.store.commit([note], nurse);
  expect(() => test.store.commit([note], nurse)).toThrow(expect.objectContaining({ kind: 'conflict' }));
  const other = draft('note', uuid(9, 7), { text: 'x', kind: 'wing' }, patient);
  expect(() => test.store.commit([other, other], nurse)).toThrow(
    expect.objectContaining({ kind: 'conflict' }),
  );
  expect(test.store.counts().changes).toBe(1);
});

it('finds records by the fields with an index, null standing for unwritten', () => {
  test.store.commit([draft('stay', uuid(9, 3), { cell: 'A1' }, patient)], nurse);
  test.store.commit([draft('action', uuid(9, 8), { stay: uuid(9, 3), state: 'open' }, patient)], nurse);
  expect(test.store.recordsWhere('stay', 'departedAt', null).map(({ id }) => id)).toEqual([uuid(9, 3)]);
  expect(test.store.recordsWhere('action', 'state', 'open')).toHaveLength(1);
  test.store.commit([revision(test.store, 'action', uuid(9, 8), { state: 'done' }, patient)], nurse);
  expect(test.store.recordsWhere('action', 'state', 'open')).toHaveLength(0);
  expect(test.store.recordsOfType('stay')).toHaveLength(1);
  expect(test.store.recordsOfType('stay', 10, uuid(9, 3))).toHaveLength(0);
});
