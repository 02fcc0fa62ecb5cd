/** Signing in, locking, and who sees what. */
import { boardRow, expect, test } from '../support/demonstration/test.ts';

test('the demonstration shows who can sign in; a wrong password is refused in words', async ({ window }) => {
  await expect(window.getByRole('heading', { name: 'Sign in', level: 1 })).toBeVisible();
  await expect(window.getByRole('button', { name: /^Sign in as / })).toHaveCount(7);
  await window.getByLabel('User name').fill('r.okafor');
  await window.getByRole('textbox', { name: 'Password' }).fill('not the password');
  await window.getByRole('button', { name: 'Sign in', exact: true }).first().click();
  await expect(window.getByRole('alert')).toContainText('Wrong password');
  await window.getByRole('textbox', { name: 'Password' }).fill('demonstration');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('heading', { name: 'Arrivals', level: 1 })).toBeVisible();
  await expect(boardRow(window, /Born/).first()).toBeVisible();
});
