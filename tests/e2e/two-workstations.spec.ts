/** Two nurses screen one person on two workstations that do not see each other. */
import { accessible } from '../support/accessible.ts';
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

  // The landing page counts it; its own page says who, where, when, and what each had seen.
  await window.getByRole('link', { name: /^Arrivals/ }).click();
  const notice = window.getByRole('status', { name: 'To decide' });
  await notice.getByRole('link', { name: '1 conflict to decide' }).click();
  const card = window.getByRole('group', { name: /^Conflict/ });
  await expect(card).toContainText('this workstation');
  await expect(card).toContainText('another workstation');
  await expect(card.getByText('Nothing: the field was empty')).toHaveCount(2);
  await expect(card.getByText(/the safer answer is shown until this is decided/)).toBeVisible();
  await accessible(window, 'conflicts');
  await card.getByRole('button', { name: /^Use this: Yes/ }).press('Enter');
  await expect(card).toHaveCount(0);
  const view = await other.ask('reception.assessment', { assessmentId });
  await expect
    .poll(async () => (await other.ask('reception.assessment', { assessmentId })).fields[field]?.conflict)
    .toBeNull();
  expect(view.fields[field]?.value).toMatchObject({ value: 'yes' });
  await accessible(window, 'a conflict decided just now');
  await window.getByRole('button', { name: /^Undo/ }).click();
  await expect(window.getByRole('button', { name: /^Undo/ })).toHaveCount(0);
  // It stands again as it stood, on both workstations: both answers, by whom they were given, and who put them back.
  await expect(card.getByText('Put back')).toHaveCount(2);
  await expect(card).toContainText('Petra Lindqvist');
  const again = async () => (await other.ask('reception.assessment', { assessmentId })).fields[field];
  await expect.poll(async () => (await again())?.conflict?.length).toBe(2);
  expect((await again())?.value).toMatchObject({ value: 'yes' });

  await window
    .getByRole('main')
    .getByRole('link', { name: /HALL, Daniel/ })
    .click();
  await window.getByRole('button', { name: 'Decide 1 conflict' }).click();
  await expect(card).toContainText('Petra Lindqvist');
  await accessible(window, 'conflicts of one person');
  await card.getByRole('button', { name: /^Use this: No/ }).click();
  await expect(window.getByText('Nothing to decide.')).toBeVisible();
  await accessible(window, 'no conflicts');
});
