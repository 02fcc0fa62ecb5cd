import { describe, expect, it } from 'vitest';
import { demoData } from '../../../scripts/demo/establishment.ts';
import { proportions } from '../../../scripts/demo/proportions.ts';
import { recordTypes } from '../../../shared/records/registry.ts';
import { fieldSchema } from '../../../shared/records/define.ts';
import { isTestNhsNumber, isValidNhsNumber } from '../../../shared/identity/index.ts';

const now = Date.parse('2026-11-22T19:40:00Z');
const data = demoData(1, now);

describe('the demonstration establishment', () => {
  it('is the same for the same seed and another for another', () => {
    expect(demoData(1, now)).toEqual(data);
    expect(demoData(2, now).people[20]?.identity).not.toEqual(data.people[20]?.identity);
  });

  it('writes only fields that the record types accept', () => {
    for (const draft of data.people.flatMap((person) => person.drafts)) {
      const type = recordTypes[draft.record.type];
      expect(type, draft.record.type).toBeDefined();
      for (const [name, write] of Object.entries(draft.fields)) {
        const schema = type === undefined ? undefined : fieldSchema(type, name);
        expect(schema?.safeParse(write.value).success, `${draft.record.type}.${name}`).toBe(true);
      }
    }
  });

  it('uses NHS numbers that pass their check and were never issued', () => {
    const numbers = data.people.flatMap((person) => person.identity.nhsNumber ?? []);
    expect(numbers.every((number) => isValidNhsNumber(number) && isTestNhsNumber(number))).toBe(true);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('follows the published proportion of people with two or more mental health conditions', () => {
    const withTwo = data.people.filter(
      (person) =>
        person.drafts.filter((draft) => draft.fields['kind']?.value === 'mental-health').length >= 2,
    ).length;
    const expected = proportions.twoOrMoreMentalHealthConditions.value;
    // Three standard deviations of a draw of 250.
    const spread = 3 * Math.sqrt((expected * (1 - expected)) / data.people.length);
    expect(Math.abs(withTwo / data.people.length - expected)).toBeLessThan(spread);
  });

  it('puts no event after today', () => {
    const instants = data.people.flatMap((person) => person.drafts.map((draft) => draft.happenedAt ?? ''));
    expect(instants.filter((at) => at > new Date(now).toISOString())).toEqual([]);
  });
});
