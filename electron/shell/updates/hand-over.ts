/** From a verified file to an installation that electron-updater is ready to run. No Electron here, so that tests run it. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { AppUpdater } from 'electron-updater';
import type { Release } from '../../../shared/updates/manifest.ts';
import { serveLocally } from './local-feed.ts';

export interface Ready {
  /** The verified file, in the data folder. */
  readonly file: string;
  readonly release: Release;
  readonly platform: string;
}

/** Lets electron-updater take the file over, check it by its own means, and stand ready. Rejects when it does not want it. */
export async function prepareUpdate(updater: AppUpdater, { file, release, platform }: Ready): Promise<void> {
  const feed = await serveLocally(file, release, platform);
  try {
    updater.autoDownload = false;
    updater.autoInstallOnAppQuit = false;
    updater.allowDowngrade = false;
    updater.disableDifferentialDownload = true;
    // The package carries no app-update.yml, so that nothing in it ever names a place on the network.
    const config = path.join(path.dirname(file), 'app-update.yml');
    const lines = [
      'provider: generic',
      `url: ${JSON.stringify(feed.url)}`,
      'updaterCacheDirName: throughcare',
    ];
    writeFileSync(config, `${lines.join('\n')}\n`, { mode: 0o600 });
    updater.updateConfigPath = config;
    const found = await updater.checkForUpdates();
    if (found?.updateInfo.version !== release.version || !found.isUpdateAvailable)
      throw new Error(`electron-updater did not take version ${release.version}`);
    await updater.downloadUpdate();
  } finally {
    feed.close();
  }
}
