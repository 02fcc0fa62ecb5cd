/**
 * The demonstration establishment: a central record, a workstation with invented people, and its window.
 *
 *   npm start [-- --fresh]
 *
 * What is entered stays in `data/demo` until `--fresh` begins again.
 */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openWindow } from './display/window.ts';
import { root } from './setup/paths.mjs';
import { startDemonstration } from './start/demonstration.ts';

const { values } = parseArgs({ options: { fresh: { type: 'boolean', default: false } } });
const folder = path.join(root, 'data', 'demo');
if (values.fresh) rmSync(folder, { recursive: true, force: true });

const say = (line: string): void => console.log(line);
say('Starting the demonstration: its central record first.');
const demonstration = await startDemonstration(folder);
const window = await openWindow(demonstration.workstationArgs);
say(`Central record: ${demonstration.centralAddress}`);
say(
  window.virtual
    ? 'Window: on a virtual screen, because this machine shows none. To look at it: npm run screenshot'
    : 'Window: on this screen.',
);
say('Close the window, or press Ctrl+C here, to end the demonstration.');

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => window.close());
const code = await window.closed;
await demonstration.stop();
process.exit(code);
