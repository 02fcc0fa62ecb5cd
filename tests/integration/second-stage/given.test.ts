/** Results, doses and screens recorded after the signature, without a correction: by field, taken back, and never undone by one. */
import { expect, it } from 'vitest';
import { desksOfTest } from '../../support/at-desk.ts';
import {
  firstStage,
  instant,
  owedOf,
  reconcile,
  sign,
  wholeSecondStage,
} from '../../support/second-stage-desk.ts';

const desk = desksOfTest();

async function signedWithTests(at = desk()) {
  const { stayId, patientId } = await firstStage(at, 1);
  await reconcile(at, stayId);
  const id = await wholeSecondStage(at, stayId, {
    'answer.hiv-test': { value: 'accepted', detail: { 'taken-at': instant(at) } },
    'answer.hepatitis-b-test': { value: 'accepted' },
    'answer.hepatitis-c-test': { value: 'declined', detail: { because: "Doesn't want to know" } },
    'answer.hepatitis-b-vaccine': {
      value: 'accepted',
      detail: { 'first-on': '2026-11-23', doses: [{ dose: '1', on: '2026-11-23', batch: 'AB12' }] },
    },
    'answer.tb-again': { value: 'yes' },
  });
  const { signedId } = await sign(at, id);
  const view = () => at.call('followup.given', { patientId });
  return { at, id, patientId, signedId, view };
}

it('records a result, the link to treatment and a sample; the sample is then owed no more, and again when taken back', async () => {
  const { at, patientId, view } = await signedWithTests();
  const [hiv, hepatitisB, declined] = ['HIV', 'Hepatitis B', 'Hepatitis C'] as const;
  const test = async (virus: string) => (await view()).tests.find((one) => one.virus === virus);
  const first = await test(hiv);
  expect(first).toMatchObject({ response: 'accepted', result: 'awaited' });
  const { testId = '', takenOn = null } = first ?? {};
  const detected = { testId, takenOn, result: 'detected' as const, linkedOn: takenOn };
  await at.call('followup.testRecorded', detected);
  expect(await test(hiv)).toMatchObject({ result: 'detected', linkedOn: takenOn });
  await expect(at.call('followup.testRecorded', { ...detected, result: 'not-detected' })).rejects.toThrow(
    /only where the virus was detected/,
  );
  await expect(at.call('followup.testRecorded', { ...detected, takenOn: '2030-01-01' })).rejects.toThrow(
    /lies ahead/,
  );
  const refused = (await test(declined))?.testId ?? '';
  await expect(at.call('followup.testRecorded', { ...detected, testId: refused })).rejects.toThrow(
    /declined/,
  );
  expect(owedOf(at, patientId, 'blood-borne-virus')[0]?.['state']).toBe('to-book');
  const second = (await test(hepatitisB))?.testId ?? '';
  const taken = { testId: second, takenOn, result: 'awaited' as const, linkedOn: null };
  await at.call('followup.testRecorded', taken);
  expect(owedOf(at, patientId, 'blood-borne-virus')[0]?.['state']).toBe('done');
  await at.call('followup.testRecorded', { ...taken, takenOn: null, result: null });
  expect(owedOf(at, patientId, 'blood-borne-virus')[0]?.['state']).toBe('to-book');
});

it('records a dose with its batch: what is owed for it is done, and owed again when taken back', async () => {
  const { at, patientId, view } = await signedWithTests();
  const due = (await view()).doses.find(
    ({ state, appointmentId }) => state === 'due' && appointmentId !== null,
  );
  const { doseId = '', appointmentId, dueOn } = due ?? {};
  expect(dueOn).not.toBeNull();
  const state = () => owedOf(at, patientId, 'hepatitis-b-dose').map((one) => one['state']);
  const before = state();
  await at.call('followup.doseRecorded', { doseId, givenOn: '2026-11-22', batch: 'HB 77' });
  expect((await view()).doses.find((one) => one.doseId === doseId)).toMatchObject({
    state: 'given',
    givenOn: '2026-11-22',
    batch: 'HB 77',
  });
  expect(at.store.record('appointment', appointmentId ?? '')?.fields['state']?.value).toBe('done');
  await at.call('followup.doseRecorded', { doseId, givenOn: null, batch: null });
  expect(state()).toEqual(before);
});

it('keeps a result that came since, whatever a correction of the assessment says of it', async () => {
  const { at, view, signedId } = await signedWithTests();
  const hiv = (await view()).tests.find(({ virus }) => virus === 'HIV');
  const { testId = '', takenOn = null } = hiv ?? {};
  await at.call('followup.testRecorded', { testId, takenOn, result: 'not-detected', linkedOn: null });
  const correction = await at.call('reception.correct', { signedId });
  await sign(at, correction.id);
  expect((await view()).tests.find(({ virus }) => virus === 'HIV')?.result).toBe('not-detected');
});

it('says that the recall for tuberculosis was asked, and takes that back', async () => {
  const { at, view } = await signedWithTests();
  const open = (await view()).screens.find(({ done }) => !done);
  const { appointmentId = '' } = open ?? {};
  const done = async () => (await view()).screens.find((one) => one.appointmentId === appointmentId)?.done;
  await at.call('followup.screened', { appointmentId });
  expect(await done()).toBe(true);
  await at.call('followup.screened', { appointmentId, undo: true });
  expect(await done()).toBe(false);
});
