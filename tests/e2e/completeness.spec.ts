/** Completeness is visible: the status panel in sentences, and the administrator's file of unsent saves, taken in for real. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { accessible } from '../support/accessible.ts';
import { receive, systemDialogs } from '../support/demonstration/steps.ts';
import { expect, network, signIn, statusLine, test } from '../support/demonstration/test.ts';

const complete = (page: Page) => page.getByRole('list', { name: 'How complete it is' });
const others = (page: Page) => page.getByRole('list', { name: 'Other workstations of this site' });

test('the status panel says what is held, what waits, when both were equal, and what others delivered', async ({
  window,
  establishment,
}) => {
  await (await establishment.secondDesk()).ask('replication.now', {});
  await signIn(window, 'r.okafor');
  await expect(statusLine(window)).toHaveText(/up to date/);
  const delivered = /: last save delivered (today|yesterday) at \d\d:\d\d\./;
  // Who else there is is asked after the saves have been compared, a moment after "up to date".
  await expect(async () => {
    await window.keyboard.press('Escape');
    await statusLine(window).click();
    await expect(others(window)).toContainText(delivered, { timeout: 1000 });
  }).toPass({ intervals: [0] });
  await window.keyboard.press('Escape');
  await network(window, false);
  await receive(window, /HALL, Daniel/);
  await statusLine(window).click();
  await expect(complete(window)).toContainText(
    /The central record holds [\d,]+ of [\d,]+ saves of this workstation; \d+ waits?.* since \d\d:\d\d/,
  );
  await expect(complete(window)).toContainText(/Both sides last proved equal today at \d\d:\d\d/);
  await expect(others(window)).toContainText(delivered);
  await accessible(window, 'status panel, with saves waiting');
  await window.keyboard.press('Escape');
  await network(window, true);
  await expect(statusLine(window)).toHaveText(/up to date/);
  await statusLine(window).click();
  await expect(complete(window)).toContainText(
    /The central record holds all [\d,]+ saves of this workstation/,
  );
  await accessible(window, 'status panel, all held');
});

test('an administrator writes unsent saves into a file, which the central record takes in', async ({
  running: { app, page },
  establishment,
}) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'throughcare-stick-'));
  const unsent = page.getByRole('region', { name: 'Unsent saves' });
  await signIn(page, 's.rahman');
  await page.getByRole('link', { name: /^Arrivals/ }).click();
  await expect(statusLine(page)).toHaveText(/up to date/);
  await network(page, false);
  await receive(page, /HALL, Daniel/);
  await page.getByRole('link', { name: /^Workstation/ }).click();
  await expect(complete(page)).toBeVisible();
  await expect(unsent).toHaveCount(0);
  await page.getByRole('button', { name: /Shabana Rahman/ }).click();
  await page.getByRole('menuitem', { name: /Sign out/ }).click();
  await signIn(page, 'admin');
  await page.getByRole('link', { name: /^Workstation/ }).click();
  await expect(unsent).toContainText(
    /This workstation holds \d+ saves? that the central record does not have/,
  );
  await accessible(page, 'workstation, with saves unsent');

  await systemDialogs(app, { open: folder });
  await unsent.getByRole('button', { name: 'Write unsent saves into a file' }).click();
  const dialog = page.getByRole('dialog', { name: 'Write unsent saves into a file' });
  await dialog.getByLabel('Your password').fill('not the password');
  await page.keyboard.press('Enter');
  await expect(dialog).toContainText('The password is not right. No file was written.');
  expect(readdirSync(folder)).toEqual([]);
  await accessible(page, 'writing unsent saves');
  await dialog.getByLabel('Your password').fill('demonstration');
  await page.keyboard.press('Enter');
  await expect(dialog).toContainText(/\d+ saves? (was|were) written into throughcare-DMI-/);
  await accessible(page, 'unsent saves written');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(unsent).toContainText(/Last file: throughcare-DMI-.*written today at/);

  const [file = ''] = readdirSync(folder);
  const { sentences } = await establishment.operator<{ sentences: string[] }>('/take-in', {
    file: path.join(folder, file),
  });
  expect(sentences.join(' ')).toMatch(/It is whole and unaltered\. \d+ saves? (was|were) taken in\./);
  await network(page, true);
  await expect(unsent).toContainText('Nothing is unsent.');
  rmSync(folder, { recursive: true, force: true });
});
