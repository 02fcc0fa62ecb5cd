import { expect, test } from 'vitest';
import { arrivalInstant } from '../../../renderer/features/arrivals/arrived/arrival-instant.ts';
import {
  emptyArrival,
  problemsOf,
  toArrival,
} from '../../../renderer/features/arrivals/feeds/arrival-draft.ts';

test('a van at 23:50 that is keyed in after midnight arrived yesterday', () => {
  const now = Date.parse('2026-11-23T00:10:00Z');
  expect(arrivalInstant('23:50', now)).toBe('2026-11-22T23:50:00+00:00');
  expect(arrivalInstant('00:05', now)).toBe('2026-11-23T00:05:00+00:00');
});

test('an arrival time carries the offset of the summer', () => {
  expect(arrivalInstant('19:40', Date.parse('2026-07-01T20:00:00Z'))).toBe('2026-07-01T19:40:00+01:00');
});

test.each(['', '7', '24:00', '19.40'])('%j is not a time', (time) => {
  expect(arrivalInstant(time, Date.now())).toBeNull();
});

test('a name and a source are enough, and a date of birth may be unknown', () => {
  const draft = {
    ...emptyArrival('22-Nov-2026'),
    surname: 'Wójcik',
    source: 'police' as const,
    born: 'unknown',
  };
  expect(toArrival(draft)).toEqual({
    identity: {
      surname: 'Wójcik',
      forenames: '',
      dateOfBirth: null,
      sex: null,
      nhsNumber: null,
      prisonNumber: null,
      pncNumber: null,
    },
    source: 'police',
    fromLocation: '',
    expectedDate: '2026-11-22',
  });
});

test('a single name stands as the surname', () => {
  const draft = { ...emptyArrival('22-Nov-2026'), forenames: 'Sukarno', source: 'court' as const };
  expect(toArrival(draft)?.identity).toMatchObject({ surname: 'Sukarno', forenames: '' });
});

test('an NHS number that fails Modulus 11 is refused in words', () => {
  const draft = {
    ...emptyArrival('22-Nov-2026'),
    surname: 'A',
    source: 'court' as const,
    nhsNumber: '943 476 5910',
  };
  expect(problemsOf(draft).nhsNumber).toContain('fails its check digit');
  expect(toArrival(draft)).toBeNull();
});

test('nothing is preselected', () => {
  expect(problemsOf(emptyArrival('22-Nov-2026'))).toHaveProperty('source');
});
