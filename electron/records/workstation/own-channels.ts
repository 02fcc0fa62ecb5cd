/** Channels about the workstation itself: replication, backup, the description of the contract. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { workstationChannels } from '../../../shared/contract/workstation.ts';
import { Failure } from '../../../shared/failure/failure.ts';
import type { CallerHandlers } from './caller.ts';
import { describeContract } from './describe.ts';
import { lastRecovery } from './store-host.ts';

export const workstationHandlers: CallerHandlers<
  Exclude<keyof typeof workstationChannels, `content.${string}`>
> = {
  'replication.status': ({ core }) => core.replicationStatus(),
  async 'replication.now'({ core }) {
    await core.link?.now();
    return core.replicationStatus();
  },
  async 'replication.cut'({ core }, { cut }) {
    if (!core.options.demo) {
      throw new Failure('forbidden', 'The network can be cut by hand in the demonstration only.');
    }
    await core.link?.cut(cut);
    return core.replicationStatus();
  },
  'workstation.backup'({ core }, { target }) {
    if (!path.isAbsolute(target) || target.includes('\u0000') || !existsSync(path.dirname(target)))
      throw new Failure('invalid', 'The copy needs a file name in a folder that is there.', {
        field: 'target',
      });
    core.host.store.backup(target);
    return { ok: true };
  },
  'workstation.recovery': ({ core }) => ({ report: lastRecovery(core.host.store.settings) }),
  'contract.describe': () => describeContract(),
};
