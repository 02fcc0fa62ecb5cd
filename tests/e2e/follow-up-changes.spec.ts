/** What goes wrong with bookings, in the window, as one morning of a manager: a clash, a cancellation, a changed clinic, a proposal. */
import type { Page } from '@playwright/test';
import { mondayOf } from '../../renderer/features/followup/week/columns.ts';
import { addDays } from '../../shared/identity/index.ts';
import { accessible } from '../support/accessible.ts';
import { civilToday } from '../support/demonstration/steps.ts';
import { expect, network, signIn, test } from '../support/demonstration/test.ts';

const area = (page: Page, name: RegExp) =>
  page.getByRole('navigation', { name: 'Areas' }).getByRole('link', { name });
const part = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Parts of follow-up' }).getByRole('link', { name });
const waiting = (page: Page) => page.getByRole('complementary', { name: 'Without a slot' });
const done = (page: Page, words: RegExp | string) => page.locator('p', { hasText: words });
const chipOf = (page: Page, name: string) =>
  page.locator('button[data-cell]').filter({ has: page.locator('bdi', { hasText: name }) });
const undo = (page: Page) => page.getByRole('button', { name: 'Undo' });

test('a manager settles a clash, cancels a booking and thinks better of it, moves a clinic, and accepts part of a proposal', async ({
  establishment,
  window: page,
}) => {
  test.setTimeout(180_000);
  const next = addDays(mondayOf(civilToday()), 7);
  const desk = await establishment.secondDesk();
  await signIn(page, 's.rahman');
  await network(page, false);
  await area(page, /^Follow-up/).click();
  await part(page, 'Week').click();
  await page.getByRole('button', { name: 'The week after' }).click();
  const { name, slot } = await bookLast(page);

  // The other workstation cannot know of it, and gives the same slot to somebody else.
  const { unplaced, sessions } = await desk.ask('followup.week', { from: next });
  const other = unplaced.find(
    ({ kind, person }) => kind === 'second-stage' && !name.includes(person.surname.toUpperCase()),
  );
  const session = sessions.find(({ clinicId, date }) => clinicId === slot.clinicId && date === slot.date);
  if (other === undefined || session === undefined) throw new Error('nobody else is without a slot');
  const { appointmentId, person } = other;
  await desk.ask('followup.book', { appointmentId, ...slot, minutes: null, place: null, anyway: true });
  await network(page, true);

  const settle = page.getByRole('alert', { name: /clash of bookings to settle/ });
  const clash = settle.getByRole('listitem').filter({ hasText: ' at one time, with 1 place' });
  await expect(clash).toContainText('booked by Petra Lindqvist');
  const both = page.locator(`button[data-day="${slot.date}"][data-time="${slot.start}"] bdi`);
  await expect(both.filter({ hasText: name })).toHaveCount(1);
  await expect(both.filter({ hasText: person.surname.toUpperCase() })).toHaveCount(1);
  await accessible(page, 'a clash of bookings');
  await clash.getByRole('button', { name: 'Do this' }).click();
  await expect(done(page, / is moved to | is without a slot again/)).toBeVisible();
  await expect(settle).toHaveCount(0);
  await expect(both).toHaveCount(1);
  const kept = (await both.textContent()) ?? '';

  await cancelAndBack(page, kept);
  await shrink(page, session.name, session.slots[2]?.start ?? '');
  await part(page, 'Week').click();
  await expect(chipOf(page, kept)).toContainText('this booking is');
  await expect(waiting(page).getByRole('listitem').filter({ hasText: kept })).toBeVisible();
  await acceptPart(page, kept);
});

/** Books the first person without a slot on the last slot of the first day with a free one. */
async function bookLast(page: Page) {
  const person = waiting(page).getByRole('listitem').filter({ hasText: 'Second-stage assessment' }).first();
  const name = (await person.locator('bdi').textContent()) ?? '';
  await person.getByRole('button', { name: /^Book / }).click();
  const cell = page.locator('button[data-cell]:focus');
  await expect(cell).toHaveCount(1);
  await page.keyboard.press('End');
  const [clinicId = '', date = '', start = ''] = ((await cell.getAttribute('data-cell')) ?? '').split(' ');
  await page.keyboard.press('Enter');
  const anyway = page.getByRole('button', { name: 'Book anyway' });
  await expect(anyway.or(done(page, `${name} is booked`))).toBeVisible();
  if (await anyway.isVisible()) await anyway.click();
  await expect(done(page, `${name} is booked`)).toBeVisible();
  return { name, slot: { clinicId, date, start } };
}

/** A reason is asked for; the person is then without a slot, until it is taken back. */
async function cancelAndBack(page: Page, name: string): Promise<void> {
  const chip = chipOf(page, name);
  await chip.click();
  const dialog = page.getByRole('dialog', { name });
  await dialog.getByRole('tab', { name: 'Move or cancel' }).click();
  await accessible(page, 'moving or cancelling a booking', '[role=dialog]');
  await dialog.getByRole('textbox', { name: /^Why it is cancelled/ }).fill("The person's solicitor visits");
  await dialog.getByRole('button', { name: 'Cancel this booking' }).click();
  await expect(done(page, ' is cancelled.')).toBeVisible();
  await expect(chip).toHaveCount(0);
  await expect(waiting(page).getByRole('listitem').filter({ hasText: name })).toBeVisible();
  await undo(page).click();
  await expect(done(page, 'Taken back.')).toBeVisible();
  await expect(chip).toHaveCount(1);
}

/** The clinic ends earlier from now on; who was booked after that is counted. */
async function shrink(page: Page, clinic: string, until: string): Promise<void> {
  await part(page, 'Clinics and regime').click();
  await expect(page.getByRole('button', { name: `Change ${clinic}` })).toBeVisible();
  await accessible(page, 'the clinics');
  await page.getByRole('button', { name: `Change ${clinic}` }).click();
  const dialog = page.getByRole('dialog', { name: `Change ${clinic}` });
  await dialog.getByRole('textbox', { name: 'Until', exact: true }).fill(until);
  await accessible(page, 'changing a clinic', '[role=dialog]');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(done(page, / booked there (is|are) now without a slot\./)).toBeVisible();
}

/** All but one person are booked; that one stays without a slot. Then all of it is taken back as one. */
async function acceptPart(page: Page, name: string): Promise<void> {
  await part(page, 'Proposal').click();
  await page.getByRole('button', { name: 'Propose' }).click();
  const rows = page.getByRole('table', { name: 'What is proposed' }).getByRole('row');
  await expect(rows.filter({ hasText: name })).toHaveCount(1, { timeout: 30_000 });
  const proposed = (await rows.count()) - 1;
  await accessible(page, 'a proposal');
  await rows.filter({ hasText: name }).getByRole('checkbox').uncheck();
  await page.getByRole('button', { name: `Book ${proposed - 1} of ${proposed}` }).click();
  await expect(done(page, new RegExp(`^${proposed - 1} bookings? made\\.`))).toBeVisible();
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(1)).toContainText(name);
  await undo(page).click();
  await expect(done(page, 'Taken back.')).toBeVisible();
  await expect(rows).toHaveCount(proposed + 1);
}
