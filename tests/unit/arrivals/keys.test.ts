import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { FIXTURE_DAY, readFixture, readText } from '../../support/feeds/read.ts';

// Nothing here is timed: a busy machine may take long over many runs.
vi.setConfig({ testTimeout: 120_000 });

const person = fc.record({
  firstName: fc.constantFrom('Ada', 'Þórr', 'محمد', "N'Golo"),
  lastName: fc.constantFrom('Okafor', 'Nguyễn', 'Smith'),
  dateOfBirth: fc.constantFrom('1990-01-01', '1988-02-29', undefined),
  date: fc.constantFrom('2026-07-14', '2026-07-15'),
  fromLocation: fc.constantFrom('Westmere Court', 'Stonebridge (HMP)'),
  fromLocationType: fc.constantFrom('COURT', 'PRISON'),
  prisonNumber: fc.constantFrom('A1234BC', undefined),
});

describe('keys', () => {
  it('do not depend on the order of the entries, nor on entries that stand there twice', () => {
    fc.assert(
      fc.property(
        fc
          .array(person, { minLength: 1, maxLength: 12 })
          .chain((people) =>
            fc.tuple(
              fc.constant(people),
              fc.shuffledSubarray([...people, ...people], { minLength: people.length * 2 }),
            ),
          ),
        ([people, shuffled]) => {
          const keys = (list: unknown[]): string[] =>
            readText(JSON.stringify(list))
              .arrivals.map((row) => row.key)
              .sort();
          expect(keys(shuffled)).toEqual(keys(people));
        },
      ),
    );
  });

  it('do not depend on the day of the import', () => {
    for (const name of ['arrivals.json', 'transfers.json', 'prison-records.json']) {
      const first = readFixture(name, { today: FIXTURE_DAY }).arrivals.map((row) => row.key);
      const later = readFixture(name, { today: '2026-08-01' }).arrivals.map((row) => row.key);
      expect(later).toEqual(first);
    }
  });

  it('use the id of the feed where it is unique', () => {
    expect(readFixture('arrivals.json').arrivals[0]?.key).toBe('0b0c7d0e-4f2f-4d6e-9a35-3f0c4a7e5b01');
  });

  it('do not take row numbers of two files for the same person', () => {
    const csv = (name: string): string => `id,surname,date\n1,${name},2026-07-14`;
    const key = (name: string): string | undefined => readText(csv(name), 'a.csv').arrivals[0]?.key;
    expect(key('Okafor')).not.toBe(key('Smith'));
    expect(key('Okafor')).toBe(key('OKAFOR'));
  });

  it('keep two namesakes with different prison numbers apart', () => {
    const entry = { lastName: 'Ali', firstName: 'Mohammed', date: '2026-07-14', fromLocation: 'Court' };
    const { arrivals } = readText(
      JSON.stringify([
        { ...entry, prisonNumber: 'A1234BC' },
        { ...entry, prisonNumber: 'A1234BD' },
      ]),
    );
    expect(new Set(arrivals.map((row) => row.key)).size).toBe(2);
  });
});
