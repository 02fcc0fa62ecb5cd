/** Tests on the demonstration establishment, in the words of those who use it. */
import type { Page } from '@playwright/test';
import { demoStaff } from '../../../scripts/demo/establishment.ts';
import { expect, launch, test as base, type RunningApp } from '../electron-app.ts';
import { openEstablishment, type TestEstablishment } from './establishment.ts';

/** What each test is given besides. */
interface Fixtures {
  establishment: TestEstablishment;
}

export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures from this pattern
  establishment: async ({}, provide) => {
    const establishment = await openEstablishment();
    await provide(establishment);
    await establishment.close();
  },
  running: async ({ establishment }, provide, info) => {
    const running = await start(establishment);
    await provide(running);
    if (info.status !== info.expectedStatus && !running.page.isClosed()) {
      await info.attach('window', { body: await running.page.screenshot(), contentType: 'image/png' });
    }
    await running.close();
  },
});

/** Opens the window of the establishment's first workstation; the caller closes it. */
export async function start(establishment: TestEstablishment): Promise<RunningApp> {
  return launch({ data: establishment.workstation, args: establishment.args });
}

/** Signs in by the demonstration's own list. */
export async function signIn(page: Page, username: string): Promise<void> {
  const who = demoStaff.find((person) => person.username === username);
  if (who === undefined) throw new RangeError(`nobody is called ${username}`);
  await page.getByRole('button', { name: `Sign in as ${who.name}` }).click();
  await expect(page.getByRole('navigation', { name: 'Areas' })).toBeVisible();
}

/** Pulls the network cable, or plugs it back, by the status line's own panel. */
export async function network(page: Page, there: boolean): Promise<void> {
  await statusLine(page).click();
  const panel = page.getByRole('dialog', { name: /Central record|No network/ });
  await panel.getByRole('button', { name: there ? 'Plug it back' : 'Pull the network cable' }).click();
  await expect(statusLine(page)).toHaveText(there ? /up to date|sending/ : /No network since/);
  await page.keyboard.press('Escape');
}

/** The line that always says where the data stands. */
export function statusLine(page: Page) {
  return page.getByRole('banner').getByRole('button', { name: /Central record|No network/ });
}

/** The row of the board that names this person. */
export function boardRow(page: Page, name: string | RegExp) {
  return page.getByRole('table', { name: 'Arrivals by stage' }).getByRole('row').filter({ hasText: name });
}

export { expect };
