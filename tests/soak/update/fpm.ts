/**
 * Stands in for fpm, the archiver that electron-builder fetches from the network: takes the same command line for a Debian package
 * and packs with dpkg-deb. What goes into the package, its scripts and what it depends on are electron-builder's own.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

const text = { type: 'string' } as const;
/** Strict: an option that nobody thought of ends the build instead of being left out of the package. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    source: { ...text, short: 's' },
    target: { ...text, short: 't' },
    force: { type: 'boolean' },
    depends: { ...text, short: 'd', multiple: true, default: [] },
    'deb-recommends': { ...text, multiple: true, default: [] },
    'deb-compression': { ...text, default: 'gz' },
    'deb-priority': { ...text, default: 'optional' },
    architecture: { ...text, default: '' },
    'after-install': text,
    'after-remove': text,
    description: { ...text, default: '' },
    version: { ...text, default: '' },
    package: { ...text, default: '' },
    name: { ...text, default: '' },
    maintainer: { ...text, default: '' },
    vendor: { ...text, default: '' },
    url: { ...text, default: '' },
    license: { ...text, default: '' },
  },
});

const tree = mkdtempSync(path.join(tmpdir(), 'throughcare-deb-'));
try {
  chmodSync(tree, 0o755);
  for (const mapping of positionals) place(mapping);
  const control = path.join(tree, 'DEBIAN');
  mkdirSync(control, { mode: 0o755 });
  writeFileSync(path.join(control, 'control'), controlText());
  script('after-install', path.join(control, 'postinst'));
  script('after-remove', path.join(control, 'postrm'));
  pack();
} finally {
  rmSync(tree, { recursive: true, force: true });
}

/** `SOURCE=TARGET`; a source that ends with a slash is what stands in that folder. */
function place(mapping: string): void {
  const at = mapping.indexOf('=');
  const [from, to] = [mapping.slice(0, at), path.join(tree, mapping.slice(at + 1))];
  mkdirSync(path.dirname(to), { recursive: true, mode: 0o755 });
  cpSync(from, to, { recursive: statSync(from).isDirectory(), verbatimSymlinks: true });
}

function controlText(): string {
  const { name, version, architecture, maintainer, url, depends, description } = values;
  const [synopsis = '', ...lines] = description.split('\n');
  const fields = {
    Package: name,
    Version: version,
    License: values.license,
    Vendor: values.vendor,
    Architecture: architecture,
    Maintainer: maintainer,
    Depends: depends.join(', '),
    Recommends: values['deb-recommends'].join(', '),
    Priority: values['deb-priority'],
    Homepage: url,
    Description: [synopsis || name, ...lines.map((line) => ` ${line.trim() || '.'}`)].join('\n'),
  };
  const stated = Object.entries(fields).filter(([, value]) => value !== '');
  return `${stated.map(([field, value]) => `${field}: ${value}`).join('\n')}\n`;
}

function script(option: 'after-install' | 'after-remove', target: string): void {
  const from = values[option];
  if (from === undefined) return;
  cpSync(from, target);
  chmodSync(target, 0o755);
}

function pack(): void {
  // The fastest level: the package is thrown away when the drill is over.
  const how = values['deb-compression'] === 'gz' ? ['-Zgzip', '-z1'] : ['-Zxz'];
  const args = ['--root-owner-group', ...how, '--build', tree, values.package];
  const { status, stderr } = spawnSync('dpkg-deb', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`dpkg-deb ended with ${status}: ${stderr}`);
}
