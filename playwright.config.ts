/** End-to-end tests in a real Electron window. */
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './tests/support/demonstration/prepared.ts',
  outputDir: 'test-results/e2e',
  // Windows share the display's keyboard focus, so that two at a time would disturb each other's keyboard walks.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  // One more try where nobody watches; the report says "flaky" and names the test.
  retries: process.env['CI'] ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
});
