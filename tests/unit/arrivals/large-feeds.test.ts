import { describe, expect, it } from 'vitest';
import { parseFeedInSteps } from '../../../shared/arrivals/index.ts';
import type { FeedProgress } from '../../../shared/arrivals/index.ts';

const ROWS = 20_000;
/** Milliseconds before a busy machine counts as hung; nothing here is timed. */
const PATIENCE = 120_000;
const people = Array.from({ length: ROWS }, (_, at) => ({
  firstName: `Given${at}`,
  lastName: `Family${at % 977}`,
  dateOfBirth: '1990-05-17',
  date: '2026-07-14',
  fromLocation: 'Westmere Court',
  fromLocationType: 'COURT',
}));

describe.each([
  ['JSON', 'big.json', JSON.stringify(people, null, 1)],
  [
    'CSV',
    'big.csv',
    [
      'Surname,Forenames,DOB,Date,From',
      ...people.map((one) => `${one.lastName},${one.firstName},17/05/1990,2026-07-14,Court`),
    ].join('\n'),
  ],
])('20,000 rows of %s', (_, name, text) => {
  it(
    'are read in small steps that only go forward, and all arrive',
    () => {
      const steps = parseFeedInSteps(new TextEncoder().encode(text), name);
      const seen: FeedProgress[] = [];
      let step = steps.next();
      while (!step.done) {
        seen.push(step.value);
        step = steps.next();
      }
      expect(step.value.problems).toEqual([]);
      expect(step.value.arrivals).toHaveLength(ROWS);
      expect(new Set(step.value.arrivals.map((row) => row.key)).size).toBe(ROWS);
      expect(seen.length).toBeGreaterThanOrEqual(ROWS / 100 - 1);
      expect(seen.every(({ done, total }, at) => done > (seen[at - 1]?.done ?? 0) && done <= total)).toBe(
        true,
      );
      expect(seen.at(-1)?.rows).toBeGreaterThan(ROWS - 200);
    },
    PATIENCE,
  );
});
