/**
 * How the application is packaged, in two flavours.
 *
 * `release` is what a prison receives. `inspectable` differs in one fuse: the test runner drives a packaged window through
 * Node's inspector, which a release must refuse.
 */
import type { Configuration } from 'electron-builder';

/** The kinds of package this project makes. */
export type Flavour = 'release' | 'inspectable';

/** Every fuse is stated, so that a default that changes upstream cannot change ours. */
type Fuses = Required<
  Omit<NonNullable<Configuration['electronFuses']>, 'resetAdHocDarwinSignature' | 'strictlyRequireAllFuses'>
>;

function fuses(flavour: Flavour): Fuses {
  return {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: flavour === 'inspectable',
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  };
}

/**
 * The bundle carries every dependency but two: the store's addon, of which only the binary of the target platform goes in (no
 * sources, and no binaries of other platforms), and the solver, which reads its WebAssembly out of the archive.
 */
const files = [
  'dist/**/*',
  '!dist/**/*.map',
  'package.json',
  '!node_modules/**/*',
  'node_modules/better-sqlite3/package.json',
  'node_modules/better-sqlite3/LICENSE',
  'node_modules/better-sqlite3/lib/**/*.js',
  'node_modules/better-sqlite3/prebuilds/${platform}-${arch}.node',
  'node_modules/highs/package.json',
  'node_modules/highs/LICENSE',
  'node_modules/highs/build/highs.{mjs,wasm}',
];

/** Stated, so that a default that changes upstream cannot change ours; without xdg-utils, because nothing is opened outside. */
const debianLibraries = [
  'libgtk-3-0',
  'libnotify4',
  'libnss3',
  'libxss1',
  'libxtst6',
  'libatspi2.0-0',
  'libuuid1',
  'libsecret-1-0',
];

/** The whole configuration of one flavour, for electron-builder's own interface. */
export function configuration(flavour: Flavour): Configuration {
  return {
    appId: 'uk.throughcare.desktop',
    productName: 'Throughcare',
    executableName: 'throughcare',
    directories: { output: flavour === 'release' ? 'out/release' : 'out/inspectable' },
    npmRebuild: false,
    nodeGypRebuild: false,
    asar: true,
    asarUnpack: ['**/*.node'],
    files,
    extraResources: [
      { from: 'resources', to: 'resources' },
      { from: 'migrations', to: 'migrations' },
    ],
    electronLanguages: ['en-GB'],
    electronFuses: fuses(flavour),
    publish: null,
    // Debian packages are not made without one. There is none, and a name in .invalid never becomes somebody else's.
    extraMetadata: { homepage: 'https://throughcare.invalid' },
    afterPack: './scripts/package/packed.ts',
    // Per machine, so that the people who use the application cannot write to the folder it runs from.
    win: { target: ['nsis'], forceCodeSigning: true },
    nsis: { oneClick: false, perMachine: true, allowToChangeInstallationDirectory: false },
    linux: { target: ['deb'], category: 'MedicalSoftware', maintainer: 'Throughcare', syncDesktopName: true },
    deb: { depends: debianLibraries },
  };
}

export default configuration('release');
