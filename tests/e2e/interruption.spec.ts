/** Power cuts, and people who cannot be assessed now. */
import { place } from '../support/demonstration/place.ts';
import { answer, begin, onAssessment, openSection } from '../support/demonstration/steps.ts';
import { boardRow, expect, signIn, start, test } from '../support/demonstration/test.ts';

const person = /MITCHELL, Ibrahim/;

test('an application killed in the middle comes back with every answer, at the same field', async ({
  establishment,
}) => {
  const first = await start(establishment);
  await signIn(first.page, 'r.okafor');
  await begin(first.page, person);
  await openSection(first.page, /^Physical health/);
  for (const question of [/asthma/i, /diabetes/i, /epilepsy|fits/i, /chest pain/i]) {
    await answer(first.page, question, 'No');
  }
  await first.page.keyboard.press('Tab');
  const before = await place(first.page);
  expect(Object.values(before.answers).filter((each) => each === 'No')).toHaveLength(4);
  // The place is kept a moment after the cursor came to rest.
  await first.page.waitForTimeout(600);
  await first.kill();

  const second = await start(establishment);
  await signIn(second.page, 'r.okafor');
  await boardRow(second.page, person)
    .getByRole('button', { name: /^Continue/ })
    .click();
  await onAssessment(second.page);
  await expect.poll(() => place(second.page)).toEqual(before);
  await second.close();
});

test('somebody who refuses is saved as incomplete with a plan, and stays at the top of the board', async ({
  window,
}) => {
  await signIn(window, 'r.okafor');
  await begin(window, person);
  await window.getByRole('button', { name: 'Interrupt' }).click();
  const dialog = window.getByRole('dialog', { name: 'Interrupt the assessment' });
  const save = dialog.getByRole('button', { name: 'Save as incomplete' });
  await expect(save).toBeDisabled();
  await dialog.getByRole('radio', { name: /refuse/i }).check();
  for (const box of await dialog.getByRole('combobox').all()) await box.selectOption({ index: 1 });
  for (const box of await dialog.getByRole('textbox', { name: /, needed$/ }).all()) {
    if ((await box.inputValue()) === '') await box.fill('Officer on landing told; checked every hour');
  }
  await save.click();
  await expect(window.getByRole('heading', { level: 1, name: 'Arrivals' })).toBeVisible();
  const groups = window.getByRole('table', { name: 'Arrivals by stage' }).getByRole('rowheader');
  await expect(groups.first()).toContainText('Interrupted, to be tried again');
  const row = boardRow(window, person);
  await expect(row).toContainText(/Try again by/);
  await expect(row).toContainText('May not be located yet');
  await row.getByRole('button', { name: /^Resume/ }).click();
  await expect(window.getByRole('paragraph').filter({ hasText: 'Interrupted:' })).toContainText(
    'checked every hour',
  );
});
