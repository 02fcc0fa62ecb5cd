/** A second-stage assessment of somebody with nothing to report: every question answered, nothing obliged from day 2 on. */
import type { ContentPack, Item } from '../../shared/clinical/index.ts';
import type { Json } from '../../shared/changes/change.ts';

/** An answer as a page sends it. */
export type Given = { value: string; detail?: Record<string, Json> };

const particular: Readonly<Record<string, Given>> = {
  reconciliation: { value: 'done' },
  'first-stage-read': { value: 'yes' },
  'gp-record': { value: 'read' },
  'medicines-agree': { value: 'yes' },
  smoking: { value: 'never' },
  contraception: { value: 'yes' },
  measurements: {
    value: 'recorded',
    detail: {
      height: 178,
      weight: 75,
      pulse: 72,
      irregular: 'no',
      systolic: 124,
      diastolic: 78,
      temperature: 36.8,
    },
  },
  urinalysis: { value: 'normal' },
  'virus-explained': { value: 'yes' },
  'hiv-test': { value: 'already-done', detail: { when: 'HMP Leeds, last month', result: 'not-detected' } },
  'hepatitis-b-test': { value: 'already-done', detail: { when: 'GP, 2025', result: 'not-detected' } },
  'hepatitis-c-test': { value: 'already-done', detail: { when: 'GP, 2025', result: 'not-detected' } },
  'hepatitis-b-vaccine': { value: 'complete' },
  'ltc-lead': { value: 'named', detail: { name: 'Sister Adaeze Okafor' } },
  'other-vaccines': { value: 'yes' },
  'school-vaccines': { value: 'yes' },
  frailty: { value: 'yes', detail: { level: 2, on: '2026-03-01', by: 'Dr Nia O’Connor' } },
  'mental-health-care': { value: 'yes' },
  advice: { value: 'recorded', detail: { about: ['diet', 'self-referral'], leaflet: 'yes' } },
};

const decided: Readonly<Record<string, Given>> = {
  'acct-opened': { value: 'no' },
  summary: { value: 'recorded', detail: { text: 'Well. Nothing follows.' } },
};

/** Answers and decisions by id, hidden questions included; screening is up to date. */
export function calmSecondStage(pack: ContentPack): {
  answers: Record<string, Given>;
  decisions: Record<string, Given>;
} {
  const answer = (item: Item): Given =>
    particular[item.id] ?? (item.programme === undefined ? { value: 'no' } : { value: 'up-to-date' });
  return {
    answers: Object.fromEntries(pack.items.map((item) => [item.id, answer(item)])),
    decisions: { ...decided },
  };
}
