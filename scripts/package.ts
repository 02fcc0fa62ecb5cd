/**
 * Packages the application as an unpacked folder for this machine:
 *
 *   npm run package [-- --flavour inspectable|release]
 *
 * It takes the runtime that set-up provided. Installers are a separate step on a build machine with the official
 * Electron distribution and the signing certificate: `electron-builder --config electron-builder.ts`.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build, Platform } from 'electron-builder';
import { configuration, type Flavour } from '../electron-builder.ts';
import { checkFuses } from './package/fuses.ts';
import { packagedExecutable } from './package/paths.ts';
import { describeRuntime, runtimeSentence } from './setup/electron-runtime.mjs';
import { electronFolder, root } from './setup/paths.mjs';

const { values } = parseArgs({ options: { flavour: { type: 'string', default: 'inspectable' } } });
const flavour: Flavour = values.flavour === 'release' ? 'release' : 'inspectable';

const runtime = describeRuntime();
if (!runtime) throw new Error('set-up has provided no Electron runtime');

const config = configuration(flavour);
await build({
  projectDir: root,
  targets: Platform.current().createTarget('dir'),
  config: { ...config, electronDist: electronFolder, electronVersion: runtime.version },
  publish: 'never',
});
const executable = packagedExecutable(flavour);
await checkFuses(executable, config);
console.log(`packaged (${flavour}): ${path.relative(root, executable)}`);
console.log(`runtime: ${runtimeSentence(runtime)}`);
