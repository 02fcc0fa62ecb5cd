/** Figures of the application in its real window: start to the sign-in page, memory, a screening from board to signed. */
import type { Page } from '@playwright/test';
import { launch, type RunningApp } from '../support/electron-app.ts';
import { goBy } from '../support/keyboard/focused.ts';
import { giveByKeyboard } from '../support/keyboard/screening.ts';
import { receptionFolder, signIn, type ReceptionFolder } from '../support/reception-folder.ts';
import { base64 } from '../support/desk.ts';
import { arrivals } from '../support/builders.ts';
import { figure, percentile, printFigure, printRow } from './figures.ts';
import { feedAnswers, feedPatients } from './store-data.ts';

const STARTS = 5;
const PEOPLE = 20_000;
const ANSWERS = 480_000;

interface Started {
  readonly running: RunningApp;
  readonly ms: number;
}

/** From nothing to a sign-in page that can be typed into. */
async function startApp(data: string): Promise<Started> {
  const began = performance.now();
  const running = await launch({ data });
  await running.page.getByLabel('User name').waitFor();
  return { running, ms: performance.now() - began };
}

async function startTimes(folders: readonly ReceptionFolder[]): Promise<number[][]> {
  const times = folders.map((): number[] => []);
  for (let round = 0; round <= STARTS; round += 1) {
    for (const [at, { dataDir }] of folders.entries()) {
      const { running, ms } = await startApp(dataDir);
      await running.close();
      // The first start of all warms the disk's cache for the others.
      if (round > 0) times[at]?.push(ms);
    }
  }
  return times;
}

async function signInto(page: Page): Promise<void> {
  await page.getByLabel('User name').fill(signIn.username);
  await page.getByRole('textbox', { name: 'Password' }).fill(signIn.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('table', { name: 'Arrivals by stage' }).waitFor();
}

/** Megabytes resident, by what the processes are for. */
async function memory({ app }: RunningApp): Promise<{ page: number; records: number; all: number }> {
  const metrics = await app.evaluate(({ app: electron }) =>
    electron.getAppMetrics().map(({ type, name, serviceName, memory: { workingSetSize } }) => ({
      what: `${type} ${name ?? ''} ${serviceName ?? ''}`,
      mb: workingSetSize / 1024,
    })),
  );
  const of = (pattern: RegExp): number =>
    Math.max(0, ...metrics.filter(({ what }) => pattern.test(what)).map(({ mb }) => mb));
  return {
    page: of(/^Tab/),
    records: of(/Throughcare records|node\.mojom/),
    all: metrics.reduce((sum, { mb }) => sum + mb, 0),
  };
}

/** Find-as-you-type in the window: from a key to a list that answers it. */
async function findTimes(page: Page): Promise<number[]> {
  const times: number[] = [];
  await page.keyboard.press('Control+k');
  const box = page
    .getByRole('dialog')
    .getByRole('combobox')
    .or(page.getByRole('dialog').getByRole('textbox'));
  for (const text of ['smith', 'okafor', 'jones d', 'nowak p', 'clarke', 'evans r', 'begum', 'hussain']) {
    await box.first().fill('');
    const began = performance.now();
    await box.first().fill(text);
    await page
      .getByRole('option')
      .filter({ hasText: new RegExp(text.split(' ')[0] ?? '', 'i') })
      .first()
      .waitFor();
    times.push(performance.now() - began);
  }
  await page.keyboard.press('Escape');
  return times;
}

/** From the board to the wing summary of a signed assessment; milliseconds and keys. */
async function screenSomebody(page: Page): Promise<{ ms: number; keys: number }> {
  const began = performance.now();
  await page
    .getByRole('button', { name: /^Has arrived/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /new/i }).first().check();
  await dialog.getByRole('button', { name: /^Record the arrival/ }).click();
  await dialog.waitFor({ state: 'detached' });
  await page
    .getByRole('button', { name: /^Start assessment/ })
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: /^First-stage assessment/ }).waitFor();
  await goBy(page, 'Shift', ({ question }) => question !== null);
  const { keys } = await giveByKeyboard(page);
  await page.keyboard.type(signIn.password);
  await goBy(page, 'Tab', ({ name }) => name === 'Sign the assessment');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Wing summary' }).waitFor();
  return { ms: performance.now() - began, keys };
}

/** A data folder with as many people and answers as a large establishment holds, and a van that is expected today. */
async function fullFolder(): Promise<ReceptionFolder> {
  const folder = await receptionFolder({ clockOffset: 0 });
  await folder.inside(async ({ ask }, store) => {
    feedPatients(store, PEOPLE);
    feedAnswers(store, ANSWERS, 5000, 2);
    const today = new Date().toISOString().slice(0, 10);
    await ask('reception.import', { fileName: 'van.json', base64: base64(arrivals(12, today)) });
  });
  return folder;
}

export async function benchWindow(): Promise<void> {
  const [empty, full] = [await receptionFolder({ clockOffset: 0 }), await fullFolder()];
  try {
    const [emptyTimes = [], fullTimes = []] = await startTimes([empty, full]);
    const ratio = percentile(fullTimes, 0.5) / percentile(emptyTimes, 0.5);
    const held = `${PEOPLE + ANSWERS} changes`;
    printFigure(
      figure(
        `start to the sign-in page, ${held} on disk`,
        fullTimes,
        `${ratio.toFixed(2)} × an empty store; Playwright’s own start included`,
      ),
    );
    printFigure(figure('start to the sign-in page, empty store', emptyTimes, ''));
    const { running } = await startApp(full.dataDir);
    const { page } = running;
    const began = performance.now();
    await signInto(page);
    printRow({
      what: `sign in to the board, ${held} on disk`,
      measured: `${(performance.now() - began).toFixed(0)} ms`,
      note: 'opening the store and the key derivation of tests (2^15) included',
    });
    printFigure(figure(`find a person among ${PEOPLE} in the window`, await findTimes(page), 'key to list'));
    const { ms, keys } = await screenSomebody(page);
    printRow({
      what: 'a whole screening in the window, board to signed',
      measured: `${(ms / 1000).toFixed(1)} s`,
      note: `at most 60 s; ${keys} keys in the form`,
    });
    const { page: renderer, records, all } = await memory(running);
    const mb = (value: number): string => `${Math.round(value)} MB`;
    printRow({
      what: `memory of the page, ${PEOPLE} patients`,
      measured: mb(renderer),
      note: 'at most 300 MB',
    });
    printRow({
      what: `memory of the records process, ${PEOPLE} patients`,
      measured: mb(records),
      note: `at most 250 MB; all processes together ${mb(all)}`,
    });
    await running.close();
  } finally {
    empty.remove();
    full.remove();
  }
}
