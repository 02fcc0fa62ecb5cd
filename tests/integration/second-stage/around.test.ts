/** A second stage corrected, under an updated question set, and given on two workstations at once. */
import { describe, expect, it } from 'vitest';
import { demoData } from '../../../scripts/demo/establishment.ts';
import { demoFollowUp } from '../../../scripts/demo/follow-up.ts';
import { desksOfTest } from '../../support/at-desk.ts';
import { assessmentView } from '../../../electron/records/services/reception/assessment/view.ts';
import { exchange, packs } from '../../support/desk.ts';
import { testStart } from '../../support/stores.ts';
import { answerAll, save } from '../../support/screening.ts';
import {
  firstStage,
  linesOf,
  owedOf,
  reconcile,
  recordsOf,
  sign,
  wholeSecondStage,
} from '../../support/second-stage-desk.ts';

const desk = desksOfTest();

describe('its correction', () => {
  it('takes back only what it wrote itself', async () => {
    const at = desk();
    const { stayId, patientId } = await firstStage(at, 4);
    await reconcile(at, stayId);
    const first = await sign(
      at,
      await wholeSecondStage(at, stayId, {
        'answer.hepatitis-b-vaccine': { value: 'accepted', detail: { 'first-on': '2026-11-26' } },
        'answer.hiv-test': { value: 'accepted' },
        'answer.ltc-asthma': { value: 'yes', detail: { unstable: 'no' } },
      }),
    );
    expect(owedOf(at, patientId, 'hepatitis-b-dose').length).toBe(4);
    const correction = await at.call('reception.correct', { signedId: first.signedId });
    expect(correction).toMatchObject({ kind: 'second-stage', corrects: first.signedId });
    await answerAll(at, correction.id, {
      'answer.hepatitis-b-vaccine': { value: 'declined', detail: { because: 'Changed his mind' } },
      'answer.hiv-test': { value: 'unable' },
      'answer.ltc-asthma': { value: 'no' },
    });
    const second = await sign(at, correction.id);
    expect(owedOf(at, patientId, 'hepatitis-b-dose').map((each) => each['state'])).toEqual(
      Array.from({ length: 4 }, () => 'cancelled'),
    );
    expect(linesOf(recordsOf(at, patientId, 'vaccination'), 'dose', 'state')).toEqual([
      '1 declined',
      ...[2, 3, 4].map((dose) => `${dose} entered-in-error`),
    ]);
    expect(recordsOf(at, patientId, 'virus-test').find(({ virus }) => virus === 'hiv')?.['state']).toBe(
      'entered-in-error',
    );
    expect(recordsOf(at, patientId, 'condition').map(({ name, state }) => [name, state])).toContainEqual([
      'Asthma',
      'entered-in-error',
    ]);
    const { signed } = await at.call('reception.signed', { signedId: second.signedId });
    expect(signed['corrects']).toBe(first.signedId);
  });

  it('leaves to the first stage what that noted, even where a correction no longer says it', async () => {
    const at = desk();
    const { stayId, patientId } = await firstStage(at, 4, { 'answer.q4-asthma': { value: 'yes' } });
    await reconcile(at, stayId);
    const yes = { 'answer.ltc-asthma': { value: 'yes', detail: { unstable: 'no' } } };
    const first = await sign(at, await wholeSecondStage(at, stayId, yes));
    const correction = await at.call('reception.correct', { signedId: first.signedId });
    await answerAll(at, correction.id, { 'answer.ltc-asthma': { value: 'no' } });
    await sign(at, correction.id);
    expect(recordsOf(at, patientId, 'condition').filter(({ name }) => name === 'Asthma')).toMatchObject([
      { state: 'active', source: 'first-stage assessment' },
    ]);
  });
});

