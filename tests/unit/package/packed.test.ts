/** What packaging says of the keys that a release would trust, and what an installer needs to be updated by the next one. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { AfterPackContext } from 'electron-builder';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { configuration, type Flavour } from '../../../electron-builder.ts';
import { afterPack, keysWarning } from '../../../scripts/package/packed.ts';
import { makeKeys } from '../../../scripts/release/sign.ts';
import { temporaryFolder } from '../../support/stores.ts';

const folder = temporaryFolder();
const resources = path.join(folder.path, 'resources');
const keysFile = path.join(resources, 'resources/updates/keys.json');
const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
mkdirSync(path.dirname(keysFile), { recursive: true });
afterEach(() => warned.mockClear());
afterAll(folder.remove);

const holds = (keys: unknown): void => writeFileSync(keysFile, JSON.stringify({ keys }));
const key = { id: '2026-a', publicKey: makeKeys().publicKey };

function pack(flavour: Flavour, ...targets: string[]): void {
  const packager = { config: configuration(flavour), getResourcesDir: () => resources };
  const context = { appOutDir: folder.path, targets: targets.map((name) => ({ name })), packager };
  afterPack(context as unknown as AfterPackContext);
}

test('a release without a key is packaged with a warning in words; with one, and for tests, without', () => {
  holds([]);
  pack('release', 'dir');
  expect(warned.mock.lastCall?.[0]).toMatch(
    /holds no key\. This release could never take an update.*operations\.md/,
  );
  warned.mockClear();
  pack('inspectable', 'dir');
  holds([key]);
  pack('release', 'dir');
  expect(warned).not.toHaveBeenCalled();
});

test('a key that is none, and a file that is not of its form, end the packaging', () => {
  holds([key, { id: '2026-b', publicKey: Buffer.from('not a key').toString('base64') }]);
  expect(() => keysWarning(keysFile)).toThrow(/the key 2026-b in .* is no Ed25519 key/);
  holds('none');
  expect(() => keysWarning(keysFile)).toThrow(/expected array/);
});

test('only a Debian package says that it is one, and none carries what starts unpackaged applications', () => {
  const type = path.join(resources, 'package-type');
  const loader = path.join(resources, 'default_app.asar');
  holds([key]);
  writeFileSync(loader, 'loader');
  pack('release', 'dir');
  expect(() => readFileSync(type)).toThrow('ENOENT');
  expect(() => readFileSync(loader)).toThrow('ENOENT');
  pack('release', 'deb');
  expect(readFileSync(type, 'utf8')).toBe('deb');
});

test('what is shipped trusts the keys of the repository alone', () => {
  for (const flavour of ['release', 'inspectable'] as const)
    expect(configuration(flavour).extraResources).toEqual([
      { from: 'resources', to: 'resources' },
      { from: 'migrations', to: 'migrations' },
    ]);
  expect(configuration('release').afterPack).toBe('./scripts/package/packed.ts');
});
