/** The main job through the channels of the contract: from a feed to a signed assessment and its wing summary. */
import { afterEach, describe, expect, it } from 'vitest';
import { anArrival, anEscortRecord, anIdentity } from '../../support/builders.ts';
import { aDesk, base64, password, type Desk } from '../../support/desk.ts';
import { answerAll, save } from '../../support/screening.ts';

const desks: Desk[] = [];
const desk = (lane?: number, username?: string): Desk => {
  const opened = aDesk(lane, username);
  desks.push(opened);
  return opened;
};
afterEach(() => {
  for (const opened of desks.splice(0)) opened.test.remove();
});

const today = '2026-11-22';

/** Imports one arrival, and begins its assessment as a new person. */
async function begun(
  at: Desk,
  entry = anArrival(),
  identity = anIdentity(),
): Promise<{ assessmentId: string; stayId: string; patientId: string }> {
  await at.call('reception.import', { fileName: 'arrivals.json', base64: base64([entry]) });
  const { rows } = await at.call('reception.board', { date: today });
  const arrivalId = rows.find((row) => row.surname === entry['lastName'])?.arrivalId ?? '';
  const { stayId, patientId } = await at.call('reception.arrived', {
    arrivalId,
    arrivedAt: '2026-11-22T19:10:00+00:00',
    who: { is: 'new', identity, setAside: [] },
  });
  const view = await at.call('reception.begin', { stayId });
  return { assessmentId: view.id, stayId, patientId };
}

describe('a screening from board to signed', () => {
  it('keeps what was answered, and makes the actions, the appointment and the summary', async () => {
    const at = desk();
    const { assessmentId, stayId, patientId } = await begun(at);
    await answerAll(at, assessmentId, {
      'answer.q2-medicines': {
        value: 'yes',
        detail: { medicines: [{ name: 'Lantus 12 units', dose: '12 units', 'supply-tonight': 'stock' }] },
      },
      'answer.q4-allergies': {
        value: 'yes',
        detail: { allergies: [{ substance: 'Penicillin', reaction: 'rash', severity: 'moderate' }] },
      },
      'answer.q20-past': {
        value: 'yes',
        detail: {
          'suicide-attempt': 'yes',
          events: [{ date: 'March 2019', setting: 'community', method: 'overdose', which: ['serious'] }],
        },
      },
      'decision.acct-opened': { value: 'yes', detail: { 'log-number': 'LEI/26/101' } },
    });
    const signed = await at.call('reception.sign', { assessmentId, password, supervisor: null });
    expect(signed.appointment?.dueBy).toBe('2026-11-29T23:59:00.000+00:00');
    expect(signed.appointment?.targetDate).toBe('2026-11-24');

    const patient = await at.call('patients.open', { patientId });
    expect(patient.banner).toMatchObject({
      allergyState: 'has-allergies',
      allergies: [{ substance: 'Penicillin', severity: 'moderate' }],
      acct: { state: 'open' },
      stay: { id: stayId, location: 'normal' },
      conflicts: 0,
    });
    expect(patient.history).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          kind: 'self-harm',
          date: '2019-03',
          text: expect.stringContaining('Suicide attempt'),
        }),
        expect.objectContaining({ kind: 'critical-medicine', critical: 'insulin' }),
      ]),
    );
    expect(patient.actions.map((action) => action.title)).toContain(
      'Start the medicine chart, refer to a prescriber and make sure the next dose is supplied',
    );
    expect(patient.appointments).toMatchObject([{ kind: 'second-stage', state: 'to-book' }]);
    expect(patient.appointments[0]?.sooner.length).toBeGreaterThan(0);

    const [row] = (await at.call('reception.board', { date: today })).rows;
    expect(row).toMatchObject({ stage: 'done', mayBeLocated: true, signedId: signed.signedId });

    const summary = await at.call('reception.wingSummary', { signedId: signed.signedId });
    expect(summary).toMatchObject({ assessor: 'Staff amara', supervisor: null, corrects: false });
    expect(JSON.stringify(summary)).not.toMatch(/insulin|lantus|penicillin|overdose/i);
  });

  it('refuses to sign while anything is open, without asking for the password first', async () => {
    const at = desk();
    const { assessmentId } = await begun(at);
    await expect(
      at.call('reception.sign', { assessmentId, password: 'wrong', supervisor: null }),
    ).rejects.toMatchObject({
      kind: 'invalid',
      message: expect.stringContaining('not answered yet'),
    });
    await answerAll(at, assessmentId);
    await expect(
      at.call('reception.sign', { assessmentId, password: 'wrong', supervisor: null }),
    ).rejects.toMatchObject({
      kind: 'wrong-password',
    });
    await at.call('reception.sign', { assessmentId, password, supervisor: null });
    await expect(save(at, assessmentId, 'answer.q5-other-health', { value: 'no' })).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('correction'),
    });
  });

  it('stops a "no" to self-harm against the escort record until somebody decides', async () => {
    const at = desk();
    const { assessmentId, stayId } = await begun(at);
    const report = await at.call('reception.import', {
      fileName: 'per.json',
      base64: base64(anEscortRecord({ 'history-of-self-harm': 'Yes' })),
    });
    expect(report).toMatchObject({ kind: 'per', added: 1, problems: [] });
    const view = await at.call('reception.assessment', { assessmentId });
    expect(view.escort?.['history-of-self-harm']).toMatchObject({ options: ['Yes'] });
    expect(view.stayId).toBe(stayId);
    const [row] = (await at.call('reception.board', { date: today })).rows;
    expect(row).toMatchObject({ hasEscortRecord: true, stage: 'in-screening' });
    expect(row?.flags).toContainEqual({ kind: 'self-harm', text: 'Self-harm marker in the escort record' });
    await answerAll(at, assessmentId);
    const fields = Object.keys((await at.call('reception.assessment', { assessmentId })).fields);
    expect(fields.some((field) => field.startsWith('contradiction.'))).toBe(true);
  });

  it('needs a supervising registered nurse for a healthcare assistant', async () => {
    const at = desk(1, 'hana');
    const { assessmentId } = await begun(at);
    await answerAll(at, assessmentId);
    const sign = (supervisor: string | null) =>
      at.call('reception.sign', { assessmentId, password, supervisor });
    await expect(sign(null)).rejects.toMatchObject({ field: 'supervisor' });
    await expect(sign(at.context.staff.staffId)).rejects.toMatchObject({ field: 'supervisor' });
    await expect(sign(at.as('lapsed').context.staff.staffId)).rejects.toMatchObject({ field: 'supervisor' });
    const { signedId } = await sign(at.as('bill').context.staff.staffId);
    const summary = await at.call('reception.wingSummary', { signedId });
    expect(summary).toMatchObject({ assessor: 'Staff hana', supervisor: 'Staff bill' });
  });
});
