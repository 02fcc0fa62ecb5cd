/** The application in a window, on the person's own screen or on a virtual one. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { electronExecutable, root } from '../setup/paths.mjs';
import { forgetRunning, noteRunning, screenFolder } from './running.ts';
import { startVirtualScreen } from './xvfb.ts';

/** An open window. */
export interface OpenWindow {
  /** Whether it is on a screen that nobody sees. */
  virtual: boolean;
  /** Settles with the exit code when the window has been closed. */
  closed: Promise<number>;
  /** Asks the application to end. */
  close: () => void;
}

/** Opens the built application with these command line arguments. */
export async function openWindow(args: string[]): Promise<OpenWindow> {
  const needsScreen = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
  mkdirSync(screenFolder, { recursive: true });
  const screen = needsScreen ? await startVirtualScreen(screenFolder) : undefined;
  if (screen) noteRunning();
  // Chromium's own sandbox refuses to be set up by root; people do not run the application as root.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(electronExecutable(), [...sandbox, root, ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'pipe'],
    env: { ...process.env, ...(screen ? { DISPLAY: screen.display } : {}) },
  });
  passOn(child.stderr);
  const closed = (async () => {
    const [code] = (await once(child, 'exit')) as [number | null];
    forgetRunning();
    await screen?.stop();
    return code ?? 1;
  })();
  return { virtual: screen !== undefined, closed, close: () => child.kill('SIGTERM') };
}

/** Passes on what the application says, without Chromium's complaints that a machine has no desktop bus. */
function passOn(said: Readable): void {
  createInterface({ input: said }).on('line', (line) => {
    if (!line.includes(':ERROR:dbus/')) process.stderr.write(`${line}\n`);
  });
}
