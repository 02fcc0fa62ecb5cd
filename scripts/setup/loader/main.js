/**
 * Starts an unpackaged application given by its folder: `electron [flags] FOLDER [arguments]`. Stands in for Electron's
 * own default application where a distribution comes without it.
 */
import { app } from 'electron';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const given = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (!given) {
  console.error('usage: electron [flags] FOLDER [arguments]');
  process.exit(1);
}
const folder = path.resolve(given);
const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
if (manifest.version) app.setVersion(manifest.version);
app.setName(manifest.productName ?? manifest.name);
app.setPath('userData', path.join(app.getPath('appData'), app.getName()));
app.setAppPath(folder);

// Awaited at the top level: Electron holds its ready event until this module is done, so that an application may still
// register its privileged protocol.
await import(pathToFileURL(path.join(folder, manifest.main ?? 'index.js')).href);
