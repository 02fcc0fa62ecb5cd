import { expect, test } from 'vitest';
import { concerns } from '../../../renderer/bridge/concerns.ts';

const about = (...patients: string[]) => ({ patients, board: false });

test('a change of one patient leaves another patient alone', () => {
  expect(concerns(about('p1'), ['patients.open', { patientId: 'p1' }], undefined)).toBe(true);
  expect(concerns(about('p2'), ['patients.open', { patientId: 'p1' }], undefined)).toBe(false);
});

test('an assessment is found by the patient it was answered for', () => {
  const key = ['reception.assessment', { assessmentId: 'a1' }];
  expect(concerns(about('p1'), key, { patientId: 'p1' })).toBe(true);
  expect(concerns(about('p2'), key, { patientId: 'p1' })).toBe(false);
  // Not yet answered: it may be about anybody.
  expect(concerns(about('p2'), key, undefined)).toBe(true);
});

test('the board is read again for any change, searches for none', () => {
  expect(concerns({ patients: [], board: true }, ['reception.board', {}], undefined)).toBe(true);
  expect(concerns(about('p1'), ['reception.board', {}], undefined)).toBe(true);
  expect(concerns(about('p1'), ['patients.search', { text: 'a' }], undefined)).toBe(false);
});

test('a person of several records is read again for a change of any of them', () => {
  const key = ['patients.open', { patientId: 'p1' }];
  const joined = { banner: { records: 2 }, joined: { others: [{ person: { id: 'p2' } }] } };
  expect(concerns(about('p2'), key, joined)).toBe(true);
  expect(concerns(about('p3'), key, joined)).toBe(false);
  const assessment = { patientId: 'p1', banner: { records: 2 } };
  expect(concerns(about('p2'), ['reception.assessment', { assessmentId: 'a1' }], assessment)).toBe(true);
});

test('what waits for a decision is counted again for any change of a patient', () => {
  for (const channel of ['patients.toDecide', 'patients.duplicates', 'conflicts.list']) {
    expect(concerns(about('p1'), [channel, {}], undefined)).toBe(true);
    expect(concerns({ patients: [], board: true }, [channel, {}], undefined)).toBe(false);
  }
});
