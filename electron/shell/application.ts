/** The steps of starting and ending the application, in the order in which main.ts takes them. */
import { app, BrowserWindow, dialog } from 'electron';
import { bridgeChannels } from '../preload/channels.ts';
import type { StartMessage } from '../records/process-messages.ts';
import type { ShellArguments } from './arguments.ts';
import { attended, refuseDebuggers } from './attended.ts';
import { IdlePolicy } from './away.ts';
import { answerBridge } from './bridge.ts';
import { guardAllContents } from './contents-guard.ts';
import { tellPages, trustPage } from './ipc.ts';
import { findDeviceSecret, keepDeviceSecret } from './keychain.ts';
import { lockWhenAway, noticeInput } from './lock.ts';
import { setMenu } from './menu.ts';
import { hardenedSession } from './page-session.ts';
import type { Places } from './places.ts';
import { registerScheme, servePage } from './protocol.ts';
import { RecordsHost } from './records-host.ts';
import { renewUnlessLocked } from './renew.ts';
import { canInstall, takeOver } from './updates/install.ts';
import { openMainWindow, showWords } from './window.ts';

/** Before anything else: what can only be set before Chromium is up. */
export function prepare(): void {
  // Nothing but this account reads what is written from here on, whatever writes it.
  process.umask(0o077);
  // Root cannot set Chromium's sandbox up; the start scripts of build machines then say --no-sandbox. Nobody else does.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  refuseDebuggers();
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-http-cache');
  registerScheme();
  guardAllContents();
}

/** True for the first process on this data folder; a second one shows the first one's window and ends. */
export function isOnlyInstance(): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows();
    if (window === undefined) return;
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  return true;
}

/** Opens the window on a running records process. */
export async function open(places: Places, given: ShellArguments): Promise<void> {
  await Promise.all([app.whenReady(), attended(given.attended)]);
  let words = '';
  servePage(hardenedSession(), places.page, () => words);
  setMenu();
  const sayInWindow = (sentence: string) => {
    words = sentence;
    for (const window of BrowserWindow.getAllWindows()) showWords(window);
  };
  const idle = new IdlePolicy();
  const records = recordsHost(places, given, sayInWindow, (event, payload) => idle.hear(event, payload));
  records.start();
  answerBridge(records, places.preload);
  const window = openMainWindow(places.preload, sayInWindow);
  trustPage(window.webContents);
  noticeInput(window.webContents);
  lockWhenAway(
    () => idle.minutes,
    () => {
      renewUnlessLocked(window.webContents);
      // The page blanks at once; the records process follows and refuses from then on.
      tellPages(bridgeChannels.event, 'session', { phase: 'locked' });
      void records.call('session.lock', {});
    },
  );
  endWith(records);
}

function recordsHost(
  places: Places,
  given: ShellArguments,
  onFailed: (sentence: string) => void,
  onEvent: (event: string, payload: unknown) => void,
): RecordsHost {
  const { dataDir, resources, migrations, recordsEntry } = places;
  const { demo, enrol, centralUrl, secretInFile } = given;
  const host = new RecordsHost({
    entry: recordsEntry,
    startMessage: async (): Promise<StartMessage> => ({
      type: 'start',
      dataDir,
      deviceSecret: secretInFile ? { kind: 'file' } : await findDeviceSecret(dataDir),
      demo,
      version: app.getVersion(),
      resources,
      migrations,
      enrol,
      centralUrl,
      canInstall: canInstall(),
    }),
    keepSecret: (secret) => keepDeviceSecret(dataDir, secret),
    onEvent(event, payload) {
      onEvent(event, payload);
      tellPages(bridgeChannels.event, event, payload);
    },
    onFailed,
    takeUpdate: (file, release) => takeOver({ file, release }, () => host.stop()),
  });
  return host;
}

/** The store is closed before the application is gone. */
function endWith(records: RecordsHost): void {
  let closed = false;
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void records.stop().finally(() => {
      closed = true;
      app.quit();
    });
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());
}

/** The last words when starting failed. */
export function fail(error: unknown): void {
  console.error(error instanceof Error ? (error.stack ?? error.message) : error);
  dialog.showErrorBox('Throughcare', 'Throughcare could not start. Tell the administrator.');
  app.exit(1);
}

/** Ends this process; another one has the data folder. */
export function leaveToOther(): void {
  console.error('Throughcare is already open on this data folder. Its window has been brought to the front.');
  app.exit(0);
}
