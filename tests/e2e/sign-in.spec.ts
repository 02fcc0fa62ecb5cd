/** Signing in, locking, and who sees what. */
import { boardRow, expect, signIn, test } from '../support/demonstration/test.ts';
import { begin, openSection } from '../support/demonstration/steps.ts';
import { filesHolding } from '../support/in-clear.ts';
import { focused } from '../support/keyboard/focused.ts';
import { stringsInMemory } from '../support/page-memory.ts';

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
  window,
  establishment,
}) => {
  await signIn(window, 'r.okafor');
  await begin(window, /HALL, Daniel/);
  await openSection(window, /^Custody/);
  await window.getByRole('radiogroup').first().getByRole('radio', { name: 'No', exact: true }).click();
  const before = await focused(window);

  await window.keyboard.press('Control+l');
  await expect(window.getByRole('heading', { name: 'Locked', level: 1 })).toBeVisible();
  const shown = await window.evaluate(() => `${document.title} ${document.body.innerHTML}`);
  expect(shown).not.toMatch(/HALL|Daniel|escort record|answered|03-Apr/i);
  // Nor does the page in memory, nor any file of the workstation: store, journal, logs, and what the window keeps beside them.
  const held = await stringsInMemory(window);
  expect(held.filter((text) => /\bHALL\b|\bDaniel\b/.test(text))).toEqual([]);
  expect(filesHolding(establishment.workstation, ['HALL', 'Daniel'])).toEqual([]);

  await window.getByRole('textbox', { name: 'Password' }).fill('wrong');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('alert')).toContainText('Wrong password');
  await window.getByRole('textbox', { name: 'Password' }).fill('demonstration');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('heading', { level: 2, name: /^Custody/ })).toBeVisible();
  await expect.poll(async () => await focused(window)).toEqual(before);
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
