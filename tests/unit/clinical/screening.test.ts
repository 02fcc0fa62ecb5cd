/** Who national screening would invite: over birthdays and leap days, by sex, and never "not" where something is not known. */
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../shared/clinical/evaluate.ts';
import type { ScreeningState } from '../../../shared/clinical/state.ts';
import { found } from './support/found.ts';
import { blankState, secondStages } from './support/packs.ts';

const pack = found(secondStages.find(({ id }) => id === 'second-stage-adult'));

const noon = (day: string): string => `${day}T12:00:00+00:00`;

function programme(id: string, person: Partial<ScreeningState['person']>, day = '2026-11-22', answers = {}) {
  const state = blankState({
    now: noon(day),
    answers,
    person: { sex: 'female', gender: null, dateOfBirth: null, ...person },
  });
  return found(evaluate(pack, state).screening.find((each) => each.id === id));
}
const state = (...args: Parameters<typeof programme>) => programme(...args).state;

describe('by age', () => {
  it.each([
    ['cervical', '2001-11-22', 'eligible'],
    ['cervical', '2001-11-23', 'not-eligible'],
    ['cervical', '1961-11-23', 'eligible'],
    ['cervical', '1961-11-22', 'not-eligible'],
    ['breast', '1976-11-22', 'eligible'],
    ['breast', '1976-11-23', 'not-eligible'],
    ['breast', '1955-11-23', 'eligible'],
    ['breast', '1955-11-22', 'not-eligible'],
    ['bowel', '1951-11-23', 'eligible'],
    ['bowel', '1951-11-22', 'not-eligible'],
  ])('%s, born %s: %s on 22-Nov-2026', (id, dateOfBirth, wanted) => {
    expect(state(id, { dateOfBirth })).toBe(wanted);
  });

  it('follows the civil day in London, not the one in UTC', () => {
    const night = blankState({
      now: '2026-06-14T23:30:00Z',
      person: { sex: 'female', gender: null, dateOfBirth: '2001-06-15' },
    });
    expect(found(evaluate(pack, night).screening[0]).state).toBe('eligible');
  });

  it.each([
    ['2025-02-27', 'not-eligible'],
    ['2025-03-01', 'eligible'],
    ['2024-02-28', 'not-eligible'],
  ])('a person born on 29-Feb-2000 is invited to cervical screening on %s: %s', (day, wanted) => {
    expect(state('cervical', { dateOfBirth: '2000-02-29' }, day)).toBe(wanted);
  });

  it('is not known without a date of birth, and with one in the future', () => {
    for (const dateOfBirth of [null, '2027-01-01']) {
      const result = programme('bowel', { dateOfBirth });
      expect(result).toMatchObject({ state: 'unknown' });
      expect(result.reasons.join()).toContain('date of birth not known');
    }
  });
});

describe('by the year in which an age is reached', () => {
  it.each([
    ['1961-04-01', '2026-11-22', 'eligible'],
    ['1961-03-31', '2026-11-22', 'not-eligible'],
    ['1962-03-31', '2026-11-22', 'eligible'],
    ['1962-04-01', '2026-11-22', 'not-eligible'],
    ['1961-03-31', '2026-03-31', 'eligible'],
    ['1961-03-31', '2026-04-01', 'not-eligible'],
    ['1960-02-29', '2025-03-31', 'eligible'],
    ['1960-02-29', '2025-04-01', 'not-eligible'],
  ])('aneurysm screening of a man born %s, on %s: %s', (dateOfBirth, day, wanted) => {
    expect(state('aortic-aneurysm', { sex: 'male', dateOfBirth }, day)).toBe(wanted);
  });

  it('is not known without a date of birth', () => {
    expect(state('aortic-aneurysm', { sex: 'male' })).toBe('unknown');
  });
});

describe('by sex', () => {
  const dateOfBirth = '1980-01-01';
  it.each([
    ['female', null, 'eligible'],
    ['female', 'Woman', 'eligible'],
    ['male', 'male', 'not-eligible'],
    ['female', 'Trans man', 'unknown'],
    ['male', 'Female', 'unknown'],
    [null, null, 'unknown'],
    ['other', null, 'unknown'],
  ] as const)('cervical screening, recorded %s and gender %s: %s', (sex, gender, wanted) => {
    expect(state('cervical', { sex, gender, dateOfBirth })).toBe(wanted);
  });
});

describe('by what was answered', () => {
  const diabetes = (value: string) => ({ 'ltc-diabetes': { value } });
  it.each([
    ['yes', 'eligible'],
    ['no', 'not-eligible'],
    ['not-known', 'unknown'],
    ['declined', 'unknown'],
  ])('diabetic eye screening with diabetes “%s”: %s', (value, wanted) => {
    expect(state('diabetic-eye', { dateOfBirth: '1980-01-01' }, undefined, diabetes(value))).toBe(wanted);
  });

  it('takes what the first stage said for diabetes until it is asked again', () => {
    const person = { sex: 'female', gender: null, dateOfBirth: '1980-01-01' } as const;
    const asked = (answers: ScreeningState['answers']) =>
      evaluate(
        pack,
        blankState({ now: noon('2026-11-22'), person, answers, earlier: { 'q4-diabetes': 'yes' } }),
      ).screening.find(({ id }) => id === 'diabetic-eye')?.state;
    expect(asked({})).toBe('eligible');
    expect(asked(diabetes('declined'))).toBe('eligible');
    expect(asked(diabetes('no'))).toBe('not-eligible');
  });

  it('is not known before it was asked, unless age rules it out anyway', () => {
    expect(state('lung', { dateOfBirth: '1965-01-01' })).toBe('unknown');
    expect(state('lung', { dateOfBirth: '1990-01-01' })).toBe('not-eligible');
  });

  it('is never more than not known where a criterion could not be checked', () => {
    const result = programme('health-check', { dateOfBirth: '1980-01-01' });
    expect(result.state).toBe('unknown');
    expect(result.reasons.join()).toContain('length of imprisonment');
    expect(state('health-check', { dateOfBirth: '2000-01-01' })).toBe('not-eligible');
  });
});

it('asks about no programme that is ruled out, and about every one that is open', () => {
  const man = blankState({ now: noon('2026-11-22') });
  const visible = evaluate(pack, man).visible.filter((id) => id.startsWith('screen-'));
  expect(visible).toEqual(['screen-eye', 'screen-health-check']);
});

it('gives every programme a reason, its source, and that it awaits sign-off', () => {
  for (const result of evaluate(pack, blankState()).screening) {
    expect(result.reasons.length).toBeGreaterThan(0);
    expect(result.signOff).toBe('awaiting');
    expect(result.source).toContain('to be verified');
  }
});
