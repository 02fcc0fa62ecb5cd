/** Follow-up in the window, by keys alone: from the strip to a booked slot, its outcome, taking that back, and the list to print. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { accessible } from '../support/accessible.ts';
import { systemDialogs } from '../support/demonstration/steps.ts';
import { expect, signIn, test } from '../support/demonstration/test.ts';

const area = (page: Page, name: RegExp) =>
  page.getByRole('navigation', { name: 'Areas' }).getByRole('link', { name });
const part = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Parts of follow-up' }).getByRole('link', { name });

test('somebody is booked from the strip by keys, the outcome is recorded and taken back, and stands on the list', async ({
  running: { app, page },
}) => {
  test.setTimeout(180_000);
  await signIn(page, 'r.okafor');
  await area(page, /^Follow-up/).click();
  const name = await bookFirst(page);
  await outcomeAndBack(page, name);
  const folder = mkdtempSync(path.join(tmpdir(), 'throughcare-e2e-list-'));
  const file = path.join(folder, 'list.pdf');
  await systemDialogs(app, { save: file });
  await part(page, 'Lists to print').click();
  await page.getByRole('combobox', { name: 'List' }).selectOption('clinic');
  await page.getByRole('button', { name: 'The day after' }).click();
  await expect(page.getByRole('article', { name: /^Page 1 of/ })).toContainText('Confidential');
  await accessible(page, 'the lists to print');
  await page.getByRole('button', { name: 'Save as PDF' }).click();
  await expect(page.getByText(`Saved as ${file}.`).first()).toBeVisible();
  expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');
  rmSync(folder, { recursive: true });
});

/** The first person without a slot, by keys: to the row, B, through the free slots, Enter. Answers the name. */
async function bookFirst(page: Page): Promise<string> {
  await page.getByRole('button', { name: /^Not booked/ }).click();
  const row = page.getByRole('grid', { name: 'Everybody, day by day' }).getByRole('row').first();
  await expect(row).toContainText('Not booked');
  await accessible(page, 'the strip of days');
  const name = (await row.locator('bdi').first().textContent()) ?? '';
  await row.focus();
  await page.keyboard.press('b');
  await expect(page.getByText('Choose a time for')).toContainText(name);
  const focused = page.locator('button[data-cell]:focus');
  await expect(focused).toHaveCount(1);
  await accessible(page, 'the week while somebody is placed');
  const first = await focused.getAttribute('data-cell');
  await page.keyboard.press('ArrowDown');
  await expect(focused).not.toHaveAttribute('data-cell', first ?? '');
  await page.keyboard.press('Enter');
  const anyway = page.getByRole('button', { name: 'Book anyway' });
  const booked = page.locator('p', { hasText: `${name} is booked` });
  await expect(anyway.or(booked)).toBeVisible();
  if (await anyway.isVisible()) await anyway.press('Enter');
  await expect(booked).toBeVisible();
  await expect(page.getByText('Choose a time for')).toHaveCount(0);
  return name;
}

/** Opens the booking by keys, records that there was no escort, reads what follows, and takes it back. */
async function outcomeAndBack(page: Page, name: string): Promise<void> {
  const chip = page.locator('button[data-cell]', { hasText: name }).first();
  await chip.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name });
  const noEscort = dialog.getByRole('radio', { name: /^No escort/ });
  await noEscort.focus();
  await page.keyboard.press('Space');
  await expect(dialog.getByText('What follows')).toBeVisible();
  await accessible(page, 'recording an outcome', '[role=dialog]');
  await dialog.getByRole('button', { name: 'Record' }).press('Enter');
  await expect(page.locator('p', { hasText: `${name}: No escort` })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(page.locator('p', { hasText: 'Taken back.' })).toBeVisible();
}

test('a slot is booked by drag: with the mouse, and with the keys once a handle is picked up', async ({
  window: page,
}) => {
  test.setTimeout(120_000);
  await signIn(page, 'r.okafor');
  await area(page, /^Follow-up/).click();
  await part(page, 'Week').click();
  await page.getByRole('button', { name: 'The week after' }).click();
  const waiting = page.getByRole('complementary', { name: 'Without a slot' });
  const handles = waiting.getByRole('button', { name: /^Drag / });
  const before = await counted(handles);
  const free = page.getByRole('listitem').filter({ hasText: /^\d\d:\d\dfree$/ });
  const [from, to] = [await handles.first().boundingBox(), await free.first().boundingBox()];
  if (from === null || to === null) throw new Error('nothing to drag, or nowhere to');
  await page.mouse.move(from.x + 8, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(from.x - 40, from.y + 8, { steps: 4 });
  await page.mouse.move(to.x + 60, to.y + 10, { steps: 8 });
  await expect(page.locator('[data-over]')).toHaveCount(1);
  await page.mouse.up();
  await settled(page, handles, before - 1);
  await handles.first().focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowLeft');
  const over = page.locator('[data-over]');
  await expect(over).toHaveCount(1);
  await page.keyboard.press('Space');
  await expect(over).toHaveCount(0);
  await settled(page, handles, before - 2);
});

/** How many there are once the list stands still: it is read again while the window fills. */
async function counted(handles: Locator): Promise<number> {
  let last = 0;
  await expect(async () => {
    const before = last;
    last = await handles.count();
    expect(last).toBeGreaterThan(1);
    expect(last).toBe(before);
  }).toPass({ intervals: [700], timeout: 20_000 });
  return last;
}

/** What does not fit is booked all the same; then so many are left without a slot. */
async function settled(page: Page, handles: Locator, left: number): Promise<void> {
  const anyway = page.getByRole('button', { name: 'Book anyway' });
  await expect(async () => {
    if (await anyway.isVisible()) await anyway.press('Enter');
    expect(await handles.count()).toBe(left);
  }).toPass({ timeout: 15_000 });
  await expect(page.locator('p', { hasText: / is booked: / })).toBeVisible();
}

test('a manager reads the measures, and their chart is saved as a picture and their numbers for a spreadsheet', async ({
  running: { app, page },
}) => {
  test.setTimeout(120_000);
  await signIn(page, 's.rahman');
  await area(page, /^Measures/).click();
  await expect(page.getByRole('table', { name: 'Measures' })).toContainText('Second stage within 7 days');
  await accessible(page, 'the measures');
  const folder = mkdtempSync(path.join(tmpdir(), 'throughcare-e2e-measures-'));
  const picture = path.join(folder, 'weeks.png');
  await systemDialogs(app, { save: picture });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('menuitem', { name: 'The chart as a picture' }).click();
  await expect(page.getByText(`Saved as ${picture}.`).first()).toBeVisible();
  expect(readFileSync(picture).subarray(1, 4).toString()).toBe('PNG');
  expect(readFileSync(picture).length).toBeGreaterThan(5000);
  const table = path.join(folder, 'measures.csv');
  await systemDialogs(app, { save: table });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('menuitem', { name: /spreadsheet/ }).click();
  await expect(page.getByText(`Saved as ${table}.`).first()).toBeVisible();
  expect(readFileSync(table, 'utf8')).toContain('Measures,Second stage within 7 days,');
  rmSync(folder, { recursive: true });
});
