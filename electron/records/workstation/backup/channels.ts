/** Channels about backups: where they go, how the last one went, one now. */
import type { backupChannels } from '../../../../shared/contract/backup.ts';
import { Failure } from '../../../../shared/failure/failure.ts';
import type { CallerHandlers } from '../caller.ts';

export const backupHandlers: CallerHandlers<keyof typeof backupChannels> = {
  'workstation.backupPlace': ({ core }) => core.backups.view(),
  'workstation.setBackupPlace': ({ core }, { folder }) => core.backups.choose(folder),
  'workstation.backUpNow'(caller) {
    const { staff } = caller.session;
    if (staff === null) throw new Failure('signed-out', 'Nobody is signed in. Sign in first.');
    return caller.core.backups.now(staff.staffId);
  },
};
