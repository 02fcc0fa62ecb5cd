/** Pairs kept up as changes arrive are those that a walk over the whole store finds, whatever happened in between. */
import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import { aPatient, testNhsNumber } from '../../support/builders.ts';
import { draft, nurse, revision, temporaryStore, type TestStore, uuid } from '../../support/stores.ts';

vi.setConfig({ testTimeout: 60_000 });

let opened: TestStore[] = [];
afterEach(() => {
  for (const test of opened.splice(0)) test.remove();
  opened = [];
});
function aStore(lane = 1): TestStore {
  const test = temporaryStore(lane);
  opened.push(test);
  return test;
}

const person = (n: number): string => uuid(7, n);
const write = ({ store }: TestStore, n: number, change: Parameters<typeof aPatient>[1]): void => {
  const { fields } = aPatient(person(n), change);
  const values = Object.fromEntries(Object.entries(fields).map(([name, { value }]) => [name, value]));
  store.commit([revision(store, 'patient', person(n), values, person(n))], nurse);
};

it('finds the same number, and the same birth date where names sound alike; in any script', () => {
  const test = aStore();
  expect(test.store.patientPairs()).toEqual([]);
  write(test, 1, { surname: "O'Brien", forenames: 'Seán', prisonNumber: 'A1234BC' });
  write(test, 2, { surname: 'Obrien', forenames: 'Sean' });
  write(test, 3, { surname: 'Zielińska', forenames: 'Ola', dateOfBirth: null, prisonNumber: 'A1234BC' });
  write(test, 4, { surname: 'Completely', forenames: 'Other' });
  write(test, 5, { surname: 'كريم', forenames: 'محمد', dateOfBirth: '1990-04-03' });
  write(test, 6, { surname: 'كريم', forenames: 'محمد', dateOfBirth: '1990-03-04' });
  const found = test.store.patientPairs();
  expect(found).toEqual([
    [person(1), person(2)],
    [person(1), person(3)],
    [person(5), person(6)],
  ]);
  write(test, 3, { surname: 'Zielińska', forenames: 'Ola', dateOfBirth: null, prisonNumber: 'A9999BC' });
  expect(test.store.patientPairs()).toEqual([found[0], found[2]]);
});

const identityArbitrary = fc.record({
  surname: fc.constantFrom('Okafor', "O'Kafor", 'Smith', 'Smyth', 'كريم'),
  forenames: fc.constantFrom('Daniel', 'Danielle', 'Jo', 'محمد'),
  dateOfBirth: fc.constantFrom('1988-02-29', '1990-04-03', '1990-03-04', null),
  nhsNumber: fc.constantFrom(testNhsNumber, null, null),
  prisonNumber: fc.constantFrom('A1234BC', 'A1234BD', null, null),
});
const stepArbitrary = fc.oneof(
  { weight: 6, arbitrary: fc.record({ n: fc.integer({ min: 1, max: 6 }), identity: identityArbitrary }) },
  { weight: 2, arbitrary: fc.constant('ask' as const) },
  { weight: 1, arbitrary: fc.constant('rebuild' as const) },
  { weight: 1, arbitrary: fc.constant('refused' as const) },
);

it('keeps up with writes, refused saves and rebuilds', () => {
  fc.assert(
    fc.property(fc.array(stepArbitrary, { maxLength: 12 }), (steps) => {
      const test = temporaryStore();
      try {
        for (const step of steps) {
          if (step === 'ask') test.store.patientPairs();
          else if (step === 'rebuild') test.store.rebuild();
          else if (step === 'refused') {
            // Rolled back after the first of them was folded.
            const note = draft('note', person(9), { text: 'final', kind: 'x', corrects: null }, person(1));
            if (test.store.record('note', person(9)) === null) test.store.commit([note], nurse);
            const other = revision(test.store, 'patient', person(1), { surname: 'Unwritten' }, person(1));
            expect(() => test.store.commit([other, note], nurse)).toThrow('final');
          } else write(test, step.n, step.identity);
        }
        const kept = test.store.patientPairs();
        expect(test.reopen().patientPairs()).toEqual(kept);
      } finally {
        test.remove();
      }
    }),
    { numRuns: 25 },
  );
});
