/**
 * Checks pages in a thread of its own while a workstation is filled: unpacking lines, hashes, chain and digest take as long as half of
 * storing them, and the records process stores one page and answers people meanwhile. Without the thread everything goes on
 * in the records process.
 */
import { Worker } from 'node:worker_threads';
import type { CheckedPage } from './checked-page.ts';

export interface PageThread {
  /** Pages are answered in the order in which they were asked; null where the text has to be read by whoever asked. Never rejects. */
  check(text: string): Promise<CheckedPage | null>;
  end(): void;
}

/** `file` is page-worker.ts as it was built. */
export function pageThread(file: string | URL): PageThread {
  const waiting: ((page: CheckedPage | null) => void)[] = [];
  let gone = false;
  const end = (): void => {
    gone = true;
    for (const answer of waiting.splice(0)) answer(null);
    void worker.terminate();
  };
  const worker = new Worker(file);
  // A process that wants to stop is not kept by it.
  worker.unref();
  worker.on('message', (page: CheckedPage | null) => waiting.shift()?.(page));
  worker.on('error', end);
  worker.on('exit', end);
  return {
    check: (text) =>
      new Promise((answer) => {
        if (gone) return answer(null);
        waiting.push(answer);
        worker.postMessage(text);
      }),
    end,
  };
}
