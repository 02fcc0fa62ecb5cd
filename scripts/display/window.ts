/** The application in a window, on the person's own screen or on a virtual one. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
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
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...(screen ? { DISPLAY: screen.display } : {}) },
  });
  const closed = (async () => {
    const [code] = (await once(child, 'exit')) as [number | null];
    forgetRunning();
    await screen?.stop();
    return code ?? 1;
  })();
  return { virtual: screen !== undefined, closed, close: () => child.kill('SIGTERM') };
}
