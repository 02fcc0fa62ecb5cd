/** Follow-up in the real window: the strip of 2,000 people scrolled from end to end. */
import type { Page } from '@playwright/test';
import { addCivilDays, civilDateOf } from '../../shared/followup/clock.ts';
import { launch } from '../support/electron-app.ts';
import { commitStays } from '../support/many-stays.ts';
import { receptionFolder, signIn, type ReceptionFolder } from '../support/reception-folder.ts';
import { uuid } from '../support/stores.ts';
import { percentile, printRow, seeded } from './figures.ts';
import { noteFrames } from './frames.ts';

const PEOPLE = 2000;
const FRAME_MS = 50;

/** People of the last eight days. */
async function fullFolder(): Promise<ReceptionFolder> {
  const folder = await receptionFolder({ clockOffset: 0 });
  await folder.inside((_, store) => {
    const from = addCivilDays(civilDateOf(Date.now()), -8);
    const clinicId = uuid(0xc1, 1);
    commitStays(store, {
      count: PEOPLE,
      from,
      perDay: PEOPLE / 8,
      clinicId,
      random: seeded(7),
      here: PEOPLE,
    });
    return Promise.resolve();
  });
  return folder;
}

/** From the first person to the last, as a wheel turns: a part of what is seen with every frame. */
async function scrollThrough(page: Page): Promise<void> {
  await page.getByRole('grid').evaluate(async (grid) => {
    const table = grid.parentElement ?? grid;
    const step = table.clientHeight * 0.8;
    while (table.scrollTop + table.clientHeight < table.scrollHeight - 1) {
      const before = table.scrollTop;
      table.scrollTop += step;
      await new Promise((resolve) => requestAnimationFrame(resolve));
      if (table.scrollTop === before) throw new Error('the strip does not scroll');
    }
  });
}

async function benchStrip(page: Page): Promise<void> {
  const began = performance.now();
  await page.getByRole('link', { name: /^Follow-up/ }).click();
  await page.getByRole('grid').waitFor();
  const opened = performance.now() - began;
  await page.getByRole('button', { name: /^Everybody \(/ }).click();
  const told = await noteFrames(page);
  await scrollThrough(page);
  const held = await told();
  const longest = Math.max(...held);
  printRow({
    what: `strip of ${PEOPLE} people scrolled in the window`,
    measured: `longest ${longest.toFixed(0)} ms, p99 ${percentile(held, 0.99).toFixed(0)} ms`,
    note: `${held.length} frames; ${held.filter((gap) => gap > FRAME_MS).length} held longer than 50 ms; from the rail to the strip ${opened.toFixed(0)} ms`,
    wanted: 'no frame longer than 50 ms',
    holds: longest <= FRAME_MS,
  });
}

export async function benchFollowUpWindow(): Promise<void> {
  const folder = await fullFolder();
  try {
    const running = await launch({ data: folder.dataDir });
    const { page } = running;
    await page.getByLabel('User name').fill(signIn.username);
    await page.getByRole('textbox', { name: 'Password' }).fill(signIn.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('table', { name: 'Arrivals by stage' }).waitFor();
    await benchStrip(page);
    await running.close();
  } finally {
    folder.remove();
  }
}
