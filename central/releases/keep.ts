/** The releases that this central record keeps: files in its data folder, who may have them in PostgreSQL. */
import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import path from 'node:path';
import {
  MANIFEST_BYTES,
  MANIFEST_FILE,
  verifyManifest,
  type Manifest,
  type PinnedKeys,
  type Release,
  type ReleaseFile,
} from '../../shared/updates/manifest.ts';
import type { Central } from '../central.ts';
import { Refusal } from '../refusal.ts';
import { verifyEd25519 } from './ed25519.ts';

/** Where releases stand, and whose signatures count. */
export interface ReleasePlace {
  readonly folder: string;
  readonly keys: PinnedKeys;
}

/** Path of a file of a release; both names are of schemas that allow no separators. */
export const releaseFile = (place: ReleasePlace, version: string, name: string): string =>
  path.join(place.folder, version, name);

/** Throws a Refusal `invalid` in words unless the manifest is signed by one of our keys. */
export function verified(place: ReleasePlace, text: string): Manifest {
  const found = verifyManifest(text, place.keys, verifyEd25519);
  if (!found.ok) throw new Refusal('invalid', found.sentence);
  return found.manifest;
}

async function isWhole(file: string, wanted: ReleaseFile): Promise<boolean> {
  const sha256 = createHash('sha256');
  try {
    if (statSync(file).size !== wanted.size) return false;
    for await (const piece of createReadStream(file) as AsyncIterable<Buffer>) sha256.update(piece);
  } catch {
    return false;
  }
  return sha256.digest('hex') === wanted.sha256;
}

function readManifestOf(folder: string): string {
  try {
    const file = path.join(folder, MANIFEST_FILE);
    if (statSync(file).size <= MANIFEST_BYTES) return readFileSync(file, 'utf8');
  } catch {
    // Said below: what is there is no release, whatever the reason.
  }
  throw new Refusal('not-found', 'There is no signed release (manifest.json) in this folder.');
}

async function copyFiles(place: ReleasePlace, folder: string, release: Release): Promise<void> {
  const partial = path.join(place.folder, `.${release.version}.partial`);
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true, mode: 0o700 });
  try {
    for (const file of release.files) {
      const copy = path.join(partial, file.name);
      await copyFile(path.join(folder, file.name), copy).catch(() => {
        throw new Refusal('not-found', `The file ${file.name} is missing beside the manifest.`);
      });
      // The copy is what is judged, so that nothing can be put in its place meanwhile.
      if (!(await isWhole(copy, file)))
        throw new Refusal('invalid', `The file ${file.name} is not the one that was signed.`);
    }
    const target = path.join(place.folder, release.version);
    rmSync(target, { recursive: true, force: true });
    renameSync(partial, target);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

/** Takes a signed release in; nobody is given it yet. The same one again changes nothing, another of its version is refused. */
export async function addRelease({ database, clock, releases }: Central, folder: string): Promise<Release> {
  const text = readManifestOf(folder);
  const { release } = verified(releases, text);
  const [held] = await database.query<{ manifest: string }>(
    'SELECT manifest FROM app_release WHERE version = $1',
    [release.version],
  );
  if (held !== undefined && held.manifest !== text)
    throw new Refusal(
      'invalid',
      `Another release is held as version ${release.version} already. Give this one a version of its own.`,
    );
  await copyFiles(releases, folder, release);
  await database.query(
    'INSERT INTO app_release (version, manifest, added_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
    [release.version, text, new Date(clock.now())],
  );
  return release;
}
