/** Signed releases made for a test, with keys made for it: no key of a test signs anything else. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeKeys, signFolder, signRelease, type Signer } from '../../scripts/release/sign.ts';
import type { Manifest, PinnedKeys, Release } from '../../shared/updates/manifest.ts';

const { privateKey, publicKey } = makeKeys();
const foreign = makeKeys();

export const signer: Signer = { id: 'test', privateKey };
/** Signs under the name of the pinned key, with another one. */
export const stranger: Signer = { id: 'test', privateKey: foreign.privateKey };
export const pinned: PinnedKeys = { keys: [{ id: 'test', publicKey }] };
/** What somebody who believes the stranger would pin. */
export const pinnedByStranger: PinnedKeys = { keys: [{ id: 'test', publicKey: foreign.publicKey }] };

export const about: Omit<Release, 'files'> = {
  version: '1.2.0',
  releasedAt: '2026-11-20T10:00:00.000Z',
  notes: 'The release diary shows bank holidays.\nMáire’s wing list prints on one page.',
  schema: 9999,
  minimumSchema: 0,
};

/** A release that exists only as its description. */
export function aManifest(change: Partial<Release> = {}, signers: readonly Signer[] = [signer]): Manifest {
  const file = {
    name: 'throughcare_1.2.0_amd64.deb',
    platform: 'linux' as const,
    size: 12,
    sha256: 'a'.repeat(64),
    sha512: `${'A'.repeat(86)}==`,
  };
  return signRelease({ ...about, files: [file], ...change }, signers);
}

export interface ReleaseFolder {
  readonly folder: string;
  readonly manifest: Manifest;
  /** Name and path of its installer for Linux. */
  readonly name: string;
  readonly file: string;
  remove(): void;
}

/** An installer of some bytes, signed, in a folder of its own. */
export function releaseFolder(
  change: Partial<Omit<Release, 'files'>> = {},
  signers: readonly Signer[] = [signer],
  bytes = Buffer.alloc(300_000, 'not a real installer '),
): ReleaseFolder {
  const folder = mkdtempSync(path.join(tmpdir(), 'throughcare-release-'));
  const version = change.version ?? about.version;
  const name = `throughcare_${version}_amd64.deb`;
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  const manifest = signFolder(folder, { ...about, ...change }, signers);
  return { folder, manifest, name, file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The pinned keys as a file, as a program reads them. */
export function pinnedKeysFile(folder: string, keys = pinned): string {
  const file = path.join(folder, 'keys.json');
  writeFileSync(file, JSON.stringify(keys));
  return file;
}
