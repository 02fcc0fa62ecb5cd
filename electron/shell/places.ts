/** Where things are, in the source tree and in a package. */
import { app } from 'electron';
import path from 'node:path';

export interface Places {
  readonly dataDir: string;
  readonly page: string;
  readonly preload: string;
  readonly recordsEntry: string;
  readonly resources: string;
  readonly migrations: string;
}

/** Chromium's own files go into the data folder too, so that two data folders share nothing, not even the instance lock. */
export function setPlaces(dataDir: string | null): Places {
  const data = dataDir ?? path.join(app.getPath('userData'), 'data');
  app.setPath('userData', path.join(data, 'shell'));
  const code = path.join(app.getAppPath(), 'dist');
  const beside = app.isPackaged ? process.resourcesPath : app.getAppPath();
  return {
    dataDir: data,
    page: path.join(code, 'renderer'),
    preload: path.join(code, 'preload', 'preload.cjs'),
    recordsEntry: path.join(code, 'main', 'entry.js'),
    resources: path.join(beside, 'resources'),
    migrations: path.join(beside, 'migrations', 'local'),
  };
}
