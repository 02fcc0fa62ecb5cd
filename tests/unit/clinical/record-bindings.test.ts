/** What signing writes records from is there in every pack, and a pack that names something else is refused in words. */
import { describe, expect, it } from 'vitest';
import { bindingProblems, type RecordBindings } from '../../../shared/clinical/pack/record-bindings.ts';
import type { ContentPack } from '../../../shared/clinical/pack/types.ts';
import { found } from './support/found.ts';
import { adult, packs, secondStages } from './support/packs.ts';

const withRecords = (changes: Partial<RecordBindings>): ContentPack => ({
  ...adult,
  records: { ...adult.records, ...changes },
});

describe('the records of a pack', () => {
  it.each(packs.map((pack) => [pack.id, pack] as const))('%s: names only what is there', (_, pack) => {
    expect(bindingProblems(pack)).toEqual([]);
    const first = pack.kind === 'first-stage' ? adult : found(secondStages[0]);
    expect(pack.records).toEqual(first.records);
  });

  it('cover every health problem of question 4', () => {
    const asked = adult.items.filter(({ id }) => /^q4b?-/.test(id) && id !== 'q4-allergies');
    expect(asked).toHaveLength(15);
    const bound = adult.records.conditions.map(({ item }) => item);
    expect(bound).toEqual(expect.arrayContaining(asked.map(({ id }) => id)));
  });

  it.each<[string, Partial<RecordBindings>, string]>([
    [
      'a question',
      { conditions: [{ item: 'q99', name: 'Gout', kind: 'physical' }] },
      'Records, conditions: there is no question q99.',
    ],
    [
      'a question twice',
      {
        conditions: [...adult.records.conditions.slice(0, 1), ...adult.records.conditions.slice(0, 1)],
      },
      'Records, conditions: q4-asthma is there twice.',
    ],
    [
      'a field',
      { secondStage: { decision: 'second-stage', date: 'day' } },
      'Records, secondStage: second-stage has no detail field day.',
    ],
    [
      'a decision on a contradiction',
      {
        allergies: {
          ...found(adult.records.allergies),
          refuted: { contradiction: 'allergy-against-record', decision: 'nonsense' },
        },
      },
      'Records, allergies: allergy-against-record has no decision nonsense.',
    ],
    [
      'rows',
      { selfHarm: { item: 'q20-past', rows: 'suicide-attempt', attempt: 'suicide-attempt' } },
      'Records, selfHarm: suicide-attempt has no column date.',
    ],
    [
      'an option',
      { location: { ...found(adult.records.location), healthcare: ['attic'] } },
      'Records, location: place has no option attic.',
    ],
  ])('that are not there are refused: %s', (_, changes, sentence) => {
    expect(bindingProblems(withRecords(changes))).toContain(sentence);
  });

  it('may leave out what a kind of establishment does not ask', () => {
    const { allergies, acct, location, secondStage } = adult.records;
    const least = { allergies, acct, location, secondStage, conditions: [] };
    expect(bindingProblems({ ...adult, records: least })).toEqual([]);
  });

  it('may not leave out what every first stage writes; a second stage may', () => {
    const none = { conditions: [] };
    expect(bindingProblems({ ...adult, records: none })).toEqual([
      'Records, allergies: is missing.',
      'Records, acct: is missing.',
      'Records, location: is missing.',
      'Records, secondStage: is missing.',
    ]);
    const { secondStage: _secondStage, ...rest } = adult;
    expect(bindingProblems(rest)).toEqual(['SecondStage: is missing.']);
    expect(bindingProblems({ ...rest, kind: 'second-stage', records: none })).toEqual([
      'Records, followUp: is missing.',
    ]);
    const { followUp } = found(secondStages[0]).records;
    expect(bindingProblems({ ...adult, records: { ...adult.records, followUp } })).toEqual([
      'Records, followUp: only a second stage has it.',
    ]);
  });
});
