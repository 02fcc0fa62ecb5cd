/** An assessment that cannot be finished tonight: incomplete, with a plan and a retry, at the top of the board. */
import { describe, expect, it } from 'vitest';
import { anArrival } from '../../support/builders.ts';
import { begun, desksOfTest, importRows, today } from '../../support/at-desk.ts';
import { password } from '../../support/desk.ts';
import { answerAll, save } from '../../support/screening.ts';

const desk = desksOfTest();
const why = {
  reason: 'intoxicated',
  note: 'Slurred speech',
  interimPlan: 'Observed every 15 minutes by reception staff',
  retryDue: '2026-11-23T08:00:00Z',
};

describe('an interrupted assessment', () => {
  it('stays at the top of the board until it is taken up, and counts as a reason for an earlier second stage', async () => {
    const at = desk();
    await importRows(at, [anArrival({ id: '476d47a3-013a-4772-94c7-5d043b0d0007', lastName: 'Aardvark' })]);
    const { assessmentId, stayId, patientId } = await begun(at);
    await save(at, assessmentId, 'answer.q4-asthma', { value: 'yes' });
    await at.call('reception.interrupt', { assessmentId, ...why });
    const next = '2026-11-23';
    at.test.clock.now = Date.parse('2026-11-23T07:30:00Z');
    for (const date of [today, next]) {
      const [row] = (await at.call('reception.board', { date })).rows;
      expect(row).toMatchObject({
        surname: 'Okafor',
        stage: 'incomplete',
        incompleteReason: 'Intoxicated',
        mayBeLocated: false,
      });
    }
    const retries = async () =>
      (await at.call('patients.open', { patientId })).appointments.filter(
        (each) => each.kind === 'first-stage-retry',
      );
    expect(await retries()).toMatchObject([{ state: 'to-book', targetDate: next }]);

    const again = await at.call('reception.begin', { stayId });
    expect(again).toMatchObject({ id: assessmentId, state: 'in-progress', incomplete: null });
    expect(again.fields['answer.q4-asthma']?.value).toMatchObject({ value: 'yes' });
    expect(await retries()).toMatchObject([{ state: 'done' }]);
    await at.call('reception.interrupt', { assessmentId, ...why, retryDue: '2026-11-23T10:00:00Z' });
    await save(at, assessmentId, 'answer.q4-epilepsy', { value: 'no' });
    expect(await at.call('reception.assessment', { assessmentId })).toMatchObject({ state: 'in-progress' });
    await answerAll(at, assessmentId);
    await at.call('reception.sign', { assessmentId, password, supervisor: null });
    await expect(at.call('reception.interrupt', { assessmentId, ...why })).rejects.toMatchObject({
      kind: 'conflict',
    });
  });

  it('leaves nothing silent that the answers so far oblige somebody to do at once', async () => {
    const at = desk();
    const { assessmentId, stayId, patientId } = await begun(at);
    await save(at, assessmentId, 'answer.q19-thoughts', { value: 'yes' });
    await save(at, assessmentId, 'answer.q3-injury', { value: 'yes' });
    await at.call('reception.interrupt', { assessmentId, ...why, reason: 'hospital' });
    const owed = await at.call('actions.list', { patientId, state: 'open' });
    expect(owed[0]).toMatchObject({ urgency: 'emergency', title: 'Urgent mental health assessment now' });
    expect(owed[0]?.because).toEqual(['question 19: thinking of or planning self-harm or suicide']);
    expect(owed.every(({ urgency }) => ['emergency', 'tonight'].includes(urgency))).toBe(true);
    const injury = owed.find(({ because }) => because.some((each) => each.startsWith('question 3')));
    expect(injury).toBeDefined();

    // Tried again: what was owed is the same action still, and what no longer follows is closed with its reason.
    await at.call('reception.begin', { stayId });
    await save(at, assessmentId, 'answer.q3-injury', { value: 'no' });
    await answerAll(at, assessmentId);
    await at.call('reception.sign', { assessmentId, password, supervisor: null });
    const all = await at.call('actions.list', { patientId, state: 'all' });
    const state = (id: string | undefined) => all.filter((each) => each.id === id).map((each) => each.state);
    expect(state(owed[0]?.id)).toEqual(['handed-over']);
    expect(state(injury?.id)).toEqual(['not-needed']);
  });

  it('needs a reason of the question set, a plan, and a retry by the next day', async () => {
    const at = desk();
    const { assessmentId } = await begun(at);
    const interrupt = (change: Partial<typeof why>) =>
      at.call('reception.interrupt', { assessmentId, ...why, ...change });
    await expect(interrupt({ reason: 'bored' })).rejects.toMatchObject({ field: 'reason' });
    await expect(interrupt({ interimPlan: '  ' })).rejects.toMatchObject({ field: 'interimPlan' });
    await expect(interrupt({ retryDue: '2026-11-25T08:00:00Z' })).rejects.toMatchObject({
      field: 'retryDue',
    });
    await expect(interrupt({ retryDue: '2026-11-21T08:00:00Z' })).rejects.toMatchObject({
      field: 'retryDue',
    });
  });
});
