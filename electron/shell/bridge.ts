/** Answers the page: calls go to the records process, the rest is what only the shell can do. */
import { BrowserWindow, type WebContents } from 'electron';
import { bridgeChannels } from '../preload/channels.ts';
import { chooseFile, chooseFolder, saveFile } from './files.ts';
import { handle, shellFailure } from './ipc.ts';
import { idleMs } from './lock.ts';
import { preview, printOnPaper, saveAsPdf } from './printing.ts';
import type { RecordsHost } from './records-host.ts';

/** Registers everything that the preload can ask for. */
export function answerBridge(records: RecordsHost, preload: string): void {
  handle(bridgeChannels.call, async (_page, channel, input) =>
    typeof channel === 'string'
      ? records.call(channel, input)
      : shellFailure('invalid', 'A call names its channel.'),
  );
  handle(bridgeChannels.print, async (page, route, how) => {
    if (typeof route !== 'string') return shellFailure('invalid', 'There is no such page to print.');
    return how === 'pdf' ? saveAsPdf(preload, route, windowOf(page)) : printOnPaper(preload, route);
  });
  handle(bridgeChannels.preview, async (_page, route) =>
    typeof route === 'string'
      ? preview(preload, route)
      : shellFailure('invalid', 'There is no such page to print.'),
  );
  handle(bridgeChannels.chooseFile, (page) => chooseFile(windowOf(page)));
  handle(bridgeChannels.chooseFolder, (page) => chooseFolder(windowOf(page)));
  handle(bridgeChannels.saveFile, (page, kind, bytes) => saveFile(windowOf(page), kind, bytes));
  handle(bridgeChannels.idleMs, async () => idleMs());
}

function windowOf(page: WebContents): BrowserWindow {
  const window = BrowserWindow.fromWebContents(page);
  if (window === null) throw new TypeError('a page without a window sent a message');
  return window;
}
