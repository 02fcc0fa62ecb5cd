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
        incompleteReason: 'intoxicated',
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
