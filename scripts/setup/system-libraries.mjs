/** The Debian packages that a window, a virtual display, printing checks and the keychain need. */
import { existsSync } from 'node:fs';
import { say, warn } from './console.mjs';
import { ask, run } from './run.mjs';

const wanted = [
  'xvfb',
  'xauth',
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libxtst6',
  'libnotify4',
  'libsecret-1-0',
  'libdrm2',
  'libatk-bridge2.0-0',
  'libcups2',
  'fonts-liberation',
  'dbus',
  'poppler-utils',
];

/** Another installation may be under way on a machine that has just started; and no progress bars in a log. */
const lockPatience = ['-o', 'DPkg::Lock::Timeout=120', '-o', 'Dpkg::Use-Pty=0'];

/** Installs what is missing as root on Debian; otherwise says precisely what to install, and goes on. */
export function ensureSystemLibraries() {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-query')) return;
  const missing = missingPackages();
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    warn(`these system packages are missing; as root run: apt-get install ${missing.join(' ')}`);
    return;
  }
  say(`installing system packages: ${missing.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update', '-qq'], { env });
  run('apt-get', [...lockPatience, 'install', '-y', '-qq', '--no-install-recommends', ...missing], { env });
}

function missingPackages() {
  // dpkg-query fails as a whole when one name is unknown, but still prints the others.
  const listing =
    ask('sh', [
      '-c',
      `dpkg-query -W -f='\${Package}\\t\${Provides}\\t\${db:Status-Status}\\n' "$@" 2>/dev/null; true`,
      'sh',
      ...wanted,
    ]) ?? '';
  const present = new Set();
  for (const line of listing.split('\n')) {
    const [name, , status] = line.split('\t');
    if (status === 'installed') present.add(name);
  }
  // Later Debian and Ubuntu releases renamed some libraries for 64-bit time and install the new name instead.
  const renamed = wanted.filter((name) => !present.has(name)).map((name) => `${name}t64`);
  const listed =
    renamed.length === 0
      ? ''
      : (ask('sh', [
          '-c',
          `dpkg-query -W -f='\${Package}\\t\${db:Status-Status}\\n' "$@" 2>/dev/null; true`,
          'sh',
          ...renamed,
        ]) ?? '');
  for (const line of listed.split('\n')) {
    const [name, status] = line.split('\t');
    if (status === 'installed') present.add(name.replace(/t64$/, ''));
  }
  return wanted.filter((name) => !present.has(name));
}
