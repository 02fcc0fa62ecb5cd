/**
 * What is written into, and looked at in, a packed application before it becomes an installer. electron-builder calls `afterPack`,
 * whoever called electron-builder.
 */
import { createPublicKey } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { AfterPackContext } from 'electron-builder';
import { pinnedKeysSchema } from '../../shared/updates/manifest.ts';

const NO_KEY =
  'WARNING: resources/updates/keys.json holds no key. This release could never take an update: every later version would have to be installed by hand, on each workstation. Make a key before it is shipped (docs/operations.md, Updates).';

export function afterPack({ appOutDir, targets, packager }: AfterPackContext): void {
  const resources = packager.getResourcesDir(appOutDir);
  // What starts unpackaged applications has no business in a package, even though the fuses already shut it out.
  rmSync(path.join(resources, 'default_app.asar'), { force: true });
  if (targets.some(({ name }) => name === 'deb')) sayPackageType(resources);
  // The flavour that is shipped is the one that refuses the inspector; the other is never updated.
  if (packager.config.electronFuses?.enableNodeCliInspectArguments !== false) return;
  const warning = keysWarning(path.join(resources, 'resources', 'updates', 'keys.json'));
  if (warning !== null) console.warn(warning);
}

/**
 * A Debian package says in its own files what it is: electron-updater's installers run only where that stands. electron-builder itself
 * writes it only for packages that name a feed, and ours names none (decision 0083).
 */
function sayPackageType(resources: string): void {
  writeFileSync(path.join(resources, 'package-type'), 'deb');
}

/**
 * What stands against shipping a release with the keys in `file`, as a warning; null when it can check what comes after it.
 * Throws in words when the file, or a key in it, is not of its form: then nothing may be packaged.
 */
export function keysWarning(file: string): string | null {
  const { keys } = pinnedKeysSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  for (const { id, publicKey } of keys)
    if (!isEd25519(publicKey)) throw new Error(`the key ${id} in ${file} is no Ed25519 key`);
  return keys.length === 0 ? NO_KEY : null;
}

function isEd25519(publicKey: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519';
  } catch {
    return false;
  }
}
