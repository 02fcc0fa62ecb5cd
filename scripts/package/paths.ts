/** Where packaging puts the application. */
import path from 'node:path';
import type { Flavour } from '../../electron-builder.ts';
import { root } from '../setup/paths.mjs';

/** The executable inside the unpacked folder that packaging makes on this platform. */
export function packagedExecutable(flavour: Flavour): string {
  const folder = path.join(root, 'out', flavour);
  switch (process.platform) {
    case 'darwin':
      return path.join(
        folder,
        `mac${process.arch === 'arm64' ? '-arm64' : ''}`,
        'Throughcare.app/Contents/MacOS/Throughcare',
      );
    case 'win32':
      return path.join(folder, 'win-unpacked', 'throughcare.exe');
    default:
      return path.join(
        folder,
        process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`,
        'throughcare',
      );
  }
}
