/**
 * The demonstration establishment: a central record, a workstation with invented people, and its window.
 *
 *   npm start [-- --fresh] [--second]
 *
 * What is entered stays in `data/demo` until `--fresh` begins again. `--second` opens another workstation of the same
 * establishment beside the first.
 */
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { lockDataFolder } from '../electron/records/workstation/instance-lock.ts';
import { demoPassword } from './demo/establishment.ts';
import { openWindow, type OpenWindow } from './display/window.ts';
import { root } from './setup/paths.mjs';
import { DemonstrationError, startDemonstration } from './start/demonstration.ts';

const { values } = parseArgs({
  options: { fresh: { type: 'boolean', default: false }, second: { type: 'boolean', default: false } },
});
const folder = path.join(root, 'data', 'demo');
const started = Date.now();
const say = (line: string): void => console.log(line);

async function demonstrate(): Promise<number> {
  const unlock = await onlyOne();
  if (values.fresh) rmSync(folder, { recursive: true, force: true });
  const demonstration = await startDemonstration(folder, { second: values.second, say });
  const windows: OpenWindow[] = [];
  for (const args of demonstration.workstations) windows.push(await openWindow(args));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => windows.forEach((window) => window.close()));
  }
  say(`Central record: ${demonstration.centralAddress}`);
  say(
    windows.some(({ virtual }) => virtual)
      ? 'Window: on a virtual screen, because this machine shows none. To look at it: npm run screenshot'
      : 'Window: on this screen.',
  );
  say(`Sign in: the sign-in page shows the invented staff; the password of everybody is “${demoPassword}”.`);
  say(
    `Started in ${((Date.now() - started) / 1000).toFixed(1)} s. Close the window, or press Ctrl+C here, to end.`,
  );
  const codes = await Promise.all(windows.map(({ closed }) => closed));
  await demonstration.stop();
  unlock();
  return Math.max(...codes);
}

/** Two of them would take each other's database for one left behind by a crash. */
async function onlyOne(): Promise<() => void> {
  mkdirSync(path.dirname(folder), { recursive: true });
  return lockDataFolder(path.dirname(folder)).catch(() => {
    throw new DemonstrationError('The demonstration is already running. Use its window, or end it first.');
  });
}

const code = await demonstrate().catch((error: unknown) => {
  if (!(error instanceof DemonstrationError)) throw error;
  console.error(error.message);
  return 1;
});
process.exit(code);
