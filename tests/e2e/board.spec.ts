/** The arrivals board on real feeds: expected people, files with wrong rows, and who somebody is. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { accessible } from '../support/accessible.ts';
import { boardRow, expect, signIn, test } from '../support/demonstration/test.ts';
import { civilToday, systemDialogs } from '../support/demonstration/steps.ts';

const today = civilToday();

/** One row without fault, two with a number or date that cannot be, and one without a name. */
const rows = [
  'surname,forenames,date of birth,prison number,nhs number,from,from type,date',
  `Whitcombe,Aled,14/07/1991,A4411ZZ,,Easton Crown Court,court,${today}`,
  `Quillfeather,Tomos,31/02/1990,,,Easton Crown Court,court,${today}`,
  `Nightingale,Rory,03/12/1984,,9990000019,Easton Crown Court,court,${today}`,
  `,,,,,Easton Crown Court,court,${today}`,
].join('\n');

test('people expected by the feeds stand on the board with what is known of them, and others are added by hand', async ({
  window,
}) => {
  await signIn(window, 'r.okafor');
  await expect(boardRow(window, /Born/)).toHaveCount(13);
  await expect(boardRow(window, 'ÞÓRÐARSON, Ægir')).toContainText('22-Jun-1995');
  const marked = boardRow(window, 'HALL, Daniel');
  await expect(marked).toContainText('Self-harm marker in the escort record');
  await expect(marked).toContainText('Court');
  await expect(marked).toContainText('1 possible match');
  await addByHand(window);
});

/** Somebody no feed announced, of whom hardly anything is known. */
async function addByHand(window: Page): Promise<void> {
  await window.getByRole('button', { name: 'Add by hand' }).click();
  const dialog = window.getByRole('dialog', { name: 'Add an arrival by hand' });
  await dialog.getByLabel('Surname').fill('Sukarno');
  await dialog.getByRole('textbox', { name: 'NHS number' }).fill('9990000019');
  await dialog.getByRole('button', { name: 'Add to the board' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Not added yet');
  await dialog.getByRole('textbox', { name: 'NHS number' }).fill('');
  await dialog.getByRole('combobox', { name: 'From' }).click();
  await window.getByRole('option', { name: 'Police' }).click();
  await dialog.getByRole('button', { name: 'Add to the board' }).click();
  await expect(boardRow(window, 'SUKARNO')).toContainText('Born: not known');
}

test('a wrong row is reported with its line and reason, the rest go in, and twice changes nothing', async ({
  running: { app, page },
}) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'throughcare-e2e-file-'));
  const file = path.join(folder, 'evening van.csv');
  writeFileSync(file, rows);
  await signIn(page, 'r.okafor');
  await systemDialogs(app, { open: file });
  await page.getByRole('button', { name: 'Import a file' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import arrivals' });
  await dialog.getByRole('button', { name: 'Choose a file' }).click();
  await expect(dialog).toContainText(/evening van\.csv: 3 read, 3 added, .* 1 with problems/);
  const problem = dialog.getByRole('row').filter({ hasText: 'The entry has no name' });
  await expect(problem.getByRole('cell').first()).toHaveText('5');
  await dialog.getByRole('button', { name: 'Choose another file' }).click();
  await expect(dialog).toContainText(/3 read, 0 added, 0 updated, 3 already held/);
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(boardRow(page, 'WHITCOMBE, Aled')).toContainText('A4411ZZ');
  await expect(boardRow(page, 'WHITCOMBE, Aled')).toHaveCount(1);
  await expect(boardRow(page, 'QUILLFEATHER, Tomos')).toContainText('Born: not known');
  await expect(boardRow(page, 'QUILLFEATHER, Tomos')).toContainText(/date of birth/i);
  await expect(boardRow(page, 'NIGHTINGALE, Rory')).toContainText(/NHS number/);
  rmSync(folder, { recursive: true });
});

test('somebody seen before is shown beside the arrival, nobody is chosen for the nurse; and what follows when they move', async ({
  window,
}) => {
  test.setTimeout(120_000);
  await signIn(window, 'r.okafor');
  await boardRow(window, 'HALL, Daniel')
    .getByRole('button', { name: /^Has arrived/ })
    .click();
  const dialog = window.getByRole('dialog', { name: /^Has arrived: HALL, Daniel/ });
  const announced = dialog.getByRole('region', { name: 'The arrival as announced' });
  await expect(announced).toContainText('03-Apr-1987');
  const held = dialog.getByRole('radiogroup', { name: 'Who is this?' });
  await expect(held.getByRole('radio', { name: /^HALL, Daniel/ })).not.toBeChecked();
  await expect(held).toContainText('same name');
  await expect(held).toContainText('same date of birth');
  const record = dialog.getByRole('button', { name: /^Record the arrival/ });
  await expect(record).toBeDisabled();
  await held.getByRole('radio', { name: /^HALL, Daniel/ }).check();
  await record.click();
  const row = boardRow(window, 'HALL, Daniel');
  await expect(row.getByRole('button', { name: /^Start assessment/ })).toBeVisible();
  await expect(row).toContainText('May not be located yet');
  await expect(row).toContainText(/A\d{4}[A-Z]{2}/);
  await askForHistory(window);
  await leave(window);
});

/** Asks for a history held elsewhere: with no other prison's, the answer says so. */
async function askForHistory(window: Page): Promise<void> {
  await choose(window, 'History from another prison');
  const dialog = window.getByRole('dialog', { name: /^History of Daniel Hall from another prison/ });
  await expect(dialog).toContainText('Nobody has asked yet.');
  await accessible(window, 'history from another prison');
  const send = dialog.getByRole('button', { name: 'Ask for the history' });
  await expect(send).toBeDisabled();
  await dialog.getByLabel(/^Why/).fill("Says he was at HMP St Mary's last week");
  await send.click();
  await expect(dialog.getByRole('status')).toContainText(/No other prison|holds the history/);
  await window.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
}

/** Records a transfer; the person is then off the board and found as somebody who left. */
async function leave(window: Page): Promise<void> {
  await choose(window, 'Record that they leave');
  const dialog = window.getByRole('dialog', { name: 'Daniel Hall leaves' });
  await expect(dialog.getByRole('button', { name: 'Record the departure' })).toBeDisabled();
  await dialog.getByRole('radio', { name: /^Transferred/ }).check();
  await dialog.getByLabel('Where to', { exact: true }).selectOption('HMP & YOI Harrow Vale');
  await accessible(window, 'departure');
  await dialog.getByRole('button', { name: 'Record the departure' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(boardRow(window, 'HALL, Daniel')).toHaveCount(0);
  await window.keyboard.press('Control+k');
  await window.getByRole('combobox', { name: /^Name, NHS number/ }).fill('hall dan');
  const found = window.getByRole('option', { name: /HALL, Daniel/ }).first();
  await expect(found).toContainText(/Left on \d\d-[A-Z][a-z]{2}-\d{4}, to HMP & YOI Harrow Vale/);
  await accessible(window, 'somebody found who left');
}

async function choose(window: Page, item: string): Promise<void> {
  await boardRow(window, 'HALL, Daniel')
    .getByRole('button', { name: /^More about/ })
    .click();
  await window.getByRole('menuitem', { name: item }).click();
}
