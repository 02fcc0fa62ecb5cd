/** Channels about the workstation itself: replication, content packs, backup, the description of the contract. */
import type { workstationChannels } from '../../../shared/contract/workstation.ts';
import { Failure } from '../../../shared/failure/failure.ts';
import type { CallerHandlers } from './caller.ts';
import { describeContract } from './describe.ts';

export const workstationHandlers: CallerHandlers<keyof typeof workstationChannels> = {
  'replication.status': ({ core }) => core.replicationStatus(),
  async 'replication.now'({ core }) {
    await core.link?.now();
    return core.replicationStatus();
  },
  'replication.cut'({ core }, { cut }) {
    if (!core.options.demo) {
      throw new Failure('forbidden', 'The network can be cut by hand in the demonstration only.');
    }
    core.link?.cut(cut);
    return core.replicationStatus();
  },
  'content.packs': ({ core }) =>
    core.found.packs.map(({ pack }) => ({
      id: pack.id,
      version: pack.version,
      title: pack.title,
      signOff: pack.signOff.state,
    })),
  'content.pack'({ core }, { id, version }) {
    const found = core.found.packs.find(
      ({ pack }) => pack.id === id && (version === undefined || pack.version === version),
    );
    if (found === undefined) {
      throw new Failure(
        'not-found',
        'This installation does not hold that content pack. It may need an update.',
      );
    }
    return { pack: JSON.parse(JSON.stringify(found.pack)), hash: found.hash };
  },
  'workstation.backup'({ core }, { target }) {
    core.host.store.backup(target);
    return { ok: true };
  },
  'contract.describe': () => describeContract(),
};
