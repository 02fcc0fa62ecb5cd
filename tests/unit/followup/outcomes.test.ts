/** What follows from each outcome: the content is whole, nobody leaves a list by one, and every rule is applied. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OutcomeContent, parseOutcomes } from '../../../shared/followup/outcome-content.ts';
import {
  attributionWords,
  effectsOf,
  type OutcomeSituation,
  sentencesOf,
} from '../../../shared/followup/outcomes.ts';
import { parseSchedule } from '../../../shared/followup/schedule-content.ts';
import { outcomeCodeSchema } from '../../../shared/records/followup.ts';

const read = (name: string): unknown => JSON.parse(readFileSync(`resources/followup/${name}.json`, 'utf8'));
const content = parseOutcomes(read('outcomes'));

/** Tuesday 24-Nov-2026 at 11:00, day 2 of somebody due on Sunday 29-Nov-2026. */
function aSituation(own: Partial<OutcomeSituation> = {}): OutcomeSituation {
  return {
    now: '2026-11-24T11:00:00.000+00:00',
    bookingDate: '2026-11-24',
    secondStage: true,
    dueBy: '2026-11-29T23:59:00.000+00:00',
    day: 2,
    offersBefore: 0,
    reason: null,
    nextSession: '2026-11-26',
    returnsOn: null,
    ...own,
  };
}

const kinds = (code: Parameters<typeof effectsOf>[1], own: Partial<OutcomeSituation> = {}): string[] =>
  effectsOf(content, code, aSituation(own)).map((effect) =>
    effect.kind === 'action' ? effect.rule : effect.kind,
  );

describe('the content of outcomes', () => {
  it('names every code once and says that it awaits sign-off', () => {
    expect(content.outcomes.map(({ code }) => code).toSorted()).toEqual(outcomeCodeSchema.options.toSorted());
    expect(content.signOff).toBe('awaiting clinical sign-off');
    expect(parseSchedule(read('schedule'))).toMatchObject({
      slackDays: 2,
      signOff: 'awaiting clinical sign-off',
    });
  });

  it.each<[string, (rules: OutcomeContent['outcomes']) => unknown[], RegExp]>([
    ['a code is missing', (rules) => rules.slice(1), /attended.+ stands 0 times/],
    ['a code stands twice', (rules) => [...rules, rules[0]], /attended.+ stands 2 times/],
    [
      'an outcome would take somebody off the list',
      (rules) => rules.map((rule) => (rule.code === 'no-show' ? { ...rule, rebook: null } : rule)),
      /off the list/,
    ],
    [
      'one that closes books again',
      (rules) =>
        rules.map((rule) => (rule.code === 'released' ? { ...rule, rebook: { when: 'open' } } : rule)),
      /nothing is booked again/,
    ],
    [
      'hours are missing',
      (rules) =>
        rules.map((rule) => (rule.code === 'unwell' ? { ...rule, rebook: { when: 'within-hours' } } : rule)),
      /hours go with/,
    ],
  ])('is refused where %s', (_, change, why) => {
    expect(() => parseOutcomes({ ...content, outcomes: change(content.outcomes) })).toThrow(why);
  });
});

