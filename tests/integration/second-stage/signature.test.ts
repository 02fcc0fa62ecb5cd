/** The signature of a second stage: frozen, its appointment done, and everything it writes besides. */
import { describe, expect, it } from 'vitest';
import { desksOfTest } from '../../support/at-desk.ts';
import { save } from '../../support/screening.ts';
import {
  firstStage,
  instant,
  linesOf,
  owedOf,
  phq,
  reconcile,
  recordsOf,
  sign,
  wholeSecondStage,
} from '../../support/second-stage-desk.ts';

const desk = desksOfTest();

describe('its signature', () => {
  it('freezes it, makes its appointment done, and writes tests, doses, screens and release', async () => {
    const at = desk();
    const { stayId, patientId } = await firstStage(at, 1);
    await reconcile(at, stayId);
    const id = await wholeSecondStage(at, stayId, {
      'answer.hiv-test': { value: 'accepted', detail: { 'taken-at': instant(at) } },
      'answer.hepatitis-b-test': { value: 'accepted' },
      'answer.hepatitis-c-test': { value: 'declined', detail: { because: 'Had one last week' } },
      'answer.hepatitis-b-vaccine': {
        value: 'accepted',
        detail: { 'first-on': '2026-11-23', doses: [{ dose: '1', on: '2026-11-23', batch: 'AB12' }] },
      },
      'answer.other-vaccines': {
        value: 'yes',
        detail: {
          vaccines: [
            { vaccine: 'mmr', state: 'due' },
            { vaccine: 'flu', state: 'given', on: '2026-11-23' },
          ],
        },
      },
      'answer.tb-again': { value: 'yes' },
      'answer.release': { value: 'yes', detail: { date: '2026-12-11' } },
      'answer.autism': { value: 'yes' },
      'answer.adjustments': { value: 'yes', detail: { needs: ['quiet', 'more-time'] } },
      'answer.mood': { value: 'yes' },
      'tool.phq-9': phq('1'),
      'answer.conversation': {
        value: 'yes',
        detail: { what: 'Thinks of his daughter; wants to be checked on' },
      },
      'decision.acct-opened': { value: 'yes', detail: { 'log-number': 'LEI/26/117' } },
    });
    const signed = await sign(at, id);
    expect(signed.appointment).toBeNull();

    const { signed: frozen, pack } = await at.call('reception.signed', { signedId: signed.signedId });
    expect(frozen).toMatchObject({ kind: 'second-stage', assessment: id, stay: stayId });
    expect(pack).toContain('Second-stage assessment');
    expect(owedOf(at, patientId, 'second-stage')[0]?.['state']).toBe('done');

    const tests = linesOf(
      recordsOf(at, patientId, 'virus-test'),
      'virus',
      'response',
      'result',
      'declinedBecause',
    );
    expect(tests).toEqual([
      'hepatitis-b accepted  ',
      'hepatitis-c declined  Had one last week',
      'hiv accepted awaited ',
    ]);
    expect(owedOf(at, patientId, 'blood-borne-virus').map((each) => each['dueBy'])).toEqual([
      '2026-11-29T23:59:00.000+00:00',
    ]);

    const doses = recordsOf(at, patientId, 'vaccination')
      .filter((each) => each['vaccine'] === 'Hepatitis B')
      .toSorted((a, b) => Number(a['dose']) - Number(b['dose']));
    expect(doses.map(({ dose, dueOn, givenOn, state }) => [dose, dueOn, givenOn, state])).toEqual([
      [1, '2026-11-23', '2026-11-23', 'given'],
      [2, '2026-11-30', null, 'due'],
      [3, '2026-12-14', null, 'due'],
      [4, '2027-11-23', null, 'due'],
    ]);
    expect(
      owedOf(at, patientId, 'hepatitis-b-dose').map((each) => [each['targetDate'], each['reason']]),
    ).toEqual([
      ['2026-11-30', 'Hepatitis B vaccine, dose 2'],
      ['2026-12-14', 'Hepatitis B vaccine, dose 3'],
      ['2027-11-23', 'Hepatitis B vaccine, dose 4'],
    ]);
    const rest = recordsOf(at, patientId, 'vaccination').filter((each) => each['vaccine'] !== 'Hepatitis B');
    expect(linesOf(rest, 'vaccine', 'state')).toEqual(['Flu given', 'MMR due']);

    // Day 1: the tuberculosis screen of days 2 to 7 is still owed, and once more in three weeks.
    const screens = owedOf(at, patientId, 'tb-recall');
    expect(screens.map(({ targetDate, dueBy, state }) => [targetDate, dueBy, state])).toEqual([
      ['2026-11-24', '2026-11-29T23:59:00.000+00:00', 'to-book'],
      ['2026-12-14', '2026-12-14T23:59:00.000+00:00', 'to-book'],
    ]);
    expect(recordsOf(at, patientId, 'planned-date')).toMatchObject([
      { kind: 'release', date: '2026-12-11', state: 'expected' },
    ]);
    expect(owedOf(at, patientId, 'pre-release')[0]?.['reason']).toContain('11-Dec-2026');

    const patient = await at.call('patients.open', { patientId });
    const titles = patient.actions.map(({ title }) => title);
    expect(titles).toContain('Begin release planning now');
    expect(titles).toContain('Talk about it now, in this contact, and agree what keeps the person safe');
    expect(patient.banner.acct.state).toBe('open');
    expect(patient.fields['communicationNeeds']?.value).toEqual(
      expect.arrayContaining(['A quiet place', 'More time, one thing at a time']),
    );
    expect(recordsOf(at, patientId, 'condition').map(({ name, source }) => [name, source])).toContainEqual([
      'Autism, known or thought likely',
      'second-stage assessment',
    ]);
    expect(patient.assessments.map(({ kind, state }) => [kind, state].join(' ')).toSorted()).toEqual([
      'first-stage signed',
      'second-stage signed',
    ]);
    expect(await at.call('followup.secondStage', { stayId })).toMatchObject({
      firstStage: 'signed',
      assessment: { id, state: 'signed', signedId: signed.signedId },
    });
  });

  it('on a day from 2 to 7 does the tuberculosis screen, unless a symptom was not answered', async () => {
    for (const [lane, answer, state] of [
      [1, 'no', 'done'],
      [2, 'declined', 'to-book'],
    ] as const) {
      const at = desk(lane);
      const { stayId, patientId } = await firstStage(at, 4);
      await reconcile(at, stayId);
      await sign(at, await wholeSecondStage(at, stayId, { 'answer.tb-cough': { value: answer } }));
      expect(owedOf(at, patientId, 'tb-recall').map((each) => each['state'])).toEqual([state]);
    }
  });

  it('needs the password, and cannot be given while the PHQ-9 item is not dealt with', async () => {
    const at = desk();
    const { stayId } = await firstStage(at, 4);
    await reconcile(at, stayId);
    const id = await wholeSecondStage(at, stayId);
    await expect(
      at.call('reception.sign', { assessmentId: id, password: 'wrong', supervisor: null }),
    ).rejects.toMatchObject({ kind: 'wrong-password' });
    await save(at, id, 'answer.mood', { value: 'yes' });
    await save(at, id, 'tool.phq-9', phq('2'));
    await expect(sign(at, id)).rejects.toThrow(/Talk about it now, in this contact/);
  });
});
