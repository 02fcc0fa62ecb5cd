/** Releases of the drill: the real one, and those that must never get in. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { signFolder } from '../../../scripts/release/sign.ts';
import { signer, type ReleaseFolder } from '../../support/releases.ts';
import { PACKAGE } from './host.ts';

const NOTES = 'Máire’s wing list prints on one page.';

/** Signs a package in a folder of its own below `parent`. `schema` is the highest migration that it knows. */
export function signed(parent: string, file: string, version: string, schema: number): ReleaseFolder {
  const folder = mkdtempSync(path.join(parent, 'release-'));
  const name = `${PACKAGE}_${version}_amd64.deb`;
  copyFileSync(file, path.join(folder, name));
  const about = {
    version,
    releasedAt: new Date().toISOString(),
    notes: NOTES,
    schema,
    minimumSchema: 0,
  };
  const manifest = signFolder(folder, about, [signer]);
  return { folder, manifest, name, file: path.join(folder, name), remove: () => undefined };
}

/** A package without a program, of a version that needs what nobody has. */
export function needingWhatIsMissing(parent: string, version: string): string {
  const tree = mkdtempSync(path.join(parent, 'package-'));
  mkdirSync(path.join(tree, 'DEBIAN'), { mode: 0o755 });
  const control = {
    Package: PACKAGE,
    Version: version,
    Architecture: 'amd64',
    Maintainer: 'Throughcare',
    Depends: 'throughcare-part-that-nobody-has',
    Description: 'for the drill of updates',
  };
  const lines = Object.entries(control).map(([field, value]) => `${field}: ${value}\n`);
  writeFileSync(path.join(tree, 'DEBIAN', 'control'), lines.join(''));
  const file = `${tree}.deb`;
  const { status, stderr } = spawnSync('dpkg-deb', ['--build', tree, file], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`dpkg-deb ended with ${status}: ${stderr}`);
  return file;
}

/** Changes one byte in the middle of a file. */
export function alter(file: string): void {
  const bytes = readFileSync(file);
  const at = Math.floor(bytes.length / 2);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}