describe('what follows', () => {
  it.each<[Parameters<typeof effectsOf>[1], string[]]>([
    ['attended', []],
    ['attended-partial', ['rebook']],
    ['declined', ['rebook']],
    ['refused-via-officer', ['rebook', 'outcome.see-face-to-face']],
    ['regime-lockdown', ['rebook', 'outcome.report-to-prison']],
    ['no-escort', ['rebook', 'outcome.report-to-prison']],
    ['not-unlocked', ['rebook', 'outcome.report-to-prison']],
    ['clash', ['rebook']],
    ['court', ['rebook', 'outcome.re-screen-after-court']],
    ['unwell', ['rebook', 'outcome.clinical-review-now']],
    ['intoxicated', ['rebook', 'outcome.clinical-review-now']],
    ['hospital', ['rebook']],
    ['transferred', ['close', 'outcome.tell-receiving-prison']],
    ['released', ['close', 'outcome.release-summary']],
    ['escaped', ['close', 'outcome.release-summary']],
    ['health-cancelled', ['rebook']],
    ['it-down', ['rebook']],
    ['no-interpreter', ['rebook']],
    ['no-show', ['rebook', 'reason-owed']],
  ])('from %s', (code, found) => {
    expect(kinds(code)).toEqual(found);
  });

  it('keeps everybody on the list whose second stage is not signed, unless they have left', () => {
    const situations = fc.record({
      day: fc.integer({ min: 0, max: 30 }),
      offersBefore: fc.integer({ min: 0, max: 6 }),
      reason: fc.constantFrom(null, 'قال لا'),
      nextSession: fc.constantFrom(null, '2026-11-26'),
      returnsOn: fc.constantFrom(null, '2026-11-25'),
    });
    fc.assert(
      fc.property(fc.constantFrom(...outcomeCodeSchema.options), situations, (code, own) => {
        const effects = effectsOf(content, code, aSituation(own));
        const closes = effects.some(({ kind }) => kind === 'close');
        expect(closes).toBe(['transferred', 'released', 'escaped'].includes(code));
        if (!closes && code !== 'attended') expect(effects.some(({ kind }) => kind === 'rebook')).toBe(true);
        for (const effect of effects) {
          expect(effect.words).not.toMatch(/null|undefined|[a-z]-[a-z]+-[a-z]+:/);
          if (effect.kind === 'rebook' && effect.by !== null) {
            expect(Date.parse(effect.by)).toBeLessThanOrEqual(Date.parse(aSituation().dueBy));
          }
        }
      }),
    );
  });

  it('ends an appointment of another kind when the person was seen', () => {
    expect(effectsOf(content, 'attended', aSituation({ secondStage: false }))).toEqual([
      { kind: 'close', as: 'done', words: 'The appointment is done.' },
    ]);
    expect(sentencesOf(content, 'attended', aSituation())).toEqual([
      'The second stage is done when it is signed, not when the person was seen.',
    ]);
  });

  it('brings a visit at the cell from day 6 where the prison could not bring the person', () => {
    const friday = {
      now: '2026-11-28T11:00:00.000+00:00',
      bookingDate: '2026-11-28',
      nextSession: '2026-11-30',
    };
    expect(kinds('no-escort', { ...friday, day: 5 })).not.toContain('cell-side');
    const effects = effectsOf(content, 'no-escort', aSituation({ ...friday, day: 6 }));
    expect(effects.map(({ words }) => words)).toEqual([
      'To be booked again by Sun 29-Nov-2026 23:59.',
      'A visit at the cell is booked, by Sun 29-Nov-2026 23:59.',
      'Report to the prison that the person was not brought, and why (Healthcare manager, by Sun 29-Nov-2026 11:00).',
    ]);
    expect(kinds('no-escort', { ...friday, day: 6, secondStage: false })).not.toContain('cell-side');
    expect(kinds('unwell', { ...friday, day: 6 })).not.toContain('cell-side');
  });

  it('asks for a senior review from the third offer turned down', () => {
    expect(kinds('declined', { offersBefore: 1 })).not.toContain('outcome.senior-review');
    expect(kinds('declined', { offersBefore: 2 })).toContain('outcome.senior-review');
    expect(kinds('refused-via-officer', { offersBefore: 9 })).not.toContain('outcome.senior-review');
  });

  it('owes a reason within 24 hours of a no-show without one', () => {
    expect(kinds('no-show', { reason: 'In the chapel' })).toEqual(['rebook']);
    const owed = effectsOf(content, 'no-show', aSituation()).find(({ kind }) => kind === 'reason-owed');
    expect(owed).toMatchObject({ by: '2026-11-25T11:00:00.000+00:00' });
  });

  it('re-screens on the day of return from court, or within a day when that has passed', () => {
    const dueAt = (own: Partial<OutcomeSituation>): string => {
      const found = effectsOf(content, 'court', aSituation(own)).find((effect) => effect.kind === 'action');
      return found?.kind === 'action' ? found.dueAt : '';
    };
    expect(dueAt({ returnsOn: '2026-11-25' })).toBe('2026-11-25T23:59:00.000+00:00');
    expect(dueAt({})).toBe('2026-11-24T23:59:00.000+00:00');
    expect(dueAt({ bookingDate: '2026-11-20' })).toBe('2026-11-25T11:00:00.000+00:00');
  });

  it('says by whom it failed', () => {
    expect(attributionWords(content, 'no-escort')).toBe('The prison');
    expect(attributionWords(content, 'no-interpreter')).toBe('Healthcare');
  });
});
