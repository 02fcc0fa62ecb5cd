/**
 * A window that waits for the program watching it. The window tests attach through Node's inspector, and a page that is
 * already loading while they do so now and then never answers them; so the first window waits for the runner's own call.
 * A release refuses the inspector by a fuse, and then nothing waits.
 */
import { app } from 'electron';
import inspector from 'node:inspector';

/** The function that Playwright calls once it is attached (its `electron/loader`). */
declare global {
  var __playwright_run: (() => void) | undefined;
}

/** Resolves when the runner is attached; at once where nobody asked for it or no inspector can attach. */
export function attended(asked: boolean): Promise<void> {
  if (!asked || inspector.url() === undefined) return Promise.resolve();
  return new Promise((resolve) => {
    globalThis.__playwright_run = resolve;
  });
}

/**
 * Chromium's own debugger shows and changes every page, and no fuse shuts it: whoever can add to the command line could read along.
 * The window tests need it, and they are known by Node's inspector, which a release refuses by a fuse. Before the application is ready.
 */
export function refuseDebuggers(): void {
  if (inspector.url() !== undefined) return;
  for (const name of ['remote-debugging-port', 'remote-debugging-pipe']) app.commandLine.removeSwitch(name);
}
