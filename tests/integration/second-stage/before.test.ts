/** Before and during the second stage: what has to come first, what is carried over, what is refused at once. */
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../shared/changes/change.ts';
import { begun, desksOfTest } from '../../support/at-desk.ts';
import { save } from '../../support/screening.ts';
import { draft, uuid } from '../../support/stores.ts';
import {
  DAY,
  firstStage,
  instant,
  owedOf,
  reconcile,
  recordsOf,
  sign,
  wholeWithout,
} from '../../support/second-stage-desk.ts';

const desk = desksOfTest();

describe('before it', () => {
  it('a first stage has to be signed', async () => {
    const at = desk();
    const { stayId } = await begun(at);
    await expect(at.call('followup.begin', { stayId, without: 'no prescriber' })).rejects.toThrow(
      /first-stage assessment is not signed/,
    );
    expect(await at.call('followup.secondStage', { stayId })).toMatchObject({
      firstStage: 'begun',
      reconciliation: null,
      assessment: null,
      due: null,
    });
  });

  it('medicines have to be reconciled, or somebody says why not', async () => {
    const at = desk();
    const { stayId } = await firstStage(at, 4);
    await expect(at.call('followup.begin', { stayId, without: null })).rejects.toMatchObject({
      kind: 'invalid',
      message: expect.stringContaining('not reconciled yet'),
    });
    await expect(at.call('followup.begin', { stayId, without: '   ' })).rejects.toThrow(/without/);
    const view = await at.call('followup.begin', { stayId, without: 'Pharmacist off sick, GP asked' });
    expect(view.kind).toBe('second-stage');
    expect(view.fields['answer.reconciliation']?.value).toMatchObject({
      value: 'not-done',
      detail: { why: 'Pharmacist off sick, GP asked' },
    });
    // Recorded afterwards, the form knows of it.
    await reconcile(at, stayId);
    const after = await at.call('reception.assessment', { assessmentId: view.id });
    expect(after.fields['answer.reconciliation']?.value).toMatchObject({ value: 'done' });
    expect(after.review?.reconciliation).toMatchObject({
      by: 'Staff amara',
      sources: ['GP record', 'Prison chart'],
      differences: 'Sertraline 50 mg, not 100 mg',
    });
  });

  it('a form that says reconciled is not signed while no reconciliation is recorded', async () => {
    const at = desk();
    const { stayId } = await firstStage(at, 4);
    const { id } = await at.call('followup.begin', { stayId, without: 'Pharmacist off sick' });
    await wholeWithout(at, stayId);
    await expect(sign(at, id)).rejects.toMatchObject({
      kind: 'invalid',
      message: expect.stringContaining('no reconciliation is recorded'),
    });
    await reconcile(at, stayId);
    await sign(at, id);
  });

  it('an edition of the first stage is enough where its assessment has not arrived', async () => {
    const at = desk();
    const { stayId, patientId } = await begun(at);
    at.store.commit(
      [
        draft(
          'signed-assessment',
          uuid(0x77, 1),
          {
            kind: 'first-stage',
            stay: stayId,
            signedAt: instant(at),
            answers: { 'q4-asthma': { value: 'yes' } },
          },
          patientId,
        ),
      ],
      { staffId: 'system', establishment: 'LEI' },
    );
    expect(await at.call('followup.secondStage', { stayId })).toMatchObject({ firstStage: 'signed' });
    const view = await at.call('followup.begin', { stayId, without: 'No prescriber today' });
    expect(view.screening.earlier).toEqual({ 'q4-asthma': 'yes' });
  });

  it('a reconciliation cannot lie in the future', async () => {
    const at = desk();
    const { stayId } = await firstStage(at, 1);
    const later = new Date(at.test.clock() + DAY).toISOString();
    await expect(
      at.call('followup.reconciled', { stayId, doneAt: later, sources: ['GP record'], differences: null }),
    ).rejects.toThrow(/future/);
  });
});

describe('while it is given', () => {
  it('carries the first stage over: answers, actions and what came of them', async () => {
    const at = desk();
    const { stayId, patientId } = await firstStage(at, 4, {
      'answer.q4-diabetes': { value: 'yes', detail: { insulin: 'yes', detail: 'Type 1' } },
    });
    const { actions } = await at.call('patients.open', { patientId });
    const open = actions.find(({ state }) => state === 'open');
    if (open === undefined) throw new Error('nothing is owed');
    await at.call('actions.handle', {
      actionId: open.id,
      state: 'done',
      note: 'Seen by Dr O’Neill',
      seen: open.seen,
    });
    await reconcile(at, stayId);
    const view = await at.call('followup.begin', { stayId, without: null });
    expect(view.review?.actions.find(({ action }) => action.id === open.id)?.outcome).toMatch(
      /^Done: Seen by Dr O’Neill \(Staff amara, 26-Nov-2026\)$/,
    );
    expect(view.review?.actions.length).toBe(actions.length);
    expect(view.screening.earlier).toMatchObject({ 'q4-diabetes': 'yes', 'q4-asthma': 'no' });
    const { signed } = await at.call('reception.signed', { signedId: view.review?.signedId ?? '' });
    expect(signed['kind']).toBe('first-stage');
    // The answer then and the answer now do not fit: that has to be decided before signing.
    await expect(sign(at, await wholeWithout(at, stayId))).rejects.toThrow(/first stage recorded diabetes/i);
  });

  it('refuses what is not plausible, at once', async () => {
    const at = desk();
    const { stayId } = await firstStage(at, 4);
    await reconcile(at, stayId);
    const { id } = await at.call('followup.begin', { stayId, without: null });
    const measured = (detail: Record<string, Json>) =>
      save(at, id, 'answer.measurements', { value: 'recorded', detail });
    await expect(measured({ height: 1.78 })).rejects.toThrow(/at least 100 cm/);
    await expect(measured({ temperature: 98 })).rejects.toThrow(/at most 44/);
    await expect(save(at, id, 'answer.hiv-test', { value: 'refused' })).rejects.toThrow(
      /not one of its answers/,
    );
    await expect(save(at, id, 'answer.q4-asthma', { value: 'no' })).rejects.toThrow(/has no question/);
  });

  it('can be interrupted and taken up again, and is still owed meanwhile', async () => {
    const at = desk();
    const { stayId, patientId } = await firstStage(at, 4);
    await reconcile(at, stayId);
    const { id } = await at.call('followup.begin', { stayId, without: null });
    await save(at, id, 'answer.self-harm-thoughts', { value: 'yes', detail: { words: 'no point any more' } });
    await at.call('reception.interrupt', {
      assessmentId: id,
      reason: 'regime',
      note: 'Called to a visit',
      interimPlan: 'ACCT considered; wing told',
      retryDue: new Date(at.test.clock() + 3_600_000).toISOString(),
    });
    expect(recordsOf(at, patientId, 'action').map((each) => each['rule'])).toContain('thoughts-now');
    expect(owedOf(at, patientId, 'first-stage-retry')).toEqual([]);
    expect(owedOf(at, patientId, 'second-stage')[0]?.['state']).toBe('to-book');
    const again = await at.call('followup.begin', { stayId, without: null });
    expect(again).toMatchObject({ id, state: 'in-progress' });
  });
});
