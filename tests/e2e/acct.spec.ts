/** An ACCT in the window, as one story: opened, answered for, written about, printed, attended; and what a manager sees of it. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { demoPassword } from '../../scripts/demo/establishment.ts';
import { accessible } from '../support/accessible.ts';
import { receive, systemDialogs } from '../support/demonstration/steps.ts';
import { boardRow, expect, signIn, test } from '../support/demonstration/test.ts';

const NAME = 'HALL, Daniel';
const OWN_WORDS = 'I can’t see the point, she didn’t come to court.';
const FORMULATION = 'News from court comes at 17:00 and he is alone with it. Work in the kitchen eases it.';

/** A day and a time to come, as people type them in England. */
function ahead(hours: number): { day: string; time: string } {
  const at = new Date(Date.now() + hours * 3_600_000);
  const zone = { timeZone: 'Europe/London' };
  return {
    day: new Intl.DateTimeFormat('en-GB', { ...zone }).format(at),
    time: new Intl.DateTimeFormat('en-GB', { ...zone, hour: '2-digit', minute: '2-digit' }).format(at),
  };
}

test('an ACCT is opened and answered for, its input is written beside the record, signed, printed and attended; a manager sees that it was made, not what it says', async ({
  running: { app, page },
}, info) => {
  test.setTimeout(180_000);
  await signIn(page, 'r.okafor');
  await page.getByRole('link', { name: /^Arrivals/ }).click();
  await receive(page, NAME);
  await boardRow(page, NAME).getByRole('link', { name: /HALL/ }).click();
  await page.getByRole('tab', { name: /^ACCT/ }).click();
  await open(page);
  await immediatePlan(page);
  await setReview(page);
  await writeInput(page);
  await expect(page.getByRole('heading', { level: 1, name: /^Signed: health input/ })).toBeVisible();
  await accessible(page, 'signed health input');
  await copied(page);

  await page.getByRole('button', { name: 'Print contribution sheet' }).click();
  await expect(page.getByRole('article', { name: /^Page 1 of/ })).toContainText('2026/417');
  await accessible(page, 'the contribution sheet');
  const file = path.join(info.outputPath(), 'contribution sheet.pdf');
  await systemDialogs(app, { save: file });
  await page.getByRole('button', { name: 'Save as PDF' }).click();
  await expect(page.getByText(`Saved as ${file}.`).first()).toBeVisible();
  expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');
  const printed = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).replaceAll(
    /\s+/g,
    ' ',
  );
  expect(printed).toContain('HALL');
  expect(printed).toContain(OWN_WORDS);
  expect(printed).toContain('Page 1 of 1');
  // What stays in healthcare is not on it.
  expect(printed).not.toContain('Sertraline from the record');

  await page.getByRole('link', { name: /^ACCT/ }).first().click();
  const row = page
    .getByRole('table', { name: 'ACCTs, soonest owed first' })
    .getByRole('row')
    .filter({ hasText: NAME });
  await expect(row).toContainText('2026/417');
  await expect(row).toContainText(/Medicines held/);
  await accessible(page, 'the ACCT board');

  await row.getByRole('link').first().click();
  await held(page);

  await page.getByRole('button', { name: /Ruth Okafor/ }).click();
  await page.getByRole('menuitem', { name: /Sign out/ }).click();
  await signIn(page, 's.rahman');
  await page.getByRole('link', { name: /^ACCT/ }).first().click();
  await row.getByRole('link').first().click();
  const heads = page.getByRole('list', { name: 'Health input' });
  await expect(heads).toContainText('Signed by Ruth Okafor');
  await expect(page.getByRole('button', { name: /^Read what was written/ })).toHaveCount(0);
  await expect(page.locator('body')).not.toContainText(OWN_WORDS);
  await accessible(page, 'an ACCT as a manager sees it');
});

