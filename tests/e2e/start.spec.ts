/** The application starts, in the window and the isolation that every other end-to-end test relies on. */
import { expect, launch, test } from '../support/electron-app.ts';

test('a new workstation opens its window from its own scheme, with nothing of Node in the page', async ({
  window,
}) => {
  await expect(window.locator('#root')).not.toBeEmpty();
  expect(new URL(window.url()).protocol).toBe('app:');
  const seen = await window.evaluate(() => ({
    require: 'require' in globalThis,
    process: 'process' in globalThis,
    bridge: Object.keys((globalThis as unknown as { throughcare: object }).throughcare).toSorted(),
  }));
  expect(seen).toEqual({ require: false, process: false, bridge: ['call', 'on', 'shell'] });
});

test('a second start on the same data folder leaves the field to the first', async ({
  dataFolder,
  running,
}) => {
  await expect(running.page.locator('#root')).not.toBeEmpty();
  await expect(launch({ data: dataFolder })).rejects.toThrow();
  await expect(running.page.locator('#root')).toBeVisible();
});

test('a workstation that was killed opens again on the same data folder', async ({ dataFolder }) => {
  const first = await launch({ data: dataFolder });
  await expect(first.page.locator('#root')).not.toBeEmpty();
  await first.kill();
  const second = await launch({ data: dataFolder });
  await expect(second.page.locator('#root')).not.toBeEmpty();
  await second.close();
});
