import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../shared/clinical/evaluate.ts';
import { answersOf } from '../../../shared/clinical/pack/answers-of.ts';
import type { Answer, ScreeningState } from '../../../shared/clinical/state.ts';
import type { ContentPack } from '../../../shared/clinical/pack/types.ts';
import { adult, answered, blankState, firstStages } from './support/packs.ts';

const anyAnswers: fc.Arbitrary<Record<string, Answer>> = fc
  .tuple(...adult.items.map((item) => fc.option(fc.constantFrom(...answersOf(item)), { freq: 2 })))
  .map((values) =>
    Object.fromEntries(
      adult.items.flatMap((item, index): [string, Answer][] => {
        const value = values[index];
        return value === null || value === undefined ? [] : [[item.id, { value }]];
      }),
    ),
  );
const anyPer = fc.option(
  fc.record(
    {
      'history-of-self-harm': fc.constantFrom('Yes', 'No'),
      'medication-details': fc.constant([{ 'medication-name': 'Clozapine' }]),
      pregnant: fc.constantFrom('Yes', 'No'),
    },
    { requiredKeys: [] },
  ),
);
const anyState: fc.Arbitrary<ScreeningState> = fc
  .tuple(anyAnswers, anyPer, fc.constantFrom('male' as const, 'female' as const, null))
  .map(([answers, per, sex]) => answered(answers, { per, person: { sex, dateOfBirth: null } }));

function shuffled<T>(record: Readonly<Record<string, T>>, order: readonly number[]): Record<string, T> {
  const entries = Object.entries(record).map((entry, index) => ({
    entry,
    key: order[index % order.length] ?? 0,
  }));
  return Object.fromEntries(entries.sort((a, b) => a.key - b.key).map(({ entry }) => entry));
}

describe('evaluation', () => {
  it('is deterministic, does not depend on the order of answering, and changes nothing it was given', () => {
    fc.assert(
      fc.property(anyState, fc.array(fc.nat(), { minLength: 5, maxLength: 90 }), (state, order) => {
        const before = JSON.stringify(state);
        const first = evaluate(adult, state);
        expect(evaluate(adult, { ...state, answers: shuffled(state.answers, order) })).toEqual(first);
        expect(JSON.stringify(state)).toBe(before);
      }),
      { numRuns: 60 },
    );
  });

  it('never treats declined, unable or not known as "no"', () => {
    fc.assert(
      fc.property(anyState, fc.constantFrom('declined', 'unable', 'not-known'), (state, value) => {
        const answers = Object.fromEntries(
          Object.entries(state.answers).map(([id, answer]) => {
            const item = adult.items.find((each) => each.id === id);
            return [
              id,
              item && answersOf(item).includes(value) && answer.value === 'no' ? { value } : answer,
            ];
          }),
        );
        const found = evaluate(adult, { ...state, answers });
        const swapped = Object.keys(answers).filter((id) => answers[id]?.value === value);
        for (const id of swapped) expect(found.noActionNeeded).not.toContain(id);
        for (const id of swapped.filter((each) => found.visible.includes(each))) {
          expect(found.notObtained).toContain(id);
          expect(found.unanswered).not.toContain(id);
        }
        const answeredCount = found.sections.reduce((sum, section) => sum + section.answered, 0);
        const obtained = found.visible.filter((id) => answers[id] && !found.notObtained.includes(id));
        expect(answeredCount).toBe(obtained.length);
      }),
      { numRuns: 60 },
    );
  });

  it('is never ready while a visible question is blank, an alert stands or a contradiction is open', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        const found = evaluate(adult, state);
        if (found.unanswered.length + found.contradictions.length > 0)
          expect(found.readyToSign.ok).toBe(false);
        for (const id of found.unanswered) expect(found.visible).toContain(id);
        for (const action of found.actions) expect(action.because.length).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });
});

describe('what is shown', () => {
  it('pregnancy questions: for anyone who may be pregnant', () => {
    const shown = (person: object): boolean =>
      evaluate(adult, blankState({ person: { dateOfBirth: null, ...person } })).visible.includes(
        'q7-pregnant',
      );
    expect(shown({ sex: 'female' })).toBe(true);
    expect(shown({ sex: 'male' })).toBe(false);
    expect(shown({ sex: 'male', gender: 'Trans man' })).toBe(true);
    expect(shown({ sex: null })).toBe(true);
    expect(shown({ sex: 'male', mayBePregnant: true })).toBe(true);
    expect(shown({ sex: 'female', mayBePregnant: false })).toBe(false);
  });

  it('cascades: an answer behind a question that is hidden again counts for nothing', () => {
    const unstable = { 'tb-unstable': { value: 'yes' } };
    const ill = evaluate(adult, answered({ 'tb-cough': 'yes', ...unstable }));
    expect(ill.actions.map((action) => action.id)).toContain('tb-hospital');
    const well = evaluate(adult, answered({ 'tb-cough': 'no', ...unstable }));
    expect(well.visible).not.toContain('tb-unstable');
    expect(well.actions.map((action) => action.id)).not.toContain('tb-hospital');
  });

  it('cascades through fields, tools and facts: a "no" to drinking silences units and AUDIT', () => {
    const detail = { 'units-per-day': 40 };
    const tools = { 'audit-c': { frequency: '4', units: '4', heavy: '4' } };
    const yes = evaluate(adult, answered({ 'q13-alcohol': { value: 'yes', detail } }, { tools }));
    expect(yes.tools['audit-c']).toMatchObject({ state: 'scored', total: 12 });
    const no = evaluate(adult, answered({ 'q13-alcohol': { value: 'no', detail } }, { tools }));
    expect(no.tools).toEqual({});
    expect(no.actions).toEqual([]);
  });

  it('NEWS2 says why it is not for a pregnant person', () => {
    const pregnant = { 'q7-pregnant': { value: 'yes', detail: { status: 'known' } } };
    const state = answered(
      { ...pregnant, observations: 'yes' },
      { person: { sex: 'female', dateOfBirth: '1999-01-01' } },
    );
    const found = evaluate(adult, state);
    expect(found.tools['news2']).toMatchObject({ state: 'not-applicable' });
    expect(found.readyToSign.items.some((each) => each.kind === 'tool')).toBe(false);
  });
});

