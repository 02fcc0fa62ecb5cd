/** Two nurses screen one person on two workstations that do not see each other. */
import { answer, begin, civilToday, openSection } from '../support/demonstration/steps.ts';
import { expect, network, signIn, test } from '../support/demonstration/test.ts';

test('both answers to one question are kept, shown side by side, decided, and the decision can be taken back', async ({
  window,
  establishment,
}) => {
  const other = await establishment.secondDesk();
  await signIn(window, 'r.okafor');
  await begin(window, /HALL, Daniel/);
  const date = civilToday();
  const assessment = async () =>
    (await other.ask('reception.board', { date })).rows.find(({ surname, forenames }) =>
      /^HALL Daniel/i.test(`${surname} ${forenames}`),
    )?.assessmentId;
  await expect.poll(assessment).toBeTruthy();
  const assessmentId = (await assessment()) ?? '';

  await network(window, false);
  await openSection(window, /^Self-harm/);
  await answer(window, /hurting yourself|harm yourself|self-harm/i, 'No');
  const item = await window
    .locator('[data-question]')
    .filter({ hasText: 'Saved' })
    .getAttribute('data-question');
  const field = `answer.${item ?? ''}`;
  await other.ask('reception.save', { assessmentId, field, value: { value: 'yes' }, seen: [] });
  await network(window, true);

  const conflict = window.getByRole('region', { name: /^Conflict/ });
  await expect(conflict).toBeVisible();
  await expect(conflict).toContainText('Ruth Okafor');
  await expect(conflict).toContainText('Petra Lindqvist');

  await window.getByRole('link', { name: /^Conflicts/ }).click();
  const card = window.getByRole('group', { name: /^Conflict/ });
  await card.getByRole('button', { name: /^Use this: Yes/ }).click();
  await expect(card).toHaveCount(0);
  const view = await other.ask('reception.assessment', { assessmentId });
  await expect
    .poll(async () => (await other.ask('reception.assessment', { assessmentId })).fields[field]?.conflict)
    .toBeNull();
  expect(view.fields[field]?.value).toMatchObject({ value: 'yes' });
  await window.getByRole('button', { name: /^Undo/ }).click();
  await expect(window.getByRole('button', { name: /^Undo/ })).toHaveCount(0);
});
