import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../shared/clinical/evaluate.ts';
import type { OpenContradiction } from '../../../shared/clinical/evaluation.ts';
import type { Answer, ScreeningState } from '../../../shared/clinical/state.ts';
import { adult, answered, blankState } from './support/packs.ts';

const open = (state: ScreeningState): OpenContradiction[] => [...evaluate(adult, state).contradictions];
const ids = (state: ScreeningState): string[] => open(state).map((each) => each.id);
const medicines = (...rows: object[]): Record<string, Answer> => ({
  'q4-allergies': { value: 'no' },
  'q2-medicines': { value: 'yes', detail: { medicines: rows } },
});
const medicine = (row: object): Record<string, Answer> => ({
  'q2-medicines': { value: 'yes', detail: { medicines: [row] } },
});

describe('self-harm', () => {
  const history = [{ kind: 'self-harm', text: 'Cut wrists in prison', date: '2023-11-04' }] as const;

  it.each(['no', 'not-known', 'declined', 'unable'])(
    '"%s" against an earlier record has to be decided',
    (value) => {
      const found = open(answered({ 'q19-thoughts': value, 'q20-past': value }, { history }));
      expect(found.map((each) => each.id)).toEqual([
        'self-harm-now-against-record',
        'self-harm-past-against-record',
      ]);
      expect(found[0]?.evidence).toEqual(['Earlier record, 04-Nov-2023: Cut wrists in prison']);
    },
  );

  it('"yes" contradicts nothing, and no marker leaves a "no" alone', () => {
    expect(ids(answered({ 'q19-thoughts': 'yes', 'q20-past': 'yes' }, { history }))).toEqual([]);
    expect(ids(answered({ 'q19-thoughts': 'no', 'q20-past': 'no' }))).toEqual([]);
  });

  it.each([
    ['indication-of-self-harm-or-suicide', 'Yes'],
    ['history-of-self-harm', { option: 'Yes', details: 'ligature, 2019' }],
    ['nature-of-self-harm', [{ option: 'Any other concerns', details: 'tearful' }]],
    [
      'actions-of-self-harm-undertaken',
      ['Placed them on an Assessment, Care in Custody and Teamwork (ACCT) plan'],
    ],
    ['observation-level', 'Check at least every 15 minutes'],
  ])('the escort record’s %s stops a "no"', (key, value) => {
    expect(ids(answered({ 'q19-thoughts': 'no' }, { per: { [key]: value } }))).toEqual([
      'self-harm-now-against-record',
    ]);
  });

  it('the escort record’s "No", standard observations or absence stop nothing', () => {
    const per = {
      'indication-of-self-harm-or-suicide': 'No',
      'history-of-self-harm': { option: 'No' },
      'observation-level': 'Standard observation level — no additional observation required',
    };
    expect(ids(answered({ 'q19-thoughts': 'no', 'q20-past': 'no' }, { per }))).toEqual([]);
    expect(ids(answered({ 'q19-thoughts': 'no', 'q20-past': 'no' }, { per: null }))).toEqual([]);
  });

  it('needs a known decision and a reason, and again once the answer changes', () => {
    const said = (value: string, made: object): OpenContradiction | undefined =>
      open(
        answered(
          { 'q19-thoughts': value },
          { history, contradictionDecisions: { 'self-harm-now-against-record': made as never } },
        ),
      )[0];
    const text = 'A self-harm marker is on record; the answer about thoughts of self-harm is “No”.';
    expect(said('no', { decision: 'treat-as-risk', reason: '' })?.resolved).toBe(false);
    expect(said('no', { decision: 'made-up', reason: 'Because' })?.resolved).toBe(false);
    expect(said('no', { decision: 'treat-as-risk', reason: 'Tearful', text })?.resolved).toBe(true);
    expect(said('declined', { decision: 'treat-as-risk', reason: 'Tearful', text })?.resolved).toBe(false);
  });
});

describe('a decision that promises an ACCT', () => {
  const contradictionDecisions = {
    'self-harm-now-against-record': { decision: 'acct', reason: 'Withdrawn, marker of last week' },
    'self-harm-past-against-record': { decision: 'acct', reason: 'Withdrawn, marker of last week' },
  };
  const missing = (opened?: string): readonly string[] =>
    evaluate(
      adult,
      answered(
        { 'q19-thoughts': 'no', 'q20-past': 'no' },
        {
          history: [{ kind: 'self-harm', text: 'Ligature', date: '2026-02-20' }],
          contradictionDecisions,
          ...(opened !== undefined && { decisions: { 'acct-opened': { value: opened } } }),
        },
      ),
    ).readyToSign.items.flatMap(({ sentence, kind, id }) =>
      sentence.startsWith('You decided to open an ACCT') ? [`${kind} ${id}`] : [],
    );

  it('holds up the signature until the form says that one is open', () => {
    expect(missing()).toEqual(['decision acct-opened']);
    expect(missing('no')).toEqual(['decision acct-opened']);
    expect(missing('yes')).toEqual([]);
  });

  it('cannot be made where an ACCT is open and the decision says “no”: the decision itself is corrected', () => {
    const rule = adult.contradictions.find(({ id }) => id === 'acct-open-against-decision');
    expect(rule?.decisions.map(({ id }) => id)).toEqual(['closed', 'error']);
  });
});

