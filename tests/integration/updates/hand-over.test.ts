/** The seam to electron-updater: the real one takes the verified file over loopback; only what it would run is recorded. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { afterEach, expect, test, vi } from 'vitest';
import type * as Node from 'builder-util/out/nodeHttpExecutor.js';
import type * as Runtime from 'builder-util-runtime';
import type * as ElectronUpdater from 'electron-updater';
import { assertFits } from '../../../electron/shell/updates/debian.ts';
import { prepareUpdate } from '../../../electron/shell/updates/hand-over.ts';
import { serveLocally } from '../../../electron/shell/updates/local-feed.ts';
import { releaseFolder, type ReleaseFolder } from '../../support/releases.ts';
import { temporaryFolder } from '../../support/workstation.ts';

const require = createRequire(import.meta.url);
const cleanUp: (() => void)[] = [];
afterEach(() => cleanUp.splice(0).forEach((remove) => remove()));

interface Recorded {
  readonly updater: ElectronUpdater.AppUpdater;
  readonly installed: string[];
}

/** electron-updater's installer of Debian packages, with Node's own requests and its last step recorded instead of run. */
function recordingUpdater(folder: string, version: string): Recorded {
  const { DebUpdater } = require('electron-updater/out/DebUpdater') as typeof ElectronUpdater;
  const { NodeHttpExecutor } = require('builder-util/out/nodeHttpExecutor') as typeof Node;
  const { configureRequestUrl, configureRequestOptions } = require('builder-util-runtime') as typeof Runtime;
  /** Downloads as electron-updater's own executor does (electronHttpExecutor.js), with Node's requests below. */
  class Executor extends NodeHttpExecutor {
    async download(url: URL, destination: string, options: Runtime.DownloadOptions): Promise<string> {
      return options.cancellationToken.createPromise((resolve, reject, onCancel) => {
        const request = { headers: options.headers ?? {} };
        configureRequestUrl(url, request);
        configureRequestOptions(request);
        const callback = (error?: Error | null) => (error == null ? resolve(destination) : reject(error));
        this.doDownload(request, { destination, options, onCancel, callback, responseHandler: null }, 0);
      });
    }
  }
  const installed: string[] = [];
  const app = {
    version,
    name: 'throughcare',
    isPackaged: true,
    appUpdateConfigPath: path.join(folder, 'none.yml'),
    userDataPath: folder,
    baseCachePath: folder,
    whenReady: () => Promise.resolve(),
    quit: () => undefined,
    relaunch: () => undefined,
    onQuit: () => undefined,
  };
  class Recording extends DebUpdater {
    override doInstall(): boolean {
      installed.push(this.installerPath ?? '');
      return true;
    }
  }
  const updater = new Recording(null, app);
  Object.assign(updater, {
    httpExecutor: new Executor(),
    _logger: { info() {}, warn() {}, error() {}, debug() {} },
  });
  return { updater, installed };
}
function made(version = '1.2.0'): { release: ReleaseFolder; folder: string } {
  const release = releaseFolder({ version });
  const { folder, remove } = temporaryFolder();
  cleanUp.push(release.remove, remove);
  return { release, folder };
}
const ready = ({ file, manifest }: ReleaseFolder) => ({ file, release: manifest.release, platform: 'linux' });

test('electron-updater takes the verified file, and runs that one when it is told to', async () => {
  const { release, folder } = made();
  const { updater, installed } = recordingUpdater(folder, '1.1.0');
  await prepareUpdate(updater, ready(release));
  expect(installed).toEqual([]);
  (updater as unknown as { install(silent: boolean, again: boolean): boolean }).install(true, false);
  expect(installed).toHaveLength(1);
  expect(readFileSync(installed[0]!).equals(readFileSync(release.file))).toBe(true);
});

test('a file that changed after it was checked is refused by its SHA-512, too', async () => {
  const { release, folder } = made();
  const bytes = readFileSync(release.file);
  bytes[1000] = (bytes[1000] ?? 0) ^ 1;
  writeFileSync(release.file, bytes);
  const { updater, installed } = recordingUpdater(folder, '1.1.0');
  await expect(prepareUpdate(updater, ready(release))).rejects.toThrow(/sha512/);
  expect(installed).toEqual([]);
});

test('an older version is not taken by electron-updater either', async () => {
  const { release, folder } = made('1.0.0');
  const { updater } = recordingUpdater(folder, '1.1.0');
  await expect(prepareUpdate(updater, ready(release))).rejects.toThrow('did not take version 1.0.0');
});

test('a package that the system would not take as it is is refused before anything is changed', async () => {
  const { folder } = made();
  const [command, said] = [path.join(folder, 'apt-get'), path.join(folder, 'said')];
  vi.stubEnv('PATH', `${folder}:/usr/bin:/bin`);
  const answer = (code: number) => {
    writeFileSync(command, `#!/bin/sh\necho "$@" > '${said}'\nexit ${code}\n`, { mode: 0o755 });
    return assertFits('/data/updates/O Brien.deb');
  };
  await expect(answer(100)).rejects.toThrow(/does not fit this computer.*Nothing was changed/);
  // It only asks: nothing is fetched for it, and nothing removed.
  const asked = readFileSync(said, 'utf8');
  for (const word of ['--simulate', '--no-download', '--no-remove', 'install /data/updates/O Brien.deb'])
    expect(asked).toContain(word);
  await answer(0);
  vi.stubEnv('PATH', path.join(folder, 'nothing-here'));
  await assertFits('/data/updates/O Brien.deb');
  vi.unstubAllEnvs();
});

test('the local server answers nobody who does not know its path, and nothing but the release', async () => {
  const { release } = made();
  const feed = await serveLocally(release.file, release.manifest.release, 'linux');
  try {
    const { origin } = new URL(feed.url);
    const status = async (url: string) => (await fetch(url)).status;
    expect(await status(`${feed.url}latest-linux.yml`)).toBe(200);
    for (const url of [
      `${origin}/latest-linux.yml`,
      `${origin}/guess/${release.name}`,
      `${feed.url}latest.yml`,
    ])
      expect(await status(url)).toBe(404);
    expect(await status(`${feed.url}manifest.json`)).toBe(404);
    expect(await status(`${feed.url}x/${release.name}`)).toBe(404);
  } finally {
    feed.close();
  }
  await expect(fetch(feed.url)).rejects.toThrow('fetch failed');
});
