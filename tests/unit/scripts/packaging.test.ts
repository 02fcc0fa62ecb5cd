import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { configuration } from '../../../electron-builder.ts';

test('a release refuses every way of running other code in it', () => {
  expect(configuration('release').electronFuses).toEqual({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  });
});

test('the package under test differs from a release in the inspector and its folder only', () => {
  const release = configuration('release');
  const inspectable = configuration('inspectable');
  expect({ ...inspectable, electronFuses: undefined, directories: undefined }).toEqual({
    ...release,
    electronFuses: undefined,
    directories: undefined,
  });
  expect(inspectable.electronFuses).toEqual({
    ...release.electronFuses,
    enableNodeCliInspectArguments: true,
  });
});

test('the solver, which stays outside the bundle, goes into the package with its WebAssembly', () => {
  const files = configuration('release').files;
  expect(files).toContain('node_modules/highs/package.json');
  expect(files).toContain('node_modules/highs/build/highs.{mjs,wasm}');
  for (const name of ['highs.mjs', 'highs.wasm'])
    expect(existsSync(`node_modules/highs/build/${name}`)).toBe(true);
});
