/** Installing a verified release: electron-updater takes it over, the store is closed, and its installer runs. */
import { app } from 'electron';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { prepareUpdate, type Ready } from './hand-over.ts';

/** An installed program, as opposed to a folder that was unpacked or a source tree: only that can be replaced by an installer. */
export function canInstall(): boolean {
  if (!app.isPackaged) return false;
  if (process.platform === 'win32')
    return existsSync(path.join(path.dirname(app.getPath('exe')), `Uninstall ${app.getName()}.exe`));
  if (process.platform !== 'linux') return false;
  try {
    return readFileSync(path.join(process.resourcesPath, 'package-type'), 'utf8').trim() === 'deb';
  } catch {
    return false;
  }
}

/**
 * Answers what to do once the caller has been told: it closes the store, then runs the installer, which ends this process. Rejects when
 * electron-updater does not take the file; then nothing was changed.
 */
export async function takeOver(
  ready: Omit<Ready, 'platform'>,
  closeStore: () => Promise<void>,
): Promise<() => Promise<void>> {
  // Loaded only now: no start of the application waits for it.
  const { DebUpdater, NsisUpdater } = await import('electron-updater');
  const updater = process.platform === 'win32' ? new NsisUpdater() : new DebUpdater();
  await prepareUpdate(updater, { ...ready, platform: process.platform });
  return async () => {
    await closeStore();
    // The installer was not allowed to run, or failed: the version that is there starts again.
    updater.on('error', () => {
      app.relaunch();
      app.quit();
    });
    updater.quitAndInstall(false, true);
  };
}
