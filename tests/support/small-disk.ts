/** A real file system of six megabytes, which fills up; needs root on Linux. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export interface SmallDisk {
  readonly folder: string;
  readonly mayMount: boolean;
  readonly mount: () => boolean;
  readonly unmount: () => void;
}

/** @param name tells the disks of several tests apart */
export function smallDisk(name: string): SmallDisk {
  const folder = join('/tmp', `throughcare-${name}-${process.pid}`);
  const mount = (): boolean => {
    mkdirSync(folder, { recursive: true });
    return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', folder]).status === 0;
  };
  const unmount = (): void => {
    spawnSync('umount', [folder]);
    rmSync(folder, { recursive: true, force: true });
  };
  const tries = (): boolean => {
    if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
    const mounted = mount();
    unmount();
    return mounted;
  };
  return { folder, mayMount: tries(), mount, unmount };
}
