/** A handover pack in the window, as one story: previewed, released with the password, saved, read as anybody may read it, printed again. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { verifyDetached } from '../../electron/records/security/signing.ts';
import editionsFile from '../../resources/release/editions.json' with { type: 'json' };
import { demoPassword } from '../../scripts/demo/establishment.ts';
import type { Bridge } from '../../shared/contract/bridge.ts';
import { addCivilDays } from '../../shared/followup/clock.ts';
import { editionsContentSchema } from '../../shared/release/edition-content.ts';
import { findTelling } from '../../shared/release/neutral.ts';
import { accessible } from '../support/accessible.ts';
import { civilToday, systemDialogs } from '../support/demonstration/steps.ts';
import { expect, signIn, test } from '../support/demonstration/test.ts';
import { leavesNothingOnDisk } from '../support/secrecy/files.ts';
import { spellings } from '../support/secrecy/needles.ts';

declare const throughcare: Bridge;

const { neutral } = editionsContentSchema.parse(editionsFile);
const LARGEST_BYTES = 300_000;

test('a pack is previewed, released and saved; neutral files announce nothing, the clinical one is signed, and a second print is copy 2', async ({
  running: { app, page },
  establishment,
}, info) => {
  test.setTimeout(180_000);
  const folder = info.outputPath('stick');
  mkdirSync(folder, { recursive: true });
  await signIn(page, 'j.pryce');
  const patientId = await somebodyToRelease(page);
  await page.evaluate((id) => {
    location.hash = `#/patient/${id}/release`;
  }, patientId);
  await page
    .getByRole('navigation', { name: 'Parts of the release plan' })
    .getByRole('button', { name: /^Handover packs/ })
    .click();
  await page.getByRole('button', { name: 'Preview: release' }).click();

  for (const edition of ['Clinical edition', 'Patient’s copy', 'Partner edition']) {
    await page.getByRole('tab', { name: edition }).click();
    await expect(page.getByRole('article', { name: /^Page 1 of/ }).last()).toContainText(
      'not to be handed to anybody',
    );
  }
  await page.getByRole('tab', { name: 'Clinical edition' }).click();
  await accessible(page, 'the preview of a pack');
  await release(page);
  await accessible(page, 'the packs of a stay');

  await systemDialogs(app, { open: folder });
  for (const edition of ['Clinical edition', 'Patient’s copy', 'Partner edition']) {
    await page.getByRole('button', { name: `Save: ${edition}, version 1` }).click();
    await expect(doneWith(page)).toContainText(`${edition}: Saved as files, copy 1`);
  }
  const files = readdirSync(folder).toSorted();
  expect(files).toEqual([
    'clinical-summary.json',
    'clinical-summary.pdf',
    'clinical-summary.pdf.p7s',
    'health-plan-partner.pdf',
    'health-plan.pdf',
  ]);
  for (const name of files.filter((each) => each.endsWith('.pdf'))) wellMade(path.join(folder, name));
  for (const name of files.filter((each) => each.startsWith('health-plan')))
    announcesNothing(path.join(folder, name));
  isClinical(folder);
  await printsAgain(app, page, path.join(folder, 'from the printer.pdf'));
  const banner = await page.evaluate(
    (id) => throughcare.call('patients.banner', { patientId: id }),
    patientId,
  );
  const surname = banner.ok && 'person' in banner.output ? banner.output.person.surname : '';
  expect(surname).not.toBe('');
  leavesNothingOnDisk(establishment.workstation, {
    ...spellings('surname', surname),
    ...spellings('surname as printed', surname.toUpperCase()),
  });
});

/** Somebody with a date in the coming fortnight whose pack nothing stands in the way of, and a practice that may have it. */
async function somebodyToRelease(page: Page): Promise<string> {
  const from = civilToday();
  const found = await page.evaluate(
    async ({ from: first, to }) => {
      const diary = await throughcare.call('release.diary', { from: first, to });
      if (!diary.ok) throw new Error(diary.failure.sentence);
      for (const { person } of diary.output.rows) {
        const { stayId } = person;
        const asked = await throughcare.call('release.preview', {
          stayId,
          kind: 'release',
          edition: 'clinical',
        });
        if (!asked.ok || asked.output.problems.length > 0) continue;
        const share = await throughcare.call('release.saveShare', {
          stayId,
          id: null,
          kind: 'gp',
          name: 'Harehills Surgery: د. سارة',
          address: '4 Court Lane, Leeds',
          contact: null,
          odsCode: null,
          decision: 'informed',
          reason: null,
          editions: ['clinical'],
          capacity: 'yes',
          bestInterests: null,
          witness: null,
          expiresOn: null,
        });
        if (!share.ok) throw new Error(share.failure.sentence);
        return person.patientId;
      }
      return null;
    },
    { from, to: addCivilDays(from, 14) },
  );
  if (found === null) throw new Error('nobody in the demonstration can be released');
  return found;
}

async function release(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Release', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Release the pack' });
  await dialog.getByRole('checkbox', { name: /^Harehills Surgery/ }).check();
  await dialog.getByRole('checkbox', { name: /^The patient/ }).check();
  await dialog.getByLabel('Your password, to release').fill('not the password');
  await dialog.getByRole('button', { name: 'Release' }).click();
  await expect(dialog.getByRole('alert')).toContainText('not your password');
  await dialog.getByLabel('Your password, to release').fill(demoPassword);
  await dialog.getByRole('button', { name: 'Release' }).click();
  // A password is made slow to try, and all editions are composed again.
  await expect(page.getByText('Released: version 1', { exact: true })).toBeVisible({ timeout: 40_000 });
}

