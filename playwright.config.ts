/**
 * End-to-end tests in a real Electron window, in two projects.
 *
 * `window` is all of them against what the checkout has built. `packaged`, when THROUGHCARE_EXECUTABLE names a packaged
 * application, is those tagged `@packaged` against it. The pages and the records process are compiled once and are the same
 * files in both, so that a second time through every journey would say nothing new. What packaging adds, and can break, is which
 * files are in the archive and which lie beside it (pages, fonts, question sets, migrations, the addon of the encrypted
 * store), how the two processes and the page's scheme are found in it, the fuses, and that the program is started without
 * a checkout. The tagged journeys go through each of these: a new data folder, a second start, a kill and what comes back
 * after it, signing in, the form of men and of women, printing, an exchange with the central record over TLS, the policy of
 * the page. Whether pages are accessible is looked at in `window` alone.
 */
import { defineConfig } from '@playwright/test';
import type { WorkerFixtures } from './tests/support/electron-app.ts';

const packaged = process.env['THROUGHCARE_EXECUTABLE'];

export default defineConfig<object, WorkerFixtures>({
  testDir: 'tests/e2e',
  globalSetup: './tests/support/demonstration/prepared.ts',
  outputDir: 'test-results/e2e',
  projects: [
    { name: 'window' },
    ...(packaged === undefined ? [] : [{ name: 'packaged', grep: /@packaged/, use: { packaged } }]),
  ],
  // Each has a screen and so a keyboard of its own (electron-app.ts); a window keeps one processor and a half busy.
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  // One more try where nobody watches; the report says "flaky" and names the test.
  retries: process.env['CI'] ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
});
