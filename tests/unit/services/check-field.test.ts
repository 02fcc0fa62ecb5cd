/** Values that cannot be an answer are refused in words before anything is written. */
import { describe, expect, it } from 'vitest';
import { checkField } from '../../../electron/records/services/reception/assessment/check-field.ts';
import type { Json } from '../../../shared/changes/change.ts';
import { Failure } from '../../../shared/failure/failure.ts';
import { packs } from '../../support/desk.ts';

const pack = packs[0]?.pack;
if (pack === undefined) throw new TypeError('no pack');

function refusal(field: string, value: Json): string | null {
  try {
    checkField(pack as NonNullable<typeof pack>, field, value);
    return null;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    expect(error).toMatchObject({ kind: 'invalid', field });
    return error.message;
  }
}

const answer = (value: string, detail?: Json): Json => (detail === undefined ? { value } : { value, detail });

describe('fields of an assessment', () => {
  it.each<[string, Json]>([
    ['answer.q4-asthma', answer('declined')],
    ['answer.q4-asthma', null],
    ['answer.smoking', answer('vaper')],
    ['answer.q13-alcohol', answer('yes', { 'units-per-day': 20, 'last-drink': '2026-11-22T09:00:00Z' })],
    ['answer.q3-injury', answer('yes', { marks: [{ view: 'front', x: 0.5, y: 0.25, kind: 'bruise' }] })],
    ['decision.observation-level', answer('30-min')],
    ['action.medicine-chart', { state: 'done' }],
    ['contradiction.critical-medicine-no-supply:lithium', { decision: 'hospital', reason: 'x' }],
    ['tool.news2', null],
  ])('%s takes %j', (field, value) => expect(refusal(field, value)).toBeNull());

  it.each<[string, Json, RegExp]>([
    ['answer.nothing', answer('yes'), /no question/],
    ['decision.q4-asthma', answer('yes'), /no question/],
    ['state', 'signed', /not part of an assessment/],
    ['answer.', answer('yes'), /not part of an assessment/],
    ['answer.q4-asthma', answer('maybe'), /not one of its answers/],
    ['answer.q4-asthma', 'yes', /choose an answer/],
    ['answer.q4-asthma', answer('yes', { colour: 'x' }), /no detail/],
    ['answer.q13-alcohol', answer('yes', { 'units-per-day': 5000 }), /at most/],
    ['answer.q13-alcohol', answer('yes', { 'units-per-day': '20' }), /number/],
    ['answer.q1-status', answer('recorded', { 'next-court': '2027-02-29' }), /not a date/],
    [
      'answer.q2-medicines',
      answer('yes', { medicines: [{ name: 'x', 'supply-tonight': 'perhaps' }] }),
      /row 1/,
    ],
    [
      'answer.q3-injury',
      answer('yes', { marks: [{ view: 'front', x: 2, y: 0, kind: 'cut' }] }),
      /outside the drawing/,
    ],
    ['action.nothing', { state: 'done' }, /no action/],
    ['contradiction.nothing', { decision: 'x', reason: 'x' }, /no contradiction/],
    [
      'contradiction.critical-medicine-no-supply:lithium',
      { decision: 'shrug', reason: 'x' },
      /decisions offered/,
    ],
    ['tool.phq-9', {}, /no tool/],
    ['tool.news2', { nothing: 1 }, /no item/],
  ])('%s refuses %j', (field, value, words) => expect(refusal(field, value)).toMatch(words));
});