const doneWith = (page: Page) => page.getByRole('list', { name: /^What was done with Version 1/ });

const read = (program: string, ...args: string[]): string =>
  execFileSync(program, args, { encoding: 'utf8' });

/** Tagged, of a fitting size, and every font in it. */
function wellMade(file: string): void {
  const about = read('pdfinfo', file);
  expect(about, file).toMatch(/^Tagged:\s+yes$/m);
  expect(about, file).toMatch(/^Page size:.*A4/m);
  expect(statSync(file).size, file).toBeLessThanOrEqual(LARGEST_BYTES);
  const fonts = read('pdffonts', file).trim().split('\n').slice(2);
  expect(fonts.length).toBeGreaterThan(0);
  // Name, type, encoding, then whether it is embedded.
  for (const font of fonts)
    expect(font).toMatch(/(SourceSans3|NotoSansArabic)\S*\s+CID TrueType\s+\S+\s+yes/);
}

/** Text, properties and name of the file hold nothing that tells of a prison. */
function announcesNothing(file: string): void {
  const about = read('pdfinfo', file);
  expect(about).toMatch(/^Title:\s+(My health plan|Health plan)$/m);
  const parts = [
    { text: read('pdftotext', '-layout', file, '-'), isName: false },
    { text: `${about}\n${read('pdfinfo', '-meta', file)}`, isName: false },
    { text: path.basename(file), isName: false },
    // What stands in the bytes as it is: properties that no reader lists.
    { text: readFileSync(file, 'latin1').replaceAll(/stream\r?\n.*?endstream/gs, ''), isName: false },
  ];
  expect(findTelling(neutral, parts), file).toEqual([]);
  expect(parts[1]?.text.toLowerCase()).not.toContain('throughcare');
}

/** Record-standard headings, a signature that fits these bytes and no others, and the bundle of the same version. */
function isClinical(folder: string): void {
  const file = path.join(folder, 'clinical-summary.pdf');
  const text = read('pdftotext', '-layout', file, '-');
  for (const heading of [
    'Patient demographics',
    'GP practice',
    'Allergies and adverse reactions',
    'Medications and medical devices',
    'Plan and requested actions',
  ])
    expect(text).toContain(heading);
  expect(text).toMatch(/Not arranged/);
  expect(text).toMatch(/version 1,/);
  const signature = readFileSync(`${file}.p7s`);
  expect(verifyDetached(readFileSync(file), signature, null)).toMatchObject({ right: true });
  const altered = readFileSync(file);
  altered[altered.length - 10] = (altered.at(-10) ?? 0) ^ 1;
  expect(verifyDetached(altered, signature, null)).toMatchObject({ right: false });
  expect(JSON.parse(readFileSync(path.join(folder, 'clinical-summary.json'), 'utf8'))).toMatchObject({
    resourceType: 'Bundle',
    type: 'document',
  });
}

/** A printer that prints into a file, and then one that takes nothing. */
async function printsAgain(app: ElectronApplication, page: Page, file: string): Promise<void> {
  await setPrinter(app, file);
  const tool = page.getByRole('button', { name: /^Print copy \d: Clinical edition, version 1$/ });
  await tool.click();
  const dialog = page.getByRole('dialog', { name: 'Print: Clinical edition, version 1, copy 2' });
  await expect(dialog.getByRole('option', { name: 'Healthcare office' })).toBeAttached();
  await dialog.getByRole('button', { name: 'Print' }).click();
  await page.getByRole('button', { name: 'Yes, write it down' }).click();
  const log = doneWith(page);
  await expect(log).toContainText('Clinical edition: Printed, copy 2, on Healthcare office');
  expect(read('pdftotext', '-layout', file, '-').replaceAll(/\s+/g, ' ')).toContain('Copy 2.');
  wellMade(file);

  const before = await log.getByRole('listitem').count();
  await setPrinter(app, null);
  await tool.click();
  const again = page.getByRole('dialog', { name: 'Print: Clinical edition, version 1, copy 3' });
  await expect(again.getByRole('option', { name: 'Healthcare office' })).toBeAttached();
  await again.getByRole('button', { name: 'Print' }).click();
  await expect(again.getByRole('alert')).toContainText('did not take the pages');
  await page.keyboard.press('Escape');
  await expect(log.getByRole('listitem')).toHaveCount(before);
}

declare global {
  /** In the main process: where the printer of this test prints, null where it takes nothing. */
  var paperOf: { file: string | null } | undefined;
}

/** `file`: where the next pages go; null for a printer that fails. */
async function setPrinter(app: ElectronApplication, file: string | null): Promise<void> {
  await app.evaluate(({ app: electron, BrowserWindow }, target) => {
    const isFirst = globalThis.paperOf === undefined;
    globalThis.paperOf = { file: target };
    if (!isFirst) return;
    const { writeFileSync } = process.getBuiltinModule('node:fs');
    for (const { webContents } of BrowserWindow.getAllWindows())
      webContents.getPrintersAsync = async () => [
        { name: 'office', displayName: 'Healthcare office', description: '', options: {} },
      ];
    electron.on('web-contents-created', (_event, contents) => {
      contents.print = (_options, done) => {
        const into = globalThis.paperOf?.file ?? null;
        if (into === null) return done?.(false, 'Print job failed');
        void contents.printToPDF({ preferCSSPageSize: true, generateTaggedPDF: true }).then((bytes) => {
          writeFileSync(into, bytes);
          done?.(true, '');
        });
      };
    });
  }, file);
}
