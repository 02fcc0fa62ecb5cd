/** Windows: the one that people work in, and hidden ones for printing. All sandboxed, all alike. */
import { BrowserWindow, type WebPreferences } from 'electron';
import { ORIGIN } from './origin.ts';
import { PARTITION } from './page-session.ts';
import { WORDS_PAGE } from './protocol.ts';

/** Two crashes within this time are not put right by reloading. */
const CRASH_WINDOW_MS = 60_000;

/** What every page runs under. Sandbox and context isolation are Electron's defaults; stated, so that a test can read them. */
export function pagePreferences(preload: string): WebPreferences {
  return {
    preload,
    partition: PARTITION,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    spellcheck: false,
    devTools: false,
    enableWebSQL: false,
    safeDialogs: true,
    navigateOnDragDrop: false,
  };
}

/** The window. `onGone` is told when the page had to be replaced by words. */
export function openMainWindow(preload: string, say: (sentence: string) => void): BrowserWindow {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    minWidth: 900,
    minHeight: 600,
    show: false,
    title: 'Throughcare',
    backgroundColor: '#ffffff',
    autoHideMenuBar: true,
    webPreferences: pagePreferences(preload),
  });
  // The empty page in between, when the page is drawn anew, has an address for a title.
  window.on('page-title-updated', (event, _title, explicit) => {
    if (!explicit) event.preventDefault();
  });
  window.once('ready-to-show', () => window.show());
  reloadOnce(window, say);
  void window.loadURL(`${ORIGIN}/`);
  return window;
}

/** Shows a sentence in place of the page. */
export function showWords(window: BrowserWindow): void {
  void window.loadURL(`${ORIGIN}${WORDS_PAGE}`);
}

/** A crashed page is loaded again once; what was saved is saved, and the person is asked to unlock by the page itself. */
function reloadOnce(window: BrowserWindow, say: (sentence: string) => void): void {
  let lastCrash = -Infinity;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    const again = performance.now() - lastCrash < CRASH_WINDOW_MS;
    lastCrash = performance.now();
    if (!again) return window.webContents.reload();
    say(
      'The page stopped twice. Everything that was saved is safe. Close Throughcare and open it again; if this comes back, tell the administrator.',
    );
    showWords(window);
  });
}
