/** Installing a verified release: electron-updater takes it over, the store is closed, and its installer runs. */
import { app } from 'electron';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { BaseUpdater } from 'electron-updater';
import { assertFits } from './debian.ts';
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

/** Loaded only when it is needed: no start of the application waits for it. */
async function systemUpdater(): Promise<BaseUpdater> {
  const { DebUpdater, NsisUpdater } = await import('electron-updater');
  if (process.platform === 'win32') return new NsisUpdater();
  /** After a failed dpkg electron-updater has apt-get mend the system, which removes the program when a part is missing. */
  class DpkgUpdater extends DebUpdater {
    protected override runCommandWithSudoIfNeeded(command: string[]): string {
      if (command[0] !== 'dpkg') throw new Error(`dpkg failed, and ${command.join(' ')} is not run after it`);
      return super.runCommandWithSudoIfNeeded(command);
    }
  }
  return new DpkgUpdater();
}

/**
 * Answers what to do once the caller has been told: it closes the store, then runs the installer, which ends this process. Rejects when
 * the file does not fit this computer or electron-updater does not take it; then nothing was changed.
 */
export async function takeOver(
  ready: Omit<Ready, 'platform'>,
  closeStore: () => Promise<void>,
): Promise<() => Promise<void>> {
  if (process.platform === 'linux') await assertFits(ready.file);
  const updater = await systemUpdater();
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
