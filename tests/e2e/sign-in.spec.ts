/** Signing in, locking, and who sees what. */
import type { Page } from '@playwright/test';
import { boardRow, expect, signIn, test } from '../support/demonstration/test.ts';
import { begin, onAssessment, openSection } from '../support/demonstration/steps.ts';
import { focused } from '../support/keyboard/focused.ts';
import { stringsInMemory } from '../support/page-memory.ts';
import { dataKeyOf } from '../support/secrecy/known.ts';
import { leavesNothingOnDisk } from '../support/secrecy/files.ts';
import { inPages, lookInMemory, pagesAreEmpty } from '../support/secrecy/memory.ts';
import { spellings } from '../support/secrecy/needles.ts';

const person = /MITCHELL, Ibrahim/;
const NOTE = 'Wouldn’t speak, quokka-7731-bramble';
const WRONG_PASSWORD = 'kestrel-93c1-gravel';

/** The lock screen, with nothing of anybody on it. */
async function onLockScreen(window: Page): Promise<void> {
  await expect(window.getByRole('heading', { name: 'Locked', level: 1 })).toBeVisible();
  await expect(window.getByRole('textbox', { name: 'Password' })).toBeFocused();
  const shown = await window.evaluate(
    () => `${document.title} ${location.href} ${document.documentElement.outerHTML}`,
  );
  expect(shown).not.toMatch(/Mitchell|Ibrahim|quokka|escort record|answered|assessment|Custody/i);
}

async function unlock(window: Page): Promise<void> {
  await window.getByRole('textbox', { name: 'Password' }).fill('demonstration');
  await window.keyboard.press('Enter');
}

test('the demonstration shows who can sign in; a wrong password is refused in words', async ({ window }) => {
  await expect(window.getByRole('heading', { name: 'Sign in', level: 1 })).toBeVisible();
  await expect(window.getByRole('button', { name: /^Sign in as / })).toHaveCount(7);
  const password = window.getByRole('textbox', { name: 'Password' });
  await window.getByLabel('User name').fill('r.okafor');
  await password.fill('not the password');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('alert').filter({ hasText: 'Wrong password' })).toBeVisible();
  await expect(window.getByRole('navigation', { name: 'Areas' })).toHaveCount(0);
  await password.fill('demonstration');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('heading', { name: 'Arrivals', level: 1 })).toBeVisible();
  await expect(boardRow(window, /Born/).first()).toBeVisible();
});

test('a locked screen holds no patient, and unlocking returns to the very field', async ({
  running: { app, page: window },
  establishment,
}) => {
  test.setTimeout(180_000);
  const key = await dataKeyOf(establishment.workstation);
  await signIn(window, 'r.okafor');
  await begin(window, person);
  await openSection(window, /^Custody/);
  await window.getByRole('radiogroup').first().getByRole('radio', { name: 'No', exact: true }).click();
  const answered = await focused(window);

  await window.keyboard.press('Control+l');
  await onLockScreen(window);
  // What the page refers to, wherever the test runs; further down also what it has let go, where memory can be read.
  const held = await stringsInMemory(window);
  expect(held.filter((text) => /Mitchell|Ibrahim/i.test(text))).toEqual([]);
  await window.keyboard.type(WRONG_PASSWORD);
  await window.keyboard.press('Enter');
  await expect(window.getByRole('alert')).toContainText('Wrong password');
  await unlock(window);
  await expect(window.getByRole('heading', { level: 2, name: /^Custody/ })).toBeVisible();
  await expect.poll(async () => await focused(window)).toEqual(answered);

  // Words that nothing has saved, in a dialog. Typed key by key: the test's own messages are to hold no copy of them.
  await window.getByRole('button', { name: 'Interrupt' }).click();
  const dialog = window.getByRole('dialog', { name: 'Interrupt the assessment' });
  const note = dialog.getByRole('textbox', { name: 'What happened' });
  await note.click();
  await window.keyboard.type(NOTE);
  const typing = await focused(window);
  const needles = {
    ...key,
    ...spellings('surname on screen', 'MITCHELL'),
    ...spellings('surname as held', 'Mitchell'),
    ...spellings('forename', 'Ibrahim'),
    ...spellings('note', NOTE),
    ...spellings('password', WRONG_PASSWORD),
  };
  const shown = await lookInMemory(app, needles);
  await window.keyboard.press('Control+l');
  await onLockScreen(window);
  pagesAreEmpty(shown, await lookInMemory(app, needles));
  leavesNothingOnDisk(establishment.workstation, needles);

  // Somebody else, in the same window.
  await window.getByRole('button', { name: 'Somebody else? Sign in instead' }).click();
  await signIn(window, 'p.lindqvist');
  const other = await window.evaluate(async () =>
    (
      globalThis as unknown as { throughcare: { call: (...given: unknown[]) => Promise<unknown> } }
    ).throughcare.call('session.kept', {}),
  );
  expect(other).toMatchObject({ ok: true, output: { kept: null } });
  await window.getByRole('link', { name: /^Arrivals/ }).click();
  await boardRow(window, person)
    .getByRole('button', { name: /^Continue/ })
    .click();
  await onAssessment(window);
  await window.getByRole('button', { name: 'Interrupt' }).click();
  await expect(note).toHaveValue('');
  expect(inPages(await lookInMemory(app, spellings('note', NOTE)))).toEqual([]);
  await window.keyboard.press('Escape');
  await window.getByRole('button', { name: /^Petra Lindqvist/ }).click();
  await window.getByRole('menuitem', { name: 'Sign out' }).click();

  // The first one again: the dialog, the words, the field.
  await signIn(window, 'r.okafor');
  await expect(note).toHaveValue(NOTE);
  await expect.poll(async () => await focused(window)).toEqual(typing);

  for (const happens of ['suspend', 'lock-screen'] as const) {
    await app.evaluate(({ powerMonitor }, event) => void powerMonitor.emit(event), happens);
    await onLockScreen(window);
    await unlock(window);
    await expect.poll(async () => await focused(window)).toEqual(typing);
  }
});

test('what a role may not do is not offered, and is refused when asked for all the same', async ({
  window,
}) => {
  await signIn(window, 'j.pryce');
  // Where they start is what release owes today; the board is one area further.
  await window.getByRole('link', { name: /^Arrivals/ }).click();
  await expect(boardRow(window, /Born/).first()).toBeVisible();
  await expect(
    window.getByRole('button', { name: /^(Has arrived|Start assessment|Import|Add by hand)/ }),
  ).toHaveCount(0);
  const refused = await window.evaluate(async () =>
    (
      globalThis as unknown as { throughcare: { call: (...given: unknown[]) => Promise<unknown> } }
    ).throughcare.call('reception.begin', { stayId: '00000000-0000-4000-8000-000000000000' }),
  );
  expect(refused).toMatchObject({ ok: false, failure: { kind: 'forbidden' } });
});

test('an administrator and an auditor meet no patient', async ({ window }) => {
  await signIn(window, 'admin');
  await expect(window.getByRole('heading', { level: 1, name: /Staff|Workstation/ })).toBeVisible();
  await expect(window.getByRole('link', { name: /Arrivals|Patients/ })).toHaveCount(0);
});
