/** Answers the page: calls go to the records process, the rest is what only the shell can do. */
import { BrowserWindow, type WebContents } from 'electron';
import { z } from 'zod';
import { bridgeChannels } from '../preload/channels.ts';
import { chooseFile, chooseFolder, saveFile } from './files.ts';
import { handle, shellFailure } from './ipc.ts';
import { idleMs } from './lock.ts';
import { savePackFiles } from './pack-files.ts';
import { preview, printers, printOnPaper, printTo, saveAsPdf } from './printing.ts';
import type { RecordsHost } from './records-host.ts';
import { noteLock, renewPage } from './renew.ts';

const printJob = z.object({
  routes: z.array(z.string().max(300)).min(1).max(10),
  printer: z.string().min(1).max(200),
  copies: z.int().min(1).max(20),
});

/** Registers everything that the preload can ask for. */
export function answerBridge(records: RecordsHost, preload: string): void {
  handle(bridgeChannels.call, async (page, channel, input) => {
    if (typeof channel !== 'string') return shellFailure('invalid', 'A call names its channel.');
    if (channel === 'session.lock') noteLock(page);
    return records.call(channel, input);
  });
  handle(bridgeChannels.print, async (page, route, how) => {
    if (typeof route !== 'string') return shellFailure('invalid', 'There is no such page to print.');
    // Recovery words go to paper and to no file.
    if (how === 'pdf' && route.startsWith('recovery-words/'))
      return shellFailure('forbidden', 'Recovery words are printed on paper only.');
    return how === 'pdf' ? saveAsPdf(preload, route, windowOf(page)) : printOnPaper(preload, route);
  });
  handle(bridgeChannels.preview, async (_page, route) =>
    typeof route === 'string'
      ? preview(preload, route)
      : shellFailure('invalid', 'There is no such page to print.'),
  );
  handle(bridgeChannels.printers, (page) => printers(page));
  handle(bridgeChannels.printTo, async (_page, routes, printer, copies) => {
    const wanted = printJob.safeParse({ routes, printer, copies });
    if (!wanted.success) return shellFailure('invalid', 'There is no such page to print.');
    return printTo(preload, wanted.data.routes, wanted.data.printer, wanted.data.copies);
  });
  handle(bridgeChannels.savePack, (page, files) => savePackFiles(windowOf(page), files));
  handle(bridgeChannels.chooseFile, (page) => chooseFile(windowOf(page)));
  handle(bridgeChannels.chooseFolder, (page) => chooseFolder(windowOf(page)));
  handle(bridgeChannels.saveFile, (page, kind, bytes) => saveFile(windowOf(page), kind, bytes));
  handle(bridgeChannels.renew, (page) => renewPage(page));
  handle(bridgeChannels.idleMs, async () => idleMs());
}

function windowOf(page: WebContents): BrowserWindow {
  const window = BrowserWindow.fromWebContents(page);
  if (window === null) throw new TypeError('a page without a window sent a message');
  return window;
}
