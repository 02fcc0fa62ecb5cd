/** What packaging can break, in the packaged application: its files, its processes and threads, and its page's scheme. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { configuration } from '../../electron-builder.ts';
import { checkFuses } from '../../scripts/package/fuses.ts';
import { packagedExecutable } from '../../scripts/package/paths.ts';
import { answersTheRest, lineOf } from '../support/demonstration/colleague.ts';
import { place } from '../support/demonstration/place.ts';
import {
  answer,
  begin,
  civilToday,
  onAssessment,
  openSection,
  systemDialogs,
} from '../support/demonstration/steps.ts';
import { boardRow, expect, network, signIn, start, statusLine, test } from '../support/demonstration/test.ts';
import { launch } from '../support/electron-app.ts';

const person = /MITCHELL, Ibrahim/;

test('the package has the fuses of its flavour, and nothing that starts another program', async ({
  packaged,
}) => {
  // The one that the tests run, and a release where one was packaged here.
  const flavours = (['inspectable', 'release'] as const).filter((flavour) =>
    existsSync(packagedExecutable(flavour)),
  );
  expect(flavours.map(packagedExecutable)).toContain(packaged);
  for (const flavour of flavours) {
    const executable = packagedExecutable(flavour);
    await checkFuses(executable, configuration(flavour));
    const resources = readdirSync(path.join(path.dirname(executable), 'resources'));
    expect(resources).toContain('app.asar');
    expect(resources).not.toContain('default_app.asar');
    expect(resources).not.toContain('app');
    console.log(`  the fuses of the flavour ${flavour} were read back`);
  }
});

test('a new workstation opens from its own scheme, leaves the field to the first that started, and opens again after it was killed', async ({
  dataFolder,
}) => {
  const first = await launch({ data: dataFolder });
  await expect(first.page.locator('#root')).not.toBeEmpty();
  expect(new URL(first.page.url()).protocol).toBe('app:');
  const seen = await first.page.evaluate(async () => ({
    node: [typeof globalThis['process' as never], typeof globalThis['require' as never]].join(),
    bridge: Object.keys((globalThis as unknown as { throughcare: object }).throughcare).toSorted(),
    policy: (await fetch('/index.html')).headers.get('content-security-policy') ?? '',
    fonts: [...document.fonts].length,
    window: window.open('https://example.invalid/'),
    elsewhere: await fetch('https://example.invalid/').catch((error: Error) => error.name),
    script: (() => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.injected = true';
      document.body.append(script);
      return 'injected' in globalThis;
    })(),
  }));
  expect(seen).toMatchObject({
    node: 'undefined,undefined',
    bridge: ['call', 'on', 'shell'],
    script: false,
    window: null,
  });
  expect(seen.policy).toContain("default-src 'none'");
  expect(seen.policy).not.toMatch(/unsafe-inline|unsafe-eval|https?:|\*/);
  expect(seen.fonts).toBeGreaterThan(0);
  expect(seen.elsewhere).toBe('TypeError');

  await expect(launch({ data: dataFolder })).rejects.toThrow();
  await expect(first.page.locator('#root')).toBeVisible();

  await first.kill();
  const second = await launch({ data: dataFolder });
  await expect(second.page.locator('#root')).not.toBeEmpty();
  await second.close();
});

test('an assessment is begun with no network, survives a kill, is signed, printed and sent; women are asked theirs, and clinics are proposed', async ({
  establishment,
}, info) => {
  test.setTimeout(120_000);
  const colleague = await establishment.secondDesk();
  await colleague.ask('reception.addArrival', ferreira());
  await colleague.ask('replication.now', {});
  const first = await start(establishment);
  const asked: string[] = [];
  first.page.on('request', (request) => asked.push(request.url()));
  await first.page.reload();
  await refusedThenSignedIn(first.page);
  await network(first.page, false);
  await begin(first.page, person);
  await openSection(first.page, /^Physical health/);
  for (const question of [/asthma/i, /diabetes/i]) await answer(first.page, question, 'No');
  await first.page.keyboard.press('Tab');
  const before = await place(first.page);
  expect(Object.values(before.answers).filter((each) => each === 'No')).toHaveLength(2);
  expect(asked.length).toBeGreaterThan(3);
  expect(asked.filter((url) => !url.startsWith('app://throughcare/'))).toEqual([]);
  // The place is kept a moment after the cursor came to rest.
  await first.page.waitForTimeout(600);
  await first.kill();

  const { app, page, close } = await start(establishment);
  await signIn(page, 'r.okafor');
  await boardRow(page, person)
    .getByRole('button', { name: /^Continue/ })
    .click();
  await onAssessment(page);
  await expect.poll(() => place(page)).toEqual(before);

  await expect(statusLine(page)).toHaveText(/Central record: up to date/);
  await answersTheRest(colleague, 'Mitchell');
  await sign(page);
  const file = path.join(info.outputPath(), 'wing summary.pdf');
  await systemDialogs(app, { save: file });
  await page.getByRole('button', { name: 'Save as PDF' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Saved as' }).first()).toBeVisible();
  const read = (program: string, ...args: string[]) => execFileSync(program, args, { encoding: 'utf8' });
  expect(read('pdftotext', '-layout', file, '-')).toMatch(/Wing summary from healthcare[^]*MITCHELL/);
  expect(read('pdffonts', file)).toContain('SourceSans3');
  await expect.poll(async () => (await lineOf(colleague, 'Mitchell'))?.signedId ?? null).not.toBeNull();

  await page.getByRole('link', { name: /^Arrivals/ }).click();
  await begin(page, 'FERREIRA');
  await expect(page.getByRole('heading', { level: 1, name: /women/ })).toBeVisible();

  await page.getByRole('link', { name: /^Follow-up/ }).click();
  await page
    .getByRole('navigation', { name: 'Parts of follow-up' })
    .getByRole('link', { name: 'Proposal' })
    .click();
  await page.getByRole('button', { name: 'Propose' }).click();
  const proposed = page.getByRole('table', { name: 'What is proposed' }).getByRole('row');
  await expect(proposed.nth(1)).toBeVisible({ timeout: 30_000 });
  await close();
});

async function refusedThenSignedIn(page: Page): Promise<void> {
  const password = page.getByRole('textbox', { name: 'Password' });
  await page.getByLabel('User name').fill('r.okafor');
  await password.fill('not the password');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'Wrong password' })).toBeVisible();
  await password.fill('demonstration');
  await page.keyboard.press('Enter');
  await expect(boardRow(page, /Born/).first()).toBeVisible();
}

async function sign(page: Page): Promise<void> {
  await openSection(page, /^Sign$/);
  await expect(page.getByText('Nothing is missing.')).toBeVisible({ timeout: 30_000 });
  await page.getByRole('textbox', { name: 'Your password, to sign' }).fill('demonstration');
  await page.getByRole('button', { name: 'Sign the assessment' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Wing summary' })).toBeVisible();
}

/** Somebody who is asked what women are asked. */
function ferreira() {
  const numbers = { nhsNumber: null, prisonNumber: null, pncNumber: null };
  const identity = { surname: 'Ferreira', forenames: 'Inês', dateOfBirth: '1997-04-03', ...numbers };
  return {
    identity: { ...identity, sex: 'female' as const },
    source: 'court' as const,
    fromLocation: 'Leeds Crown Court',
    expectedDate: civilToday(),
  };
}
