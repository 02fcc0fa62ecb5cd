/** Questions that only some people are asked. */
import { begin, openSection } from '../support/demonstration/steps.ts';
import { boardRow, expect, signIn, test } from '../support/demonstration/test.ts';

test('somebody who may be pregnant is asked, in the words of the women’s question set; a man is not', async ({
  window,
}) => {
  await signIn(window, 'r.okafor');
  await window.getByRole('button', { name: 'Add by hand' }).click();
  const dialog = window.getByRole('dialog', { name: 'Add an arrival by hand' });
  await dialog.getByLabel('Surname').fill('Ferreira');
  await dialog.getByLabel('Forenames').fill('Inês');
  await dialog.getByLabel('Date of birth').fill('3/4/1997');
  await dialog.getByRole('combobox', { name: 'Sex' }).click();
  await window.getByRole('option', { name: 'Female' }).click();
  await dialog.getByRole('combobox', { name: 'From' }).click();
  await window.getByRole('option', { name: 'Court' }).click();
  await dialog.getByRole('button', { name: 'Add to the board' }).click();
  await expect(boardRow(window, 'FERREIRA')).toBeVisible();

  await begin(window, 'FERREIRA');
  await expect(window.getByRole('heading', { level: 1, name: /women/ })).toBeVisible();
  await openSection(window, /^Pregnancy/);
  const pregnant = window.locator('[data-question=q7-pregnant]');
  await pregnant.getByRole('radio', { name: 'Yes', exact: true }).click();
  await expect(pregnant.getByRole('group', { name: /^Details/ })).toBeVisible();
  await expect(window.locator('[data-question=hygiene-kit]')).toBeVisible();

  await window.getByRole('link', { name: /^Arrivals/ }).click();
  await begin(window, /HALL, Daniel/);
  await expect(window.getByRole('navigation', { name: 'Sections of the assessment' })).not.toContainText(
    'Pregnancy',
  );
});