describe('critical medicine', () => {
  it('without a supply stops, under any brand name and spelling', () => {
    const state = answered(medicines({ name: 'LANTUS SoloStar', 'supply-tonight': 'none' }));
    expect(ids(state)).toEqual(['critical-medicine-no-supply:insulin glargine']);
    expect(open(state)[0]?.text).toBe('LANTUS SoloStar (insulin): no supply is confirmed for tonight.');
  });

  it('with a supply does not; one still being typed is a missing detail', () => {
    expect(ids(answered(medicines({ name: 'Keppra', 'supply-tonight': 'stock' })))).toEqual([]);
    const typing = evaluate(adult, answered(medicines({ name: 'Keppra' })));
    expect(typing.contradictions).toEqual([]);
    expect(typing.readyToSign.missing).toContain(
      'Question 2: medicines: Medicines, row 1: Next dose is missing.',
    );
    expect(typing.actions.map((action) => action.id)).toContain('critical-medicine-gap');
  });

  it('of the escort record stops where no row answers it, in either shape of row', () => {
    const flat = {
      'medication-details': [{ 'medication-name': 'Methadone', 'medication-time-last-given': '08:00' }],
    };
    const nested = {
      'medication-details': [
        { item: 1, responses: [{ question: 'medication-name', value: 'Methadone 1mg/ml' }] },
      ],
    };
    for (const per of [flat, nested]) {
      expect(ids(answered({ 'q2-medicines': 'no' }, { per }))).toEqual([
        'critical-medicine-no-supply:methadone',
        'medicines-against-record',
      ]);
      const row = medicines({ name: 'methadone', 'supply-tonight': 'arranged' });
      expect(ids(answered(row, { per }))).toEqual([]);
    }
  });

  it('two rows of one medicine: a supply of one does not cover the other', () => {
    const rows = [
      { name: 'Prednisolone 5 mg', 'supply-tonight': 'stock' },
      { name: 'prednisolone 25mg', 'supply-tonight': 'none' },
    ];
    const state = answered(medicines(...rows));
    expect(ids(state)).toEqual(['critical-medicine-no-supply:prednisolone']);
  });

  it('called critical by staff counts though no list names it', () => {
    const state = answered(medicines({ name: 'Trial drug X', critical: 'yes', 'supply-tonight': 'none' }));
    expect(ids(state)).toEqual(['critical-medicine-no-supply:trial drug x']);
  });

  it('is not seen inside another word', () => {
    expect(evaluate(adult, answered(medicines({ name: 'Insulinase' }))).criticalMedicines).toEqual([]);
  });

  it('has every listed class', () => {
    expect(adult.medicines?.classes.map((each) => each.id).sort()).toEqual([
      'anticoagulant',
      'antiepileptic',
      'antipsychotic',
      'hiv',
      'immunosuppressant',
      'insulin',
      'ost',
      'parkinsons',
      'steroid',
      'tb',
    ]);
  });
});

describe('allergy', () => {
  it('left blank while medicines are arranged stops', () => {
    expect(ids(answered(medicine({ name: 'Paracetamol' })))).toEqual([]);
    expect(ids(answered(medicine({ name: 'Paracetamol', 'supply-tonight': 'stock' })))).toEqual([
      'allergy-blank',
    ]);
    expect(ids(blankState({ decisions: { 'medicines-tonight': { value: 'none' } } }))).toEqual([
      'allergy-blank',
    ]);
  });

  it.each(['not-known', 'declined', 'unable'])('"%s" has to be decided', (value) => {
    expect(ids(answered({ 'q4-allergies': value }))).toEqual(['allergy-not-obtained']);
  });

  it('"no" against an allergy on record has to be decided', () => {
    const history = [{ kind: 'allergy', text: 'Penicillin: anaphylaxis', date: null }] as const;
    expect(open(answered({ 'q4-allergies': 'no' }, { history }))[0]?.evidence).toEqual([
      'Earlier record, date not known: Penicillin: anaphylaxis',
    ]);
  });
});

describe('pregnancy and withdrawal', () => {
  it('pregnant in the escort record shows the questions to anyone and stops a "no"', () => {
    const per = { pregnant: { option: 'Yes' } };
    expect(evaluate(adult, blankState({ per })).visible).toContain('q7-pregnant');
    expect(ids(answered({ 'q7-pregnant': 'no' }, { per }))).toEqual(['pregnancy-against-escort']);
  });

  it.each(['no', 'declined', 'not-known', 'unable'])(
    'alcohol withdrawal in the escort record stops "%s"',
    (value) => {
      const per = { 'alcohol-withdrawal': ['yes'] };
      expect(ids(answered({ 'q13-alcohol': value }, { per }))).toEqual(['alcohol-against-escort']);
    },
  );
});
