/** Correcting what was signed: a new, linked edition; actions and appointment follow it without losing what was done. */
import { describe, expect, it } from 'vitest';
import { begun, desksOfTest } from '../../support/at-desk.ts';
import { password } from '../../support/desk.ts';
import { answerAll, save } from '../../support/screening.ts';

const desk = desksOfTest();
const medicines = (...names: string[]) => ({
  value: 'yes',
  detail: { medicines: names.map((name) => ({ name, 'supply-tonight': 'stock' })) },
});

describe('a correction', () => {
  it('carries the signed answers, names what it corrects, and replaces what followed from them', async () => {
    const at = desk();
    const { assessmentId, patientId } = await begun(at);
    await answerAll(at, assessmentId, {
      'answer.q2-medicines': medicines('Lantus', 'Sertraline'),
      'answer.q4-allergies': {
        value: 'yes',
        detail: { allergies: [{ substance: 'Latex', reaction: 'hives', severity: 'mild' }] },
      },
    });
    const first = await at.call('reception.sign', { assessmentId, password, supervisor: null });
    const opened = await at.call('patients.open', { patientId });
    const chart = opened.actions.find((action) => action.title.startsWith('Start the medicine chart'));
    await at.call('actions.handle', { actionId: chart?.id ?? '', state: 'done', seen: chart?.seen ?? [] });

    at.test.clock.now += 3_600_000;
    const view = await at.call('reception.correct', { signedId: first.signedId });
    expect(view).toMatchObject({ corrects: first.signedId, state: 'in-progress' });
    expect(view.fields['answer.q2-medicines']?.value).toMatchObject(medicines('Lantus', 'Sertraline'));
    expect((await at.call('reception.correct', { signedId: first.signedId })).id).toBe(view.id);
    await save(at, view.id, 'answer.q2-medicines', medicines('Lantus'));
    await save(at, view.id, 'answer.q4-allergies', { value: 'no' });
    await answerAll(at, view.id);
    const second = await at.call('reception.sign', { assessmentId: view.id, password, supervisor: null });
    expect(second.signedId).not.toBe(first.signedId);
    expect(second.appointment).toEqual(first.appointment);

    const after = await at.call('patients.open', { patientId });
    expect(after.banner).toMatchObject({ allergyState: 'none-known', allergies: [] });
    expect(after.history.filter((item) => item.kind.includes('medicine')).map((item) => item.text)).toEqual([
      'Lantus',
    ]);
    expect(after.actions.find((action) => action.id === chart?.id)).toMatchObject({ state: 'done' });
    const allergyAction = after.actions.find((action) => action.title.startsWith('Record the allergy'));
    expect(allergyAction).toMatchObject({ state: 'not-needed' });
    expect(after.appointments.filter((each) => each.kind === 'second-stage')).toHaveLength(1);
    expect(after.assessments.map((each) => each.state)).toEqual(['signed', 'signed']);
    expect((await at.call('reception.wingSummary', { signedId: second.signedId })).corrects).toBe(true);
    const frozen = await at.call('reception.signed', { signedId: first.signedId });
    expect(JSON.stringify(frozen.signed)).toContain('Sertraline');
    await expect(at.call('reception.correct', { signedId: first.signedId })).rejects.toMatchObject({
      kind: 'conflict',
    });
  });

  it('moves the second stage to an earlier day, never to a later one', async () => {
    const at = desk();
    const { assessmentId } = await begun(at);
    await answerAll(at, assessmentId, {
      'decision.second-stage': { value: 'recorded', detail: { date: '2026-11-27' } },
    });
    const first = await at.call('reception.sign', { assessmentId, password, supervisor: null });
    expect(first.appointment?.targetDate).toBe('2026-11-27');
    const sooner = await at.call('reception.correct', { signedId: first.signedId });
    await save(at, sooner.id, 'answer.tb-cough', { value: 'yes' });
    await answerAll(at, sooner.id);
    const second = await at.call('reception.sign', { assessmentId: sooner.id, password, supervisor: null });
    expect(second.appointment?.targetDate).toBe('2026-11-24');
    const later = await at.call('reception.correct', { signedId: second.signedId });
    await save(at, later.id, 'answer.tb-cough', { value: 'no' });
    await answerAll(at, later.id);
    const third = await at.call('reception.sign', { assessmentId: later.id, password, supervisor: null });
    expect(third.appointment).toEqual(second.appointment);
    const refused = await at.call('reception.correct', { signedId: third.signedId });
    await save(at, refused.id, 'decision.second-stage', {
      value: 'recorded',
      detail: { date: '2026-12-01' },
    });
    await expect(
      at.call('reception.sign', { assessmentId: refused.id, password, supervisor: null }),
    ).rejects.toMatchObject({ field: 'decision.second-stage' });
  });
});

describe('actions', () => {
  it('are handed over to somebody, left out with a reason, and taken back', async () => {
    const at = desk();
    const { assessmentId, patientId } = await begun(at);
    await answerAll(at, assessmentId, {
      'answer.q16-service': { value: 'yes', detail: { who: 'community team' } },
    });
    await at.call('reception.sign', { assessmentId, password, supervisor: null });
    const [action] = await at.call('actions.list', { patientId, state: 'open' });
    const handle = (input: object) =>
      at.call('actions.handle', {
        actionId: action?.id ?? '',
        seen: action?.seen ?? [],
        state: 'open',
        ...input,
      });
    await expect(handle({ state: 'handed-over' })).rejects.toMatchObject({ field: 'to' });
    await expect(handle({ state: 'not-needed' })).rejects.toMatchObject({ field: 'note' });
    const done = await handle({ state: 'done' });
    expect(await at.call('actions.list', { patientId, state: 'open' })).not.toContainEqual(
      expect.objectContaining({ id: action?.id }),
    );
    expect(await handle({ state: 'open', seen: done.seen })).toMatchObject({ state: 'open' });
    expect(await at.call('conflicts.list', { patientId })).toEqual([]);
  });
});
