/**
 * The application in a real window, for end-to-end tests.
 *
 * Runs what the checkout has built, or the packaged executable that the project names. Every worker has a screen of its own,
 * because windows on one screen share the keyboard; every test has a data folder of its own, which is removed when it ends.
 */
import { test as base, _electron, type ElectronApplication, type Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startVirtualScreen } from '../../scripts/display/xvfb.ts';
import { electronExecutable, root } from '../../scripts/setup/paths.mjs';

/** How a test wants the application started. */
export interface LaunchOptions {
  /** Data folder of the workstation; a started application keeps it for the next one. */
  data: string;
  /** Further command line arguments, such as `--demo` or `--central URL`. */
  args?: string[];
}

/** One running application and its first window. */
export interface RunningApp {
  app: ElectronApplication;
  page: Page;
  /** Closes the window and waits until the process has gone. */
  close: () => Promise<void>;
  /** Ends the process at once, as a power cut would. */
  kill: () => Promise<void>;
}

/** Starts the application; `close` or `kill` is the caller's to call. */
export async function launch(options: LaunchOptions): Promise<RunningApp> {
  const app = await attach(options);
  const page = await app.firstWindow();
  await page.waitForLoadState();
  const gone = new Promise<void>((resolve) => app.process().once('exit', () => resolve()));
  return {
    app,
    page,
    close: () => app.close(),
    kill: async () => {
      app.process().kill('SIGKILL');
      await gone;
    },
  };
}

/** Where this worker opens its windows, and whose. */
const here: { display?: string | undefined; packaged: string | null } = { packaged: null };

async function attach({ data, args = [] }: LaunchOptions): Promise<ElectronApplication> {
  const { display, packaged } = here;
  return _electron.launch({
    executablePath: packaged ?? electronExecutable(),
    // Chromium's sandbox cannot be set up by root, which is what build machines often are.
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(packaged ? [] : [root]),
      '--data',
      data,
      '--device-secret=file',
      '--attended',
      // Machines that test have no graphics card; without one Chromium spends a quarter of the time on pretending to have it.
      '--disable-gpu',
      '--disable-software-rasterizer',
      // Drawing every step of what slides and fades is a third of the work; the packaged journeys see it as people do.
      ...(packaged ? [] : ['--force-prefers-reduced-motion']),
      ...args,
    ],
    cwd: root,
    env: {
      ...definedEnvironment(),
      ...(display !== undefined && { DISPLAY: display }),
      ELECTRON_DISABLE_SECURITY_WARNINGS: '1',
    },
  });
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** What each test is given. */
interface Fixtures {
  /** An empty folder, removed with everything in it at the end of the test. */
  dataFolder: string;
  /** Arguments for the application started by `running`; set with `test.use({ appArgs: [...] })`. */
  appArgs: string[];
  /** The application, started on `dataFolder`. */
  running: RunningApp;
  /** Its window. */
  window: Page;
}

/** What each worker is given. */
export interface WorkerFixtures {
  /** The packaged executable to run; null for what the checkout has built. */
  packaged: string | null;
  /** Its screen, as DISPLAY names it; null where windows need none. */
  display: string | null;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  packaged: [null, { scope: 'worker', option: true }],
  display: [
    async ({ packaged }, provide) => {
      here.packaged = packaged;
      const screen = process.platform === 'linux' ? await startVirtualScreen() : null;
      here.display = screen?.display;
      await provide(screen?.display ?? null);
      await screen?.stop();
    },
    { scope: 'worker', auto: true },
  ],
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures from this pattern
  dataFolder: async ({}, provide) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'throughcare-e2e-'));
    await provide(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  appArgs: [[], { option: true }],
  running: async ({ dataFolder, appArgs }, provide, info) => {
    const running = await launch({ data: dataFolder, args: appArgs });
    await provide(running);
    if (info.status !== info.expectedStatus && !running.page.isClosed()) {
      await info.attach('window', { body: await running.page.screenshot(), contentType: 'image/png' });
    }
    await running.close();
  },
  window: async ({ running }, provide) => provide(running.page),
});

export { expect } from '@playwright/test';
