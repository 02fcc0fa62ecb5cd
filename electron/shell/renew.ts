/**
 * A page drawn anew in a process of its own. What a page has shown stays in its process's memory long after it went off the
 * screen: strings are not wiped when they are let go. So whoever leaves takes the process along.
 */
import type { WebContents } from 'electron';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { ORIGIN } from './origin.ts';

/** A page that was told to lock has asked the records process for it by then, or it hangs. */
const ANSWER_WITHIN_MS = 3_000;

const lastLock = new WeakMap<WebContents, number>();

/** Ends the page's process and loads the page again, at no place in particular. */
export async function renewPage(contents: WebContents): Promise<void> {
  // An empty page is of no origin of ours, and Chromium lets no two origins share a process: ours ends with its page.
  await contents.loadURL('about:blank');
  await contents.loadURL(`${ORIGIN}/`);
  contents.navigationHistory.clear();
  collectGarbage();
}

/** The page has asked for the lock. */
export function noteLock(contents: WebContents): void {
  lastLock.set(contents, performance.now());
}

/** Takes a page away that was told to lock just now and does not do so: it may still show somebody. */
export function renewUnlessLocked(contents: WebContents): void {
  const told = performance.now();
  setTimeout(() => {
    if (contents.isDestroyed() || (lastLock.get(contents) ?? -Infinity) >= told) return;
    renewPage(contents).catch((error: unknown) => console.error(error));
  }, ANSWER_WITHIN_MS);
}

/** What passed between page and records process passed through here. V8 does not overwrite what it lets go of; most goes back to the system. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}
