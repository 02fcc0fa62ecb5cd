/** Steps at the arrivals board that several tests take, by mouse. */
import type { ElectronApplication, Page } from '@playwright/test';
import { boardRow, expect } from './test.ts';

/** Today in England, YYYY-MM-DD. */
export function civilToday(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' }).format(new Date());
}

/** Records that somebody has arrived: as the person offered first, or as a new one when nobody is. */
export async function receive(page: Page, name: RegExp | string): Promise<void> {
  await boardRow(page, name)
    .getByRole('button', { name: /^Has arrived/ })
    .click();
  const dialog = page.getByRole('dialog', { name: /^Has arrived/ });
  await dialog.getByRole('radio').first().check();
  await dialog.getByRole('button', { name: /^Record the arrival/ }).click();
  await expect(dialog).toHaveCount(0);
}

/** Receives somebody and starts their first-stage assessment. */
export async function begin(page: Page, name: RegExp | string): Promise<void> {
  await receive(page, name);
  await boardRow(page, name)
    .getByRole('button', { name: /^Start assessment/ })
    .click();
  await onAssessment(page);
}

/** Waits for the form. */
export async function onAssessment(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: /^First-stage assessment/ })).toBeVisible();
  await expect(page.getByRole('radiogroup').first()).toBeVisible();
}

/** Opens a section of the assessment by its name at left. */
export async function openSection(page: Page, name: RegExp | string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Sections of the assessment' })
    .getByRole('button', { name })
    .click();
}

/** Answers one question by its words, and waits until that is saved. */
export async function answer(page: Page, question: RegExp, word: string): Promise<void> {
  const asked = page.locator('[data-question]').filter({ has: page.getByText(question) });
  await asked.getByRole('radiogroup').first().getByRole('radio', { name: word, exact: true }).click();
  await expect(asked.getByText('Saved', { exact: true }).first()).toBeVisible();
}

/** Answers the system's own file dialogs: the next file to open, or where the next one is saved. */
export async function systemDialogs(
  app: ElectronApplication,
  answers: { open?: string; save?: string },
): Promise<void> {
  await app.evaluate(({ dialog }, { open, save }) => {
    dialog.showOpenDialog = async () => ({ canceled: open === undefined, filePaths: open ? [open] : [] });
    dialog.showSaveDialog = async () => ({ canceled: save === undefined, filePath: save ?? '' });
  }, answers);
}
