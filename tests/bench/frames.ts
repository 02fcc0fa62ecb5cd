/** Frames of the page while its workstation receives what others wrote during a network failure. */
import type { Page } from '@playwright/test';
import { enrol } from '../../electron/records/replication/identity.ts';
import { arrivals } from '../support/builders.ts';
import { base64 } from '../support/desk.ts';
import { launch } from '../support/electron-app.ts';
import { connectTo, passwordOf, preparedWorkstation, temporaryFolder } from '../support/workstation.ts';
import { percentile, printRow } from './figures.ts';
import { PERFECT, startLine } from './line.ts';
import { startBenchServers, type BenchServers } from './servers.ts';
import { measureFirst, newStation, newStore, writeNotes } from './stations.ts';

const WAIT_MS = 120_000;

/** The central record gets `count` changes from another workstation. */
async function fill(servers: BenchServers, count: number): Promise<void> {
  const stored = newStore();
  writeNotes(stored.store, count);
  const writer = await newStation(servers, { stored });
  await measureFirst(writer);
  await writer.stop();
}

/** Starts to note how long every frame of the page is held; the answer ends it and tells. */
export async function noteFrames(page: Page): Promise<() => Promise<number[]>> {
  const gaps = await page.evaluateHandle(() => {
    const noted = { held: [] as number[], on: true };
    let last = performance.now();
    const frame = (): void => {
      const now = performance.now();
      noted.held.push(now - last);
      last = now;
      if (noted.on) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    return noted;
  });
  return () =>
    gaps.evaluate((noted) => {
      noted.on = false;
      return noted.held.slice(1);
    });
}

/** The window with the arrivals board open; the line comes back, and everything arrives. */
export async function benchFrames(count = 20_000): Promise<void> {
  const servers = await startBenchServers();
  const { folder, remove } = temporaryFolder();
  try {
    const before = await startLine(servers.centralUrl, PERFECT);
    const { workstation } = await preparedWorkstation(folder, ['nurse'], {
      now: Date.now,
      enrol: async ({ name }) => enrol({ url: before.url, code: await servers.newCode(), name }),
    });
    await before.close();
    const { ask } = connectTo(workstation);
    await ask('session.signIn', { username: 'nurse', password: passwordOf('nurse') });
    const van = base64(arrivals(12, new Date().toISOString().slice(0, 10)));
    await ask('reception.import', { fileName: 'van.json', base64: van });
    await workstation.close();
    await fill(servers, count);
    const running = await launch({ data: folder });
    const { page } = running;
    await page.getByLabel('User name').fill('nurse');
    await page.getByRole('textbox', { name: 'Password' }).fill(passwordOf('nurse'));
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('table', { name: 'Arrivals by stage' }).waitFor();
    const line = await startLine(servers.centralUrl, PERFECT, Number(new URL(before.url).port));
    const began = performance.now();
    const told = await noteFrames(page);
    await page
      .getByText(/^Central record: up to date/)
      .first()
      .waitFor({ timeout: WAIT_MS });
    const held = await told();
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    if (line.passed.down < count * 50) throw new Error('the page says up to date, but little has arrived');
    const longest = Math.max(...held);
    printRow({
      what: `frames while ${count} changes are pulled`,
      measured: `longest ${longest.toFixed(0)} ms, p99 ${percentile(held, 0.99).toFixed(0)} ms`,
      note: `${held.length} frames in ${seconds} s, the wait for the line included; ${held.filter((gap) => gap > 50).length} held longer than 50 ms`,
      wanted: 'no frame longer than 50 ms',
      holds: longest <= 50,
    });
    await running.close();
    await line.close();
  } finally {
    remove();
    await servers.stop();
  }
}
