/** What a signature writes for those who come later: health problems, refuted allergies, where a person may be located. */
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../shared/changes/change.ts';
import { anArrival, anIdentity } from '../../support/builders.ts';
import { begun, desksOfTest, importRows } from '../../support/at-desk.ts';
import { password, type Desk } from '../../support/desk.ts';
import { answerAll, save, type Answers } from '../../support/screening.ts';

const desk = desksOfTest();
const day = 86_400_000;
const SECOND_ARRIVAL = '0a1f3c52-5a0e-4d9b-8a5e-3d1e6f7a9b20';

async function signed(at: Desk, assessmentId: string, given: Answers = {}): Promise<string> {
  await answerAll(at, assessmentId, given);
  return (await at.call('reception.sign', { assessmentId, password, supervisor: null })).signedId;
}

/** The same person comes a second time, ten days later; answers the assessment of that stay. */
async function again(at: Desk, patientId: string): Promise<string> {
  at.test.clock.now += 10 * day;
  const expected = new Date(at.test.clock()).toISOString().slice(0, 10);
  await importRows(at, [anArrival({ id: SECOND_ARRIVAL, date: expected })]);
  const { rows } = await at.call('reception.board', { date: expected });
  const { stayId } = await at.call('reception.arrived', {
    arrivalId: rows.find((row) => row.stage === 'expected')?.arrivalId ?? '',
    arrivedAt: new Date(at.test.clock() - 600_000).toISOString(),
    who: { is: 'known', patientId, setAside: [] },
  });
  const { id } = await at.call('reception.begin', { stayId });
  const date = new Date(at.test.clock() + 3 * day).toISOString().slice(0, 10);
  await save(at, id, 'decision.second-stage', { value: 'recorded', detail: { date } });
  return id;
}

const allergyTo = (substance: string): Json => ({
  value: 'yes',
  detail: { allergies: [{ substance, reaction: 'rash', severity: 'moderate' }] },
});

const fieldsOf = (at: Desk, patientId: string, type: string): Record<string, Json>[] =>
  at.store
    .recordsOfPatient(patientId, type)
    .map(({ fields }) =>
      Object.fromEntries(Object.entries(fields).map(([name, { value }]) => [name, value])),
    );

describe('signing', () => {
  it('notes health problems once for the person, and a correction takes back only its own', async () => {
    const at = desk();
    const { assessmentId, patientId } = await begun(at);
    const asthma = { value: 'yes', detail: { detail: 'since childhood', unwell: 'no' } };
    const signedId = await signed(at, assessmentId, {
      'answer.q4-asthma': asthma,
      'answer.q4b-physical-disability': {
        value: 'yes',
        detail: { detail: 'left hand', unwell: 'no', adjustment: 'no' },
      },
      'answer.q4-hiv': { value: 'declined' },
    });
    expect(fieldsOf(at, patientId, 'condition')).toEqual([
      expect.objectContaining({ name: 'Asthma', kind: 'physical', state: 'active', noted: '2026-11-22' }),
      expect.objectContaining({ name: 'Physical disability: left hand', state: 'active' }),
    ]);
    const summary = JSON.stringify(await at.call('reception.wingSummary', { signedId }));
    expect(summary).not.toMatch(/asthma|left hand|disab/i);

    const second = await again(at, patientId);
    const secondSigned = await signed(at, second, {
      'answer.q4-asthma': asthma,
      'answer.q4-copd': { value: 'yes', detail: { detail: 'mild', unwell: 'no' } },
    });
    const correction = await at.call('reception.correct', { signedId: secondSigned });
    await save(at, correction.id, 'answer.q4-asthma', { value: 'no' });
    await save(at, correction.id, 'answer.q4-copd', { value: 'no' });
    await signed(at, correction.id);
    const states = fieldsOf(at, patientId, 'condition').map(({ name, state }) => [name, state]);
    expect(states).toEqual([
      ['Asthma', 'active'],
      ['Physical disability: left hand', 'active'],
      ['Chronic lung disease (COPD)', 'entered-in-error'],
    ]);
  });

  it('marks an allergy that was checked and refuted as entered in error', async () => {
    const at = desk();
    const { assessmentId, patientId } = await begun(at);
    await signed(at, assessmentId, { 'answer.q4-allergies': allergyTo('Penicillin') });
    const second = await again(at, patientId);
    await save(at, second, 'answer.q4-allergies', { value: 'no' });
    const text = 'An allergy or special diet is on record; the answer here is “No”.';
    await save(at, second, 'contradiction.allergy-against-record', {
      decision: 'refuted',
      reason: 'Hospital letter: tested, not allergic',
      text,
    });
    const secondSigned = await signed(at, second);
    const { banner, history } = await at.call('patients.open', { patientId });
    expect(banner).toMatchObject({ allergyState: 'none-known', allergies: [] });
    expect(history.filter(({ kind }) => kind === 'allergy')).toEqual([]);
    const { signed: edition } = await at.call('reception.signed', { signedId: secondSigned });
    expect(edition['contradictions']).toEqual([
      expect.objectContaining({
        decision: expect.objectContaining({ reason: 'Hospital letter: tested, not allergic' }),
      }),
    ]);
    expect(at.store.recordsOfPatient(patientId, 'allergy')).toHaveLength(1);
  });

  it('leaves an allergy that stands, whatever was answered', async () => {
    const at = desk();
    const { assessmentId, patientId } = await begun(at);
    await signed(at, assessmentId, { 'answer.q4-allergies': allergyTo('Penicillin') });
    const second = await again(at, patientId);
    await signed(at, second, { 'answer.q4-allergies': { value: 'no' } });
    const { banner } = await at.call('patients.open', { patientId });
    expect(banner).toMatchObject({ allergyState: 'has-allergies', allergies: [{ substance: 'Penicillin' }] });
  });

  it('does not let a correction take back an allergy that an earlier stay recorded', async () => {
    const at = desk();
    const { assessmentId, patientId } = await begun(at);
    await signed(at, assessmentId, { 'answer.q4-allergies': allergyTo('Penicillin') });
    const second = await again(at, patientId);
    const signedId = await signed(at, second, { 'answer.q4-allergies': allergyTo('penicillin') });
    const correction = await at.call('reception.correct', { signedId });
    await save(at, correction.id, 'answer.q4-allergies', { value: 'no' });
    await expect(
      at.call('reception.sign', { assessmentId: correction.id, password, supervisor: null }),
    ).rejects.toMatchObject({ message: expect.stringContaining('allergy or special diet is on record') });
    await signed(at, correction.id);
    const { banner } = await at.call('patients.open', { patientId });
    expect(banner).toMatchObject({ allergyState: 'has-allergies', allergies: [{ substance: 'penicillin' }] });
  });

  it.each([
    ['healthcare', 'healthcare'],
    ['hospital', 'other'],
    ['other', 'other'],
  ])('says where a person who is not fit for normal location may be: %s', async (place, location) => {
    const at = desk();
    const { assessmentId, patientId } = await begun(at, anArrival(), anIdentity());
    await signed(at, assessmentId, {
      'decision.normal-location': { value: 'no', detail: { place, where: 'a bed with oxygen' } },
    });
    const { banner } = await at.call('patients.open', { patientId });
    expect(banner.stay).toMatchObject({ location });
  });
});
