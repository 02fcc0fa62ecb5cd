/** What the daily backup needs of a workstation. */
import type { WorkstationCore } from '../core.ts';
import type { BackupsOptions } from './backups.ts';

export function backupParts(core: WorkstationCore): BackupsOptions {
  const { dataDir, now, monotonic, copyWorker } = core.options;
  return {
    dataDir,
    now,
    monotonic,
    workstation: () => core.enrolled.identity.workstation,
    open: () =>
      core.host.isOpen
        ? { store: core.host.store, key: Buffer.from(core.host.dataKey).toString('hex') }
        : null,
    audit: (staff, event, detail) => core.noteEvent(staff, event, null, detail),
    report: (error) => void core.log.report('backup', error),
    worker: copyWorker,
  };
}
