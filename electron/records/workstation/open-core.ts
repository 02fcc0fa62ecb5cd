/** A core on its data folder, or blocked with a sentence when the keychain lost this workstation's secret. */
import { WorkstationCore } from './core.ts';
import { openFailureLog } from './failure-log.ts';
import type { WorkstationOptions } from './options.ts';

export async function openCore(options: WorkstationOptions): Promise<WorkstationCore> {
  const { dataDir, now, random, strict = false } = options;
  const log = openFailureLog({ folder: dataDir, now, random, verbose: strict });
  const core = new WorkstationCore(options, log);
  if (core.blocked === null && !(await secretHeld(core))) core.noteLostSecret();
  return core;
}

async function secretHeld(core: WorkstationCore): Promise<boolean> {
  try {
    return await core.keyRing.deviceSecretHeld();
  } catch (error) {
    core.log.report('device secret', error);
    return false;
  }
}
