/**
 * End-to-end tests in a real Electron window, in two projects.
 *
 * `window` is every journey, against what the checkout has built. `packaged`, when THROUGHCARE_EXECUTABLE names a packaged
 * application, is `packaged.spec.ts` against it. The pages and the records process are compiled once and are the same
 * files in both, so that a second time through every journey would say nothing new. What packaging adds, and can break, is which
 * files are in the archive and which lie beside it (pages, fonts, question sets, migrations, the addon of the encrypted
 * store, the solver of proposals), how the processes, the threads and the page's scheme are found in it, the fuses, and that the
 * program is started without a checkout. `packaged.spec.ts` goes through each of these.
 */
import { defineConfig } from '@playwright/test';
import { enableCompileCache } from 'node:module';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { WorkerFixtures } from './tests/support/electron-app.ts';

const packaged = process.env['THROUGHCARE_EXECUTABLE'];
const PACKAGED = '**/packaged.spec.ts';

// The central record and the second workstation of every test run in the tests' own processes.
enableCompileCache(path.join(import.meta.dirname, 'node_modules', '.cache', 'e2e'));

export default defineConfig<object, WorkerFixtures>({
  testDir: 'tests/e2e',
  globalSetup: './tests/support/demonstration/prepared.ts',
  outputDir: 'test-results/e2e',
  // The longest journey is among the packaged ones: it begins first, so that nothing waits for it at the end.
  projects: [
    ...(packaged === undefined ? [] : [{ name: 'packaged', testMatch: PACKAGED, use: { packaged } }]),
    { name: 'window', testIgnore: PACKAGED },
  ],
  // Each has a screen and so a keyboard of its own (electron-app.ts). A journey waits for the screen, the disk and the network a
  // third of its time, so that one more than there are processors keeps them busy.
  workers: Math.min(availableParallelism() + 1, 6),
  fullyParallel: true,
  // Node 24 runs these itself in a third of the time that Playwright takes to translate them.
  build: { external: ['**/!(*.spec).ts'] },
  forbidOnly: true,
  // One more try where nobody watches; the report says "flaky" and names the test.
  retries: process.env['CI'] ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
});