describe('signing and interruption', () => {
  /** Everything answered "no" or its calmest equivalent. */
  function calm(pack: ContentPack): ScreeningState {
    const special: Record<string, Answer> = {
      'q1-status': {
        value: 'recorded',
        detail: { status: pack.id.includes('immigration') ? 'community' : 'remand', 'first-time': 'no' },
      },
      'private-space': { value: 'yes' },
      confidentiality: { value: 'yes' },
      'escort-record-read': { value: 'yes', detail: { discrepancies: 'no' } },
      smoking: { value: 'no' },
      behaviour: { value: 'recorded', detail: { concern: ['none'] } },
    };
    const decisions: Record<string, Answer> = {
      'acct-opened': { value: 'no' },
      'observation-level': { value: 'standard' },
      'cell-sharing': { value: 'no', detail: { consent: 'yes' } },
      'medicines-tonight': { value: 'none' },
      'in-possession': { value: 'not-ip' },
      diet: { value: 'no' },
      'evacuation-plan': { value: 'no' },
      'normal-location': { value: 'yes' },
      'second-stage': { value: 'recorded', detail: { date: '2026-03-06' } },
    };
    const answers = Object.fromEntries(
      pack.items.map((item): [string, Answer] => [item.id, special[item.id] ?? { value: 'no' }]),
    );
    return blankState({ answers, decisions });
  }

  it.each(firstStages.map((pack) => [pack.id, pack] as const))(
    '%s: a person with nothing to report can be signed',
    (_, pack) => {
      const found = evaluate(pack, calm(pack));
      expect(found.readyToSign.missing).toEqual([]);
      expect(found.readyToSign.ok).toBe(true);
      expect(found.actions).toEqual([]);
      expect(found.sooner).toEqual([]);
      expect(found.noActionNeeded.length).toBeGreaterThan(50);
    },
  );

  it('each decision is mandatory', () => {
    const state = calm(adult);
    for (const id of Object.keys(state.decisions)) {
      const { [id]: _, ...decisions } = state.decisions;
      const found = evaluate(adult, { ...state, decisions });
      expect(found.readyToSign.items.map((each) => [each.kind, each.id])).toEqual([['decision', id]]);
    }
  });

  it('names the row and the column of what is missing, and what is impossible', () => {
    const state = calm(adult);
    const detail = { 'units-per-day': -1, 'units-last-week': 3, seizures: 'no' };
    const answers = {
      ...state.answers,
      'q4-allergies': {
        value: 'yes',
        detail: { allergies: [{ substance: 'Penicillin', severity: 'severe' }] },
      },
      'q13-alcohol': { value: 'yes', detail },
    };
    expect(evaluate(adult, { ...state, answers }).readyToSign.missing).toEqual(
      expect.arrayContaining([
        'Question 4: allergies: Allergies, row 1: What happens is missing.',
        'Question 13: alcohol: Usual amount a day must be at least 0 units.',
      ]),
    );
  });

  it('an interruption needs reason, plan and a retry by the end of the next morning', () => {
    const plan = {
      'observation-level': 'hourly',
      medicines: 'None due',
      'known-risks': 'None known',
      location: 'B1',
      told: 'Wing officer',
    };
    const made = (retryDue: string, reason = 'intoxicated') =>
      evaluate(adult, blankState({ interruption: { reason, plan, retryDue } })).readyToInterrupt;
    expect(made('2026-03-03T08:00:00+00:00')).toEqual({ ok: true, missing: [] });
    expect(made('2026-03-03T12:00:00Z').ok).toBe(true);
    expect(made('2026-03-03T12:01:00Z').missing).toEqual([
      'The next attempt has to be by the end of the next morning.',
    ]);
    expect(made('soon').missing).toEqual(['Say when the assessment is to be tried again.']);
    expect(made('2026-03-03T08:00:00Z', 'tired').ok).toBe(false);
    expect(evaluate(adult, blankState()).readyToInterrupt.ok).toBe(false);
  });
});
