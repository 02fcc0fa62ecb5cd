/** Channels about updates. */
import path from 'node:path';
import type { updateChannels } from '../../../../shared/contract/updates.ts';
import { Failure } from '../../../../shared/failure/failure.ts';
import { readDeviceSecret } from '../../security/device-secret.ts';
import { Updates } from '../../updates/updates.ts';
import type { Central } from '../../updates/source.ts';
import type { Caller, CallerHandlers } from '../caller.ts';
import type { WorkstationCore } from '../core.ts';
import { openIdentity } from '../enrolment-file.ts';

/** One for each running workstation. */
const known = new WeakMap<WorkstationCore, Updates>();

function updatesOf(core: WorkstationCore): Updates {
  const held = known.get(core);
  if (held !== undefined) return held;
  const { dataDir, resources, updateKeys, version, now, installUpdate, copyWorker } = core.options;
  const made = new Updates({
    dataDir,
    keysFile: updateKeys ?? path.join(resources, 'updates', 'keys.json'),
    platform: process.platform,
    version,
    now,
    store: () => core.host.store,
    central: () => centralOf(core),
    install: installUpdate ?? null,
    audit: (staff, event, detail) => core.noteEvent(staff, event, null, detail),
    async backUpElsewhere(staff) {
      if (core.backups.view().folder !== null) await core.backups.now(staff);
    },
    worker: copyWorker,
  });
  known.set(core, made);
  return made;
}

async function centralOf(core: WorkstationCore): Promise<Central> {
  const { deviceSecret, centralUrl } = core.options;
  const secret = deviceSecret.kind === 'none' ? null : await readDeviceSecret(deviceSecret);
  if (secret === null) throw new Failure('wrong-key', 'The secret of this workstation cannot be read.');
  const identity = openIdentity(core.enrolled, { secret, dataKey: core.host.dataKey });
  return { url: centralUrl ?? identity.url, credentials: identity };
}

function staffOf({ session }: Caller): string {
  if (session.staff === null) throw new Failure('signed-out', 'Nobody is signed in. Sign in first.');
  return session.staff.staffId;
}

export const updateHandlers: CallerHandlers<keyof typeof updateChannels> = {
  'updates.state': ({ core }) => updatesOf(core).state(),
  'updates.check': ({ core }) => updatesOf(core).check(),
  'updates.fromFolder': ({ core }, { folder }) => updatesOf(core).fromFolder(folder),
  async 'updates.install'(caller, { version }) {
    // It writes its own entries, before the program ends.
    caller.audited = true;
    await updatesOf(caller.core).install(version, staffOf(caller));
    return { ok: true };
  },
};
