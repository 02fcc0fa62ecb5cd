/** A trained assistant's assessment names the registered nurse who supervises it; a correction stands beside what it corrects. */
import { answersTheRest } from '../support/demonstration/colleague.ts';
import { begin, openSection } from '../support/demonstration/steps.ts';
import { boardRow, expect, signIn, test } from '../support/demonstration/test.ts';

const person = /SINGH, Nathan/;

test('an assistant signs with a supervising nurse, and a nurse corrects it later', async ({
  window,
  establishment,
}) => {
  // He answers at another workstation: that all of it can be given by keyboard is main-job's to show.
  const elsewhere = await establishment.secondDesk('d.marsh');
  await signIn(window, 'd.marsh');
  await begin(window, person);
  await answersTheRest(elsewhere, 'Singh');
  await openSection(window, /^Sign$/);
  await expect(window.getByText(/^Nothing is missing|supervis/i).first()).toBeVisible();
  const sign = window.getByRole('button', { name: 'Sign the assessment' });
  await window.getByRole('textbox', { name: 'Your password, to sign' }).fill('demonstration');
  await expect(sign).toBeDisabled();
  await window
    .getByLabel(/Supervising registered nurse/)
    .first()
    .click();
  await expect(window.getByRole('option', { name: /Joan Pryce|Dylan Marsh/ })).toHaveCount(0);
  await window.getByRole('option', { name: /Ruth Okafor/ }).click();
  await sign.click();
  await expect(window.getByRole('heading', { level: 1, name: 'Wing summary' })).toBeVisible();
  await expect(window.getByRole('article').first()).toContainText('Ruth Okafor');

  await window.getByRole('button', { name: /Dylan Marsh/ }).click();
  await window.getByRole('menuitem', { name: /Sign out/ }).click();
  await signIn(window, 'r.okafor');
  await boardRow(window, person).getByRole('button', { name: /^View/ }).click();
  await window.getByRole('button', { name: 'Correct' }).click();
  await expect(window.getByRole('paragraph').filter({ hasText: 'Correction.' })).toContainText(
    'stays as it was',
  );
  await openSection(window, /^Sign/);
  await window.getByRole('textbox', { name: 'Your password, to sign' }).fill('demonstration');
  await window.getByRole('button', { name: 'Sign the assessment' }).click();
  await expect(window.getByRole('article').first()).toContainText('corrected, replaces the earlier one');

  await window.getByRole('link', { name: /^Arrivals/ }).click();
  await boardRow(window, person).getByRole('link').click();
  await window.getByRole('tab', { name: 'Stays and assessments' }).click();
  const lines = window.getByRole('row').filter({ hasText: 'First stage' });
  await expect(lines).toHaveCount(2);
  await expect(lines.filter({ hasText: 'a correction' })).toContainText('Ruth Okafor');
  await expect(lines.filter({ hasNotText: 'a correction' })).toContainText('Dylan Marsh');
});
