/** The computer that the drill installs on: what it lacks, what is installed, and taking it away again. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import path from 'node:path';

export const PACKAGE = 'throughcare';
export const FOLDER = '/opt/Throughcare';
export const PROGRAM = '/usr/bin/throughcare';

function asked(command: string, args: readonly string[]): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  return { status, said: `${stdout ?? ''}${stderr ?? ''}` };
}
const there = (command: string): boolean => asked('sh', ['-c', `command -v ${command}`]).status === 0;

/** What stands against the drill on this computer, in words. */
export function whatIsMissing(): string[] {
  if (process.platform !== 'linux') return ['It installs Debian packages, and this is no Linux.'];
  const missing = ['dpkg', 'dpkg-deb', 'apt-get', 'Xvfb'].filter((command) => !there(command));
  return [
    ...missing.map((command) => `There is no ${command} here.`),
    ...(process.getuid?.() === 0 ? [] : ['It installs a package, so it has to run as root.']),
    ...(existsSync(FOLDER) || installedVersion() !== null
      ? [`Throughcare is installed here already (${FOLDER}); the drill would replace and remove it.`]
      : []),
  ];
}

/** Version that dpkg holds as installed; null for none. */
export function installedVersion(): string | null {
  const { status, said } = asked('dpkg-query', ['-W', '-f=${db:Status-Status} ${Version}', PACKAGE]);
  const [state, version] = said.split(' ');
  return status === 0 && state === 'installed' ? (version ?? null) : null;
}

export function install(file: string): void {
  const { status, said } = asked('dpkg', ['-i', file]);
  if (status !== 0) throw new Error(`dpkg ended with ${status}: ${said}`);
}

/** Takes the package away with everything that it brought. */
export function remove(): void {
  asked('dpkg', ['--purge', PACKAGE]);
}

/** Number of the installed program's first process on a data folder, whoever started it; null when none runs. */
export function processOn(dataDir: string): number | null {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      // Chromium writes a line of its own there, with spaces, and with the switches first.
      const words = readFileSync(path.join('/proc', pid, 'cmdline'), 'utf8').split(/[\0 ]/);
      // What was replaced while it ran is called "… (deleted)".
      const program = readlinkSync(path.join('/proc', pid, 'exe'));
      const first = !words.some((word) => word.startsWith('--type='));
      if (first && program.startsWith(FOLDER) && words.includes(dataDir)) return Number(pid);
    } catch {
      // It ended meanwhile.
    }
  }
  return null;
}
