/** A virtual screen for machines without one. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** A running virtual screen. */
export interface VirtualScreen {
  /** The value for DISPLAY, such as `:1`. */
  display: string;
  /** Ends the screen and everything drawn on it. */
  stop: () => Promise<void>;
}

/** How long Xvfb may take to come up, in milliseconds; it needs a fraction of a second. */
const startLimit = 15_000;

/**
 * Starts Xvfb on a display number it picks itself, so that two runs at once never meet. With `imageFolder` it keeps the
 * screen's pixels in a file there, in X Window Dump format.
 */
export async function startVirtualScreen(imageFolder?: string): Promise<VirtualScreen> {
  const image = imageFolder ? ['-fbdir', imageFolder] : [];
  const server = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1366x768x24', '-nolisten', 'tcp', ...image],
    // Outside the terminal's group: Ctrl+C must not take the screen away before the window on it has closed.
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], detached: true },
  );
  // However this process ends, short of being killed, the screen ends with it.
  process.once('exit', () => server.kill('SIGTERM'));
  const number = await displayNumber(server);
  return {
    display: `:${number}`,
    stop: async () => {
      if (server.exitCode !== null || server.signalCode !== null) return;
      server.kill('SIGTERM');
      await once(server, 'exit');
    },
  };
}

function displayNumber(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => {
      server.kill('SIGKILL');
      reject(new Error(`Xvfb did not start: ${why}`));
    };
    const timer = setTimeout(() => fail('no answer'), startLimit);
    server.once('error', (error) => fail(error.message));
    server.once('exit', (code) => fail(`it ended with ${String(code)}`));
    let text = '';
    server.stdio[3]?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (!text.includes('\n')) return;
      clearTimeout(timer);
      server.removeAllListeners('exit');
      resolve(text.trim());
    });
  });
}