async function open(page: Page): Promise<void> {
  await page.getByRole('tabpanel', { name: /^ACCT/ }).getByRole('button', { name: 'Open an ACCT' }).click();
  const dialog = page.getByRole('dialog', { name: /^Open an ACCT for/ });
  await dialog.getByRole('radio', { name: 'Heard from the prison' }).check();
  await dialog.getByRole('button', { name: 'Opened: now' }).click();
  await dialog.getByRole('textbox', { name: 'Opened by, needed' }).fill("SO O'Brien");
  await dialog.getByRole('textbox', { name: 'ACCT log number' }).fill('2026/417');
  await dialog.getByRole('textbox', { name: 'Why, needed' }).fill('Said in reception that he sees no point.');
  await accessible(page, 'opening an ACCT', '[role=dialog]');
  await dialog.getByRole('button', { name: 'Record that it is open' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('region', { name: /^ACCT opened/ })).toContainText('Log 2026/417');
}

async function immediatePlan(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Give the plan/ }).click();
  const dialog = page.getByRole('dialog', { name: /immediate action plan/ });
  await dialog
    .getByRole('textbox', { name: 'What healthcare gave, needed' })
    .fill('Ground floor; no ligature points.');
  await dialog.getByRole('button', { name: 'Given: now' }).click();
  await dialog.getByRole('button', { name: 'Save what was given' }).click();
  await expect(dialog).toHaveCount(0);
  await accessible(page, 'the ACCT of a person');
}

async function setReview(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Set a review' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Set a review' });
  await dialog.getByRole('combobox', { name: 'Review, needed' }).selectOption('first-case-review');
  const { day, time } = ahead(3);
  await dialog.getByRole('textbox', { name: 'Day' }).fill(day);
  await dialog.getByRole('textbox', { name: 'Time' }).fill(time);
  await dialog.getByRole('button', { name: /^(Set|Save)/ }).click();
  await expect(dialog).toHaveCount(0);
}

async function writeInput(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Write health input to: First case review/ }).click();
  const sections = page.getByRole('navigation', { name: 'Sections of the health input' });
  await expect(page.getByRole('heading', { level: 2, name: 'Before the review' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Diagnoses' }).fill('Sertraline from the record');
  const takeOver = page.getByRole('button', { name: /^Take over: / }).first();
  await takeOver.click();
  await expect(page.getByText('In the text').first()).toBeVisible();
  await accessible(page, 'health input: before the review');
  await sections.getByRole('button', { name: /^How the person is/ }).click();
  await page.getByRole('textbox', { name: /^The person’s own words/ }).fill(OWN_WORDS);
  await page.getByRole('textbox', { name: /^Formulation/ }).fill(FORMULATION);
  await sections.getByRole('button', { name: /^Taking part/ }).click();
  await page.getByRole('radio', { name: 'In person' }).click();
  await page.getByRole('button', { name: 'It is me' }).click();
  await sections.getByRole('button', { name: /^What follows/ }).click();
  await page.getByRole('button', { name: 'Add a support action' }).click();
  await page.getByRole('textbox', { name: 'What' }).fill('Ask after sleep each morning');
  await page.getByRole('textbox', { name: 'Who' }).fill('Siân O’Neill');
  await accessible(page, 'health input: what follows');
  await sections.getByRole('button', { name: /Sign$/ }).click();
  await expect(page.getByText('Nothing is missing.')).toBeVisible();
  await page.getByLabel('Your password, to sign').fill(demoPassword);
  await page.getByRole('button', { name: 'Sign the health input' }).click();
}

/** The review was held with healthcare in person: then it is met, and the next one stands there. */
async function held(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^It was held: First case review/ }).click();
  const dialog = page.getByRole('dialog', { name: 'First case review was held' });
  await dialog.getByRole('button', { name: 'Held: now' }).click();
  await dialog.getByRole('radio', { name: 'In person' }).check();
  await dialog.getByRole('textbox', { name: 'Who, needed' }).fill('Ruth Okafor');
  await dialog.getByRole('button', { name: 'Save that it was held' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('list', { name: 'Reviews' })).toContainText('In person: Ruth Okafor');
}

async function copied(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Copied to the paper ACCT' }).click();
  const dialog = page.getByRole('dialog', { name: 'Copied to the paper ACCT' });
  await dialog.getByRole('textbox', { name: /^Initials/ }).fill('RO');
  await dialog.getByRole('button', { name: 'Record that it was copied' }).click();
  await expect(page.getByRole('region', { name: 'What left healthcare' })).toContainText('Initials RO');
}
