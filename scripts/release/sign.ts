/** Making keys, and signing the installers of a folder (decision 0083). */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { latestNames, latestYml } from '../../shared/updates/latest-yml.ts';
import {
  fileNameSchema,
  MANIFEST_FILE,
  platformSchema,
  releaseSchema,
  signedText,
  type Manifest,
  type Platform,
  type Release,
  type ReleaseFile,
} from '../../shared/updates/manifest.ts';

const platformOf: Readonly<Record<string, Platform>> = {
  '.deb': 'linux',
  '.AppImage': 'linux',
  '.exe': 'win32',
  '.zip': 'darwin',
  '.dmg': 'darwin',
};

/** A private key, PEM, and the public one as resources/updates/keys.json holds it. */
export function makeKeys(): { privateKey: string; publicKey: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
  };
}

export interface Signer {
  readonly id: string;
  /** PEM. */
  readonly privateKey: string;
}

export function signRelease(release: Release, signers: readonly Signer[]): Manifest {
  const text = Buffer.from(signedText(release));
  const signatures = signers.map(({ id, privateKey }) => {
    const key = createPrivateKey(privateKey);
    if (createPublicKey(key).asymmetricKeyType !== 'ed25519') throw new Error(`${id} is not an Ed25519 key`);
    return { key: id, signature: sign(null, text, key).toString('base64') };
  });
  return { release, signatures };
}

function describe(folder: string, name: string): ReleaseFile {
  const platform = platformOf[path.extname(name)];
  if (platform === undefined) throw new Error(`${name} is not an installer`);
  const bytes = readFileSync(path.join(folder, name));
  const hash = (algorithm: string) => createHash(algorithm).update(bytes);
  return {
    name,
    platform,
    size: bytes.length,
    sha256: hash('sha256').digest('hex'),
    sha512: hash('sha512').digest('base64'),
  };
}

/** Writes manifest.json and electron-updater's files into the folder, for every installer that stands there. */
export function signFolder(
  folder: string,
  about: Omit<Release, 'files'>,
  signers: readonly Signer[],
): Manifest {
  const names = readdirSync(folder).filter((name) => fileNameSchema.safeParse(name).success);
  if (names.length === 0) throw new Error('there is no installer in this folder');
  const files = names.toSorted().map((name) => describe(folder, name));
  const manifest = signRelease(releaseSchema.parse({ ...about, files }), signers);
  writeFileSync(path.join(folder, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`);
  for (const platform of platformSchema.options) {
    const text = latestYml(manifest.release, platform);
    if (text !== null) writeFileSync(path.join(folder, latestNames[platform]), text);
  }
  return manifest;
}
