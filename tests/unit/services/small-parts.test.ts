/** Small pure parts of the use cases: derived ids, dates people say, escort records together, equal answers. */
import { describe, expect, it } from 'vitest';
import { differs, openConflicts } from '../../../electron/records/services/common/conflicts.ts';
import { clinicalEscort, mergedEscort } from '../../../electron/records/services/common/escort.ts';
import { derivedId, plainKey } from '../../../electron/records/services/common/ids.ts';
import { fieldLabel } from '../../../electron/records/services/labels/field-label.ts';
import { selfHarmDate } from '../../../electron/records/services/reception/signing/self-harm-date.ts';
import type { Json } from '../../../shared/changes/change.ts';
import type { FoldedRecord, Version } from '../../../shared/changes/version.ts';
import { escortSays } from '../../../shared/clinical/index.ts';

const version = (changeId: string, value: Json): Version => ({
  changeId,
  value,
  ms: 1,
  counter: 0,
  device: 'd',
  author: 'a',
  happenedAt: '2026-11-22T19:40:00Z',
  establishment: 'LEI',
});

function record(type: string, fields: Record<string, Json[]>): FoldedRecord {
  const folded = Object.entries(fields).map(([name, values]) => [
    name,
    {
      value: values[0] ?? null,
      versions: values.map((value, n) => version(`${n}`, value)),
      conflict: values.length > 1,
    },
  ]);
  const conflicts = Object.keys(fields).filter((name) => (fields[name]?.length ?? 0) > 1);
  return {
    type,
    id: 'r',
    patient: null,
    establishment: 'LEI',
    fields: Object.fromEntries(folded),
    conflicts,
  };
}

describe('derived ids', () => {
  it('are the same wherever they are made and differ by what they are about', () => {
    expect(derivedId.arrival('LEI', 'k')).toBe(derivedId.arrival('LEI', 'k'));
    expect(derivedId.arrival('LEI', 'k')).not.toBe(derivedId.arrival('MDI', 'k'));
    expect(derivedId.patientLink('a', 'b')).toBe(derivedId.patientLink('b', 'a'));
    expect(new Set([derivedId.stay('x'), derivedId.patient('x'), derivedId.acct('x', 1)]).size).toBe(3);
    expect(derivedId.stay('x')).toMatch(/^[0-9a-f-]{14}5/);
    expect(derivedId.allergy('p', ' Pénicillin ')).toBe(derivedId.allergy('p', 'penicillin'));
    expect(plainKey('محمد')).toBe('محمد');
  });
});

describe('when somebody says it was', () => {
  it.each([
    ['2019', '2019', null],
    ['March 2019', '2019-03', null],
    ['03/2019', '2019-03', null],
    ['12/03/2019', '2019-03-12', null],
    ['29/02/2024', '2024-02-29', null],
    ['12-Mar-2019', '2019-03-12', null],
    ['12-Sep-2019', '2019-09-12', null],
    ['Sept 2019', '2019-09', null],
    ['summer of 2015', '2015', 'summer of 2015'],
    ['last week', null, 'last week'],
    [null, null, null],
  ])('%s', (said, date, words) => expect(selfHarmDate(said)).toEqual({ date, words }));
});

describe('escort records of one person', () => {
  const per = (answers: Json) => record('escort-record', { answers: [answers] });
  const says = (option: string): Json => ({ options: [option], details: {}, text: null, items: [] });

  it('take the newest word, but never take back a yes, and keep every medicine', () => {
    const medicine = (name: string): Json => ({
      options: [],
      details: {},
      text: null,
      items: [{ 'medication-name': name }],
    });
    const merged = mergedEscort([
      per({
        'history-of-self-harm': says('No'),
        wheelchair: says('No'),
        'medication-details': medicine('A'),
      }),
      per({
        'history-of-self-harm': says('Yes'),
        wheelchair: says('No'),
        pregnant: says('Yes'),
        'medication-details': medicine('B'),
      }),
    ]);
    const read = clinicalEscort(merged);
    expect(escortSays(read, 'history-of-self-harm', ['yes'])).toBe(true);
    expect(escortSays(read, 'pregnant', ['yes'])).toBe(true);
    expect(read?.['medication-details']).toHaveLength(2);
    expect(mergedEscort([])).toBeNull();
  });
});

describe('differing values', () => {
  it('are no conflict when only who said it when differs', () => {
    const same = ['a', 'b'].map((by) => ({
      value: 'no',
      by,
      at: `2026-11-22T19:4${by === 'a' ? 0 : 1}:00Z`,
    }));
    const assessment = record('assessment', {
      'answer.q4-asthma': same,
      'answer.q19-thoughts': [
        { value: 'no', by: 'a', at: 'x' },
        { value: 'yes', by: 'b', at: 'y' },
      ],
      startedAt: ['2026-11-22T19:40:00Z', '2026-11-22T19:41:00Z'],
    });
    expect(openConflicts(assessment)).toEqual(['answer.q19-thoughts']);
    const field = assessment.fields['answer.q4-asthma'];
    expect(field && differs(field)).toBe(false);
  });

  it('have names in words', () => {
    expect(fieldLabel(null, 'dateOfBirth')).toBe('Date of birth');
    expect(fieldLabel(null, 'nhsNumber')).toBe('NHS number');
    expect(fieldLabel(null, 'answer.q19-thoughts')).toBe('Q19 thoughts');
  });
});