describe('around it', () => {
  it('leaves the board, and a first stage, as they are', async () => {
    const at = desk();
    const { stayId } = await firstStage(at, 0);
    const before = await at.call('reception.board', { date: '2026-11-22' });
    await reconcile(at, stayId);
    await at.call('followup.begin', { stayId, without: null });
    expect((await at.call('reception.board', { date: '2026-11-22' })).rows).toEqual(before.rows);
    const again = await at.call('reception.begin', { stayId });
    expect(again).toMatchObject({ kind: 'first-stage', state: 'signed', review: null });
  });

  it('can be tried on people of the demonstration, with what they said at reception beside it', async () => {
    const at = desk(1, 'mina');
    const { people, drafts } = demoFollowUp(
      1,
      testStart,
      demoData(1, testStart).people,
      'LEI',
      'staff-nurse',
    );
    const author = { staffId: 'system', establishment: 'LEI' };
    for (const person of people) at.store.commit(person.drafts, author);
    at.store.commit(drafts, author);
    const { rows } = await at.call('followup.strip', {});
    const owed = rows.filter(({ state }) => state === 'to-book').slice(0, 5);
    expect(owed.length).toBe(5);
    for (const {
      person: { stayId },
    } of owed) {
      const view = await at.call('followup.begin', { stayId, without: 'To try it' });
      expect(view).toMatchObject({ kind: 'second-stage', review: { pack: { id: 'first-stage-adult' } } });
      expect(view.screening.earlier).toHaveProperty('q4-diabetes');
      const { signed } = await at.call('reception.signed', { signedId: view.review?.signedId ?? '' });
      expect(signed['answers']).toHaveProperty('q4-asthma');
    }
  });

  it('outlives an update of the question set between the two stages, and during the second', async () => {
    const at = desk();
    const { stayId } = await firstStage(at, 4, { 'answer.q4-asthma': { value: 'yes' } });
    await reconcile(at, stayId);
    const { id } = await at.call('followup.begin', { stayId, without: null });
    await save(at, id, 'answer.alcohol', { value: 'no' });
    const newer = packs.map((each) => ({
      ...each,
      hash: `${each.hash}x`,
      pack: { ...each.pack, version: '2.0.0' },
    }));
    const view = assessmentView({ ...at.context, store: at.store, packs: newer }, id);
    expect(view).toMatchObject({ packChanged: true, pack: { version: '2.0.0' } });
    expect(view.fields['answer.alcohol']?.value).toMatchObject({ value: 'no' });
    expect(view.review?.pack).toEqual({ id: 'first-stage-adult', version: '1.0.0' });
    expect(view.screening.earlier?.['q4-asthma']).toBe('yes');
  });

  it('given by two nurses on two workstations keeps every answer of both, and writes each record once', async () => {
    const [a, b] = [desk(1, 'amara'), desk(2, 'bill')];
    const { stayId, patientId } = await firstStage(a, 4);
    exchange(a.store, b.store);
    b.test.clock.now = a.test.clock.now;
    await reconcile(a, stayId, ['GP record']);
    await reconcile(b, stayId, ['Community pharmacy']);
    const [onA, onB] = [
      await a.call('followup.begin', { stayId, without: null }),
      await b.call('followup.begin', { stayId, without: null }),
    ];
    expect(onB.id).toBe(onA.id);
    await save(a, onA.id, 'answer.alcohol', { value: 'no' });
    b.test.clock.now += 60_000;
    await save(b, onA.id, 'answer.drugs-past', { value: 'no' });
    await save(b, onA.id, 'answer.alcohol', { value: 'yes' });
    exchange(a.store, b.store);
    for (const at of [a, b]) {
      const { fields } = await at.call('reception.assessment', { assessmentId: onA.id });
      expect(fields['answer.drugs-past']?.value).toMatchObject({ value: 'no' });
      expect(fields['answer.alcohol']?.conflict?.map((each) => each.authorName).toSorted()).toEqual([
        'Staff amara',
        'Staff bill',
      ]);
      expect(at.store.recordsWhere('reconciliation', 'stay', stayId).length).toBe(1);
    }
    // Both sign without knowing of each other: two editions, and one record of each test and dose.
    const given = {
      'answer.hepatitis-b-vaccine': { value: 'accepted', detail: { 'first-on': '2026-11-26' } },
      'answer.hiv-test': { value: 'accepted' },
    };
    const seen = a.store.seen({ type: 'assessment', id: onA.id }, 'answer.alcohol');
    await a.call('reception.save', {
      assessmentId: onA.id,
      field: 'answer.alcohol',
      value: { value: 'no' },
      seen,
    });
    exchange(a.store, b.store);
    await sign(a, await wholeSecondStage(a, stayId, given));
    await sign(b, await wholeSecondStage(b, stayId, given));
    exchange(a.store, b.store);
    for (const at of [a, b]) {
      expect(at.store.recordsWhere('signed-assessment', 'assessment', onA.id).length).toBe(2);
      expect(recordsOf(at, patientId, 'vaccination').length).toBe(4);
      expect(recordsOf(at, patientId, 'virus-test').length).toBe(3);
      expect(owedOf(at, patientId, 'hepatitis-b-dose').length).toBe(4);
    }
  });
});
