/** The second stage in the window: reconciliation, the first stage beside it, what is worked out, and the signature. */
import { demoPassword } from '../../scripts/demo/establishment.ts';
import type { Desk } from '../../scripts/demo/prepare/desk.ts';
import type { Json } from '../../shared/changes/change.ts';
import { accessible } from '../support/accessible.ts';
import { screener } from '../support/demonstration/colleague.ts';
import { civilToday, openSection } from '../support/demonstration/steps.ts';
import { expect, signIn, test } from '../support/demonstration/test.ts';
import { packs } from '../support/desk.ts';
import { answerAll, type Answers } from '../support/screening.ts';
import { calmSecondStage } from '../support/second-stage.ts';

/** Somebody received and screened at the second workstation this evening. */
async function screened(desk: Desk): Promise<{ stayId: string; patientId: string }> {
  const { arrivalId } = await desk.ask('reception.addArrival', {
    identity: {
      surname: "O'Ncí",
      forenames: 'Seán',
      dateOfBirth: '1961-05-02',
      sex: 'male',
      nhsNumber: null,
      prisonNumber: null,
      pncNumber: null,
    },
    source: 'court',
    fromLocation: 'Leeds Crown Court',
    expectedDate: civilToday(),
  });
  const here = await desk.ask('reception.arrived', {
    arrivalId,
    arrivedAt: new Date(Date.now() - 60_000).toISOString(),
    who: {
      is: 'new',
      identity: {
        surname: "O'Ncí",
        forenames: 'Seán',
        dateOfBirth: '1961-05-02',
        sex: 'male',
        nhsNumber: null,
        prisonNumber: null,
        pncNumber: null,
      },
      setAside: [],
    },
  });
  const { id } = await desk.ask('reception.begin', { stayId: here.stayId });
  await answerAll(screener(desk), id, {
    'answer.q4-diabetes': { value: 'yes', detail: { detail: 'Type 2', insulin: 'no' } },
    'decision.second-stage': { value: 'recorded', detail: { date: civilToday() } },
  });
  await desk.ask('reception.sign', { assessmentId: id, password: demoPassword, supervisor: null });
  return here;
}

test('a second stage is begun after reconciliation, shows the first one, works out what it can, and is signed', async ({
  window,
  establishment,
}) => {
  test.slow();
  const other = await establishment.secondDesk();
  const { stayId, patientId } = await screened(other);
  await signIn(window, 'r.okafor');
  const look = () => window.evaluate((id) => void (location.hash = `#/patient/${id}`), patientId);
  await expect(async () => {
    await look();
    await expect(window.getByRole('tab', { name: 'Stays and assessments' })).toBeVisible({ timeout: 2000 });
  }).toPass();
  await window.getByRole('tab', { name: 'Stays and assessments' }).click();
  const begin = window.getByRole('button', { name: 'Second-stage assessment' });
  await expect(begin).toBeVisible();
  await accessible(window, 'a patient who is owed a second stage');

  await begin.click();
  const without = window.getByRole('dialog', { name: /are not reconciled/ });
  await expect(without).toBeVisible();
  await accessible(window, 'the second stage without reconciliation');
  await without.getByRole('button', { name: 'Record medicines reconciliation' }).click();
  const dialog = window.getByRole('dialog', { name: /^Medicines reconciliation of/ });
  await dialog.getByLabel('GP record').check();
  await accessible(window, 'recording a reconciliation');
  await dialog.getByRole('button', { name: 'Record the reconciliation' }).click();
  await expect(window.getByText(/^Medicines reconciled/)).toBeVisible();

  await begin.click();
  await expect(window.getByRole('heading', { level: 1, name: /^Second-stage assessment/ })).toBeVisible();
  const review = window.getByRole('region', { name: 'Review of the first stage' });
  await expect(review).toContainText('against GP record');
  await accessible(window, 'a second stage with the first at its head');
  await review.getByRole('button', { name: /^Hide/ }).click();

  await openSection(window, /^Measurements/);
  await window.getByLabel(/^Height/).fill('178');
  await window.getByLabel(/^Weight/).fill('82.5');
  await expect(window.getByRole('status', { name: 'Body mass index' })).toContainText('= 26.0 kg/m²');
  await accessible(window, 'measurements with a figure worked out');
  await openSection(window, /^National screening/);
  await expect(window.getByRole('table', { name: /Who is invited/ })).toContainText('invited from 50 to 74');
  await accessible(window, 'national screening');
  await openSection(window, /^Long-term conditions/);
  await expect(window.locator('[data-question=ltc-diabetes]')).toContainText('Type 2');
  await openSection(window, /^Mental health/);
  const mood = window.locator('[data-question=mood]');
  await mood.getByRole('radio', { name: 'Yes', exact: true }).click();
  const last = mood.getByRole('row').filter({ hasText: 'better off dead' });
  await last.getByRole('combobox').selectOption('1: Several days');
  await expect(window.getByText(/^Talk about it now, in this contact/).first()).toBeVisible();
  await accessible(window, 'the PHQ-9 with its last item answered');

  // A colleague answers the rest on another workstation.
  const begun = async () => (await other.ask('followup.secondStage', { stayId })).assessment?.id ?? '';
  await expect.poll(begun).not.toBe('');
  const assessmentId = await begun();
  const arrived = async () =>
    (await other.ask('reception.assessment', { assessmentId })).fields['tool.phq-9']?.value;
  await expect.poll(arrived).toBeTruthy();
  await answerAll(screener(other), assessmentId, calmly());
  await openSection(window, /^Sign$/);
  await expect(window.getByText('Nothing is missing.')).toBeVisible({ timeout: 30_000 });
  await window.getByLabel('Your password, to sign').fill(demoPassword);
  await window.getByRole('button', { name: 'Sign the assessment' }).click();
  await expect(
    window.getByRole('heading', { level: 1, name: 'Signed second-stage assessment' }),
  ).toBeVisible();
  await accessible(window, 'a signed second stage');
});

const items = ['interest', 'down', 'sleep', 'tired', 'appetite', 'failure', 'concentration', 'slow'];
const phq = { ...Object.fromEntries(items.map((id) => [id, '0'])), 'dead-or-hurt': '1' };

/** Everything but what the nurse answers in the window. */
function calmly(): Answers {
  const found = packs.find(({ pack }) => pack.id === 'second-stage-adult');
  if (found === undefined) throw new Error('there is no second stage');
  const { answers } = calmSecondStage(found.pack);
  const { mood: _mood, measurements: _measured, reconciliation: _reconciled, ...rest } = answers;
  const diabetes = { value: 'yes', detail: { unstable: 'no' } };
  return {
    ...Object.fromEntries(Object.entries(rest).map(([id, value]): [string, Json] => [`answer.${id}`, value])),
    'answer.ltc-diabetes': diabetes,
    'answer.measurements': answers['measurements'] ?? null,
    'answer.conversation': { value: 'yes', detail: { what: 'Talked; wants to be checked on tonight' } },
    'answer.self-harm-thoughts': { value: 'no' },
    'tool.phq-9': phq,
  };
}
