/** Printing: the print page in a hidden sandboxed window, as PDF or to a printer. Nothing temporary is written. */
import { BrowserWindow, dialog, type WebContents } from 'electron';
import { writeFile } from 'node:fs/promises';
import type { Answer } from '../../shared/contract/bridge.ts';
import { shellFailure, trustPage } from './ipc.ts';
import { printAddress } from './origin.ts';
import { pagePreferences } from './window.ts';

/** A print page has its data and fonts within this time, or it is given up. */
const READY_WITHIN_MS = 15_000;
const LOOK_EVERY_MS = 50;

const NOT_READY = 'The page to print did not become ready. Nothing was printed. Try again.';

/** Opens the route hidden, waits for `data-ready` on its root, and hands it to `work`. */
async function withPrintPage<T>(
  preload: string,
  route: string,
  work: (contents: WebContents) => Promise<Answer<T>>,
): Promise<Answer<T>> {
  const address = printAddress(route);
  if (address === null) return shellFailure('invalid', 'There is no such page to print.');
  const window = new BrowserWindow({
    show: false,
    // A4 at 96 dots an inch, so that what the page measures is what the paper has.
    width: 794,
    height: 1123,
    webPreferences: { ...pagePreferences(preload), backgroundThrottling: false },
  });
  trustPage(window.webContents);
  try {
    await window.loadURL(address);
    return (await becomesReady(window.webContents))
      ? await work(window.webContents)
      : shellFailure('unexpected', NOT_READY);
  } catch {
    return shellFailure('unexpected', NOT_READY);
  } finally {
    window.destroy();
  }
}

async function becomesReady(contents: WebContents): Promise<boolean> {
  const until = performance.now() + READY_WITHIN_MS;
  while (performance.now() < until) {
    const ready: unknown = await contents.executeJavaScript(
      "document.documentElement.hasAttribute('data-ready') && document.fonts.status === 'loaded'",
    );
    if (ready === true) return true;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  return false;
}

const asPdf = (contents: WebContents) =>
  contents.printToPDF({ preferCSSPageSize: true, generateTaggedPDF: true, printBackground: true });

/** The PDF's bytes, for the preview. */
export function preview(preload: string, route: string): Promise<Answer<Uint8Array>> {
  return withPrintPage(preload, route, async (contents) => ({
    ok: true,
    output: new Uint8Array(await asPdf(contents)),
  }));
}

/** Saves the PDF where the person says; null when they cancelled. */
export function saveAsPdf(
  preload: string,
  route: string,
  parent: BrowserWindow,
): Promise<Answer<{ path: string | null } | null>> {
  return withPrintPage(preload, route, async (contents) => {
    const bytes = await asPdf(contents);
    const { canceled, filePath } = await dialog.showSaveDialog(parent, {
      title: 'Save as PDF',
      // No name in the file name: it shows in folders, recent-file lists and print queues.
      defaultPath: 'throughcare.pdf',
      filters: [{ name: 'PDF', extensions: ['pdf'] }],
    });
    if (canceled || filePath === '') return { ok: true, output: null };
    try {
      await writeFile(filePath, bytes, { mode: 0o600 });
    } catch {
      return shellFailure('readonly', 'The PDF could not be written there. Choose another folder.');
    }
    return { ok: true, output: { path: filePath } };
  });
}

/** Printers that this machine knows, by the name it prints to and the one people know. */
export async function printers(contents: WebContents): Promise<Answer<{ name: string; title: string }[]>> {
  const known = await contents.getPrintersAsync();
  return {
    ok: true,
    output: known.map(({ name, displayName }) => ({ name, title: displayName === '' ? name : displayName })),
  };
}

/**
 * Sends pages, one route after the other, to a printer that was chosen on the page, so that which one it was can be written down. That
 * the printer took them is no proof of paper: who stands at it is asked.
 */
export async function printTo(
  preload: string,
  routes: readonly string[],
  printer: string,
  copies: number,
): Promise<Answer<null>> {
  for (const route of routes) {
    const sent = await withPrintPage(preload, route, (contents) => sendTo(contents, printer, copies));
    if (!sent.ok) return sent;
  }
  return { ok: true, output: null };
}

function sendTo(contents: WebContents, deviceName: string, copies: number): Promise<Answer<null>> {
  return new Promise((resolve) => {
    contents.print(
      {
        silent: true,
        deviceName,
        copies,
        printBackground: true,
        pageSize: 'A4',
        margins: { marginType: 'none' },
      },
      (printed, reason) =>
        resolve(
          printed ? { ok: true, output: null } : shellFailure('unexpected', notTaken(deviceName, reason)),
        ),
    );
  });
}

function notTaken(printer: string, reason: string): string {
  if (/cancel/i.test(reason)) return 'Printing was cancelled at the printer. Nothing was written down.';
  if (/device ?name|not found|invalid/i.test(reason))
    return `The printer ${printer} is not there any more. Choose another one. Nothing was written down.`;
  return `The printer ${printer} did not take the pages. See that it is on and has paper. Nothing was written down.`;
}

/** Sends the page to a printer that the person chooses; null when they cancelled. */
export function printOnPaper(
  preload: string,
  route: string,
): Promise<Answer<{ path: string | null } | null>> {
  return withPrintPage(
    preload,
    route,
    (contents) =>
      new Promise((resolve) => {
        contents.print({ printBackground: true }, (printed, reason) => {
          if (printed) resolve({ ok: true, output: { path: null } });
          else if (/cancel/i.test(reason)) resolve({ ok: true, output: null });
          else
            resolve(
              shellFailure('unexpected', 'The printer did not take the page. Check that one is set up.'),
            );
        });
      }),
  );
}
