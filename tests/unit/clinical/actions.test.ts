/** Thresholds and OR-logic as the source gives them, and how an action is dealt with. */
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../shared/clinical/evaluate.ts';
import type { TriggeredAction } from '../../../shared/clinical/evaluation.ts';
import type { Answer, ScreeningState } from '../../../shared/clinical/state.ts';
import { adult, answered } from './support/packs.ts';

function actionIn(id: string, state: ScreeningState): TriggeredAction | undefined {
  return evaluate(adult, state).actions.find((action) => action.id === id);
}
const drinks = (units: number): Record<string, Answer> => ({
  'q13-alcohol': { value: 'yes', detail: { 'units-per-day': units, 'units-last-week': 0, seizures: 'no' } },
});

describe('question 13: alcohol', () => {
  it('is urgent above 15 units a day, not at 15', () => {
    expect(actionIn('alcohol-urgent', answered(drinks(15)))).toBeUndefined();
    expect(actionIn('alcohol-urgent', answered(drinks(15.1)))).toMatchObject({
      urgency: 'tonight',
      because: ['question 13: more than 15 units a day'],
      items: ['q13-alcohol'],
    });
  });

  it('is urgent on signs of withdrawal alone, even if the question was declined', () => {
    const state = answered({
      'q13-alcohol': 'declined',
      'q13-withdrawal': { value: 'yes', detail: { from: ['alcohol'] } },
    });
    expect(actionIn('alcohol-urgent', state)?.because).toEqual(['question 13: signs of withdrawal']);
  });

  it('is urgent on medicine given in police or court custody alone', () => {
    const state = answered({ 'q13-custody-medicine': { value: 'yes', detail: { for: ['alcohol'] } } });
    expect(actionIn('alcohol-urgent', state)?.because).toHaveLength(1);
  });

  it('gives every reason that applies', () => {
    const state = answered({
      ...drinks(20),
      'q13-withdrawal': { value: 'yes', detail: { from: ['not-known'] } },
      'q13-custody-medicine': { value: 'yes', detail: { for: ['not-known'] } },
    });
    expect(actionIn('alcohol-urgent', state)?.because).toHaveLength(3);
  });
});

describe('question 14: drugs', () => {
  const uses = (row: object): ScreeningState =>
    answered({
      'q14-drugs': { value: 'yes', detail: { concern: 'no', drugs: [{ drug: 'heroin', ...row }] } },
    });

  it('refers on injecting, and has the sites inspected', () => {
    const state = uses({ frequency: 'once', route: 'injected' });
    expect(actionIn('substance-misuse', state)?.because).toEqual(['question 14: injects']);
    expect(actionIn('injection-sites', state)).toBeDefined();
  });

  it('refers above once a week, not at once a week', () => {
    expect(actionIn('substance-misuse', uses({ frequency: 'weekly', route: 'smoked' }))).toBeUndefined();
    expect(actionIn('substance-misuse', uses({ frequency: 'more-weekly', route: 'smoked' }))).toBeDefined();
  });
});

describe('ACCT', () => {
  it('is asked for on a history of a suicide attempt, before lock-up', () => {
    const state = answered({ 'q20-past': { value: 'yes', detail: { 'suicide-attempt': 'yes' } } });
    expect(actionIn('open-acct-history', state)?.urgency).toBe('tonight');
  });

  it('is asked for at once on what is observed, once only', () => {
    const state = answered({
      'q20-past': { value: 'yes', detail: { 'suicide-attempt': 'yes' } },
      behaviour: { value: 'recorded', detail: { concern: ['withdrawn'] } },
    });
    expect(actionIn('open-acct-concern', state)?.urgency).toBe('emergency');
    expect(actionIn('open-acct-history', state)).toBeUndefined();
  });

  it('is to be decided on a written marker, whatever was said', () => {
    const per = { 'indication-of-self-harm-or-suicide': { option: 'Yes', details: 'said so at court' } };
    const state = answered({ 'q19-thoughts': 'no', 'q20-past': 'no' }, { per });
    expect(actionIn('self-harm-marker', state)?.because).toEqual(['escort record: self-harm marker']);
  });
});

describe('dealing with an action', () => {
  const at = '2026-03-02T20:00:00+00:00';
  const injured = { 'q3-injury': { value: 'yes', detail: { head: 'no' } } };
  const sentences = (state: ScreeningState): string[] =>
    evaluate(adult, state).readyToSign.missing.filter((sentence) => sentence.includes('Assess the injury'));

  it('may not stay silent before lock-up, but may be handed over or declared not needed with the word it needs', () => {
    const handled = (handling: object): ScreeningState =>
      answered(injured, { actionHandling: { 'injury-assess': { at, ...handling } as never } });
    expect(sentences(answered(injured))).toHaveLength(1);
    expect(sentences(handled({ state: 'done' }))).toEqual([]);
    expect(sentences(handled({ state: 'handed-over' }))[0]).toContain('does not say to whom');
    expect(sentences(handled({ state: 'handed-over', to: 'Night nurse' }))).toEqual([]);
    expect(sentences(handled({ state: 'not-needed', note: ' ' }))[0]).toContain('no reason is given');
    expect(sentences(handled({ state: 'not-needed', note: 'Healed' }))).toEqual([]);
  });

  it('opens again when a further reason appears', () => {
    const handling = { state: 'done', at, because: ['question 3: injured in the last few days'] } as const;
    const changes = { actionHandling: { 'injury-assess': handling } };
    expect(sentences(answered(injured, changes))).toEqual([]);
    const worse = answered({ 'q3-injury': { value: 'yes', detail: { head: 'yes' } } }, changes);
    expect(actionIn('injury-assess', worse)).toMatchObject({ reopened: true, handling: null });
    expect(sentences(worse)).toHaveLength(1);
  });

  it('lists emergencies first, and leaves urgent and routine ones to the signing', () => {
    const state = answered({ 'q19-thoughts': 'yes', 'q16-service': 'yes', 'q4-asthma': 'yes', ...injured });
    const found = evaluate(adult, state);
    const urgencies = found.actions.map((action) => action.urgency);
    expect(urgencies).toEqual(
      ['emergency', 'tonight', 'tonight', 'urgent', 'routine'].slice(0, urgencies.length),
    );
    expect(found.readyToSign.items.filter((each) => each.kind === 'action').map((each) => each.id)).toEqual(
      found.actions
        .filter((action) => ['emergency', 'tonight'].includes(action.urgency))
        .map((action) => action.id),
    );
  });
});
