/** The thread in which pages are checked while a workstation is filled. Started by page-thread.ts. */
import { parentPort } from 'node:worker_threads';
import { checkPage, type CheckedPage } from './checked-page.ts';

/** What cannot be read is read again by whoever asked for it, and refused in its words. */
function check(text: string): CheckedPage | null {
  try {
    return checkPage(text);
  } catch {
    return null;
  }
}

parentPort?.on('message', (text: string) => parentPort?.postMessage(check(text)));
