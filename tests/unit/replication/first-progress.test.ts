/** The words of a first replication. */
import { expect, test } from 'vitest';
import { firstSentence, minutesLeft } from '../../../electron/records/replication/first-progress.ts';

const people = { done: 1240, total: 1240 };
const saves = { done: 212_000, total: 500_000 };

test('says who is here, how much of the rest, and how long it takes', () => {
  expect(firstSentence({ people, saves, minutesLeft: 2 })).toBe(
    'Today’s people are here: 1,240 of 1,240. Earlier patients: 212,000 of 500,000 saves, about 2 minutes left',
  );
  expect(firstSentence({ people, saves, minutesLeft: 1 })).toMatch(/, about a minute left$/);
  expect(firstSentence({ people, saves, minutesLeft: null })).toMatch(/ 500,000 saves$/);
});

test('names no people where the central record chose none', () => {
  expect(firstSentence({ people: { done: 0, total: 0 }, saves, minutesLeft: null })).toBe(
    'Receiving the central record: 212,000 of 500,000 saves',
  );
});

test('tells no time before enough has come, and never less than a minute', () => {
  expect(minutesLeft(1000, 50_000, 10)).toBeNull();
  expect(minutesLeft(10_000, 100, 10_000)).toBeNull();
  expect(minutesLeft(60_000, 100_000, 150_000)).toBe(2);
  expect(minutesLeft(60_000, 100_000, 1)).toBe(1);
  expect(minutesLeft(60_000, 100_000, 0)).toBe(1);
});
