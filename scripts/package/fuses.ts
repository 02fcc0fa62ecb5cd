/** Reads the fuses back out of a packaged executable, because a flipped fuse that nobody read is only a hope. */
import { getCurrentFuseWire, FuseV1Options } from '@electron/fuses';
import type { Configuration } from 'electron-builder';

/** The state of a fuse in Electron's fuse wire, as its documentation gives them: '0' off, '1' on. */
const on = '1'.charCodeAt(0);

/** Throws when any fuse of `executable` differs from what `config` states. */
export async function checkFuses(executable: string, config: Configuration): Promise<void> {
  const wire = await getCurrentFuseWire(executable);
  for (const [name, wanted] of Object.entries(config.electronFuses ?? {})) {
    const option =
      FuseV1Options[(name.charAt(0).toUpperCase() + name.slice(1)) as keyof typeof FuseV1Options];
    if ((Number(wire[option]) === on) === wanted) continue;
    throw new Error(`the fuse ${name} should be ${wanted ? 'on' : 'off'} in ${executable}`);
  }
}
