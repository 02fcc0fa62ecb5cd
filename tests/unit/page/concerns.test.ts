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
