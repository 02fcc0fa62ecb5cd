/** Channels about what has not reached the central record: seen, explained, and written into a file to be carried there. */
import { z } from 'zod';
import { instantSchema } from '../../../shared/changes/change.ts';
import type { Exported, SetAsideView, UnsentView } from '../../../shared/contract/unsent.ts';
import type { unsentChannels } from '../../../shared/contract/unsent.ts';
import { Failure } from '../../../shared/failure/failure.ts';
import { exportUnsent, refusedOwn } from '../export/unsent.ts';
import { rememberedSite } from '../replication/site.ts';
import { readDeviceSecret } from '../security/device-secret.ts';
import { staffName } from '../services/common/staff.ts';
import type { SignedInStaff } from '../services/context.ts';
import { recordLabel } from '../services/labels/field-label.ts';
import type { Identity } from '../replication/identity.ts';
import type { Store } from '../store/store.ts';
import type { Caller, CallerHandlers } from './caller.ts';
import type { WorkstationCore } from './core.ts';
import { openIdentity } from './enrolment-file.ts';

const LAST_FILE = 'export.lastUnsentFile';
const lastFileSchema = z.object({
  at: instantSchema,
  fileName: z.string(),
  device: z.string(),
  to: z.int(),
  count: z.int(),
  by: z.string(),
});

/** Stores whose unsent saves are being written now: two files at once would only be confusing. */
const writing = new WeakSet<Store>();

export const unsentHandlers: CallerHandlers<keyof typeof unsentChannels> = {
  'replication.site'({ core }) {
    const site = core.host.isOpen ? rememberedSite(core.host.store.settings) : null;
    return site && { ...site, own: core.enrolled.identity.workstation };
  },
  'replication.setAside': ({ core }) => setAside(core.host.store),
  'workstation.unsent': ({ core }) => unsent(core.host.store),
  'workstation.exportUnsent': writeFile,
};

/** A reason as the store and the central record give it is the second half of a sentence. */
function sentenceOf(reason: string): string {
  return /^[A-Z]/.test(reason) ? reason : `It was set aside because ${reason}.`;
}

function setAside(store: Store): SetAsideView[] {
  const own = new Map(
    refusedOwn(store.log).map((entry) => [entry.envelope.change.id, entry.envelope.change]),
  );
  return store.log.quarantined().map(({ id, at, reason }) => {
    const change = own.get(id);
    return {
      id,
      at,
      writtenHere: change !== undefined,
      what: change === undefined ? null : recordLabel(change.record.type),
      author: change === undefined ? null : staffName(store, change.author),
      reason: sentenceOf(reason),
    };
  });
}

function lastFile(store: Store): z.infer<typeof lastFileSchema> | null {
  try {
    return lastFileSchema.parse(JSON.parse(store.settings.get(LAST_FILE) ?? 'null'));
  } catch {
    return null;
  }
}

function unsent(store: Store): UnsentView {
  const { log } = store;
  const [head, acknowledged] = [log.head().seq, log.acknowledged()];
  const last = lastFile(store);
  const covered = last?.device === log.device ? Math.max(last.to, acknowledged) : acknowledged;
  return {
    count: head - acknowledged,
    oldestAt: log.oldestUnsent()?.at ?? null,
    setAside: refusedOwn(log).length,
    listed: log.quarantined().length,
    lastFile: last && {
      at: last.at,
      fileName: last.fileName,
      count: last.count,
      by: last.by,
      since: Math.max(0, head - covered),
    },
  };
}

/** The whole identity: signing the file proves to the central record who wrote it. */
async function identityOf(core: WorkstationCore): Promise<Identity> {
  const { deviceSecret } = core.options;
  const secret = deviceSecret.kind === 'none' ? null : await readDeviceSecret(deviceSecret);
  if (secret === null)
    throw new Failure('wrong-key', 'The secret of this workstation cannot be read. No file was written.');
  return openIdentity(core.enrolled, { secret, dataKey: core.host.dataKey });
}

async function confirm({ core }: Caller, staff: SignedInStaff, password: string): Promise<void> {
  if (await core.authenticator.isRight(staff.username, staff.staffId, password)) return;
  core.noteFailures();
  throw new Failure('wrong-password', 'The password is not right. No file was written.', {
    field: 'password',
  });
}

async function writeFile(
  caller: Caller,
  { folder, password }: { folder: string; password: string },
): Promise<Exported> {
  const { core, session } = caller;
  const { staff } = session;
  if (staff === null) throw new Failure('signed-out', 'Nobody is signed in. Sign in first.');
  await confirm(caller, staff, password);
  const { store } = core.host;
  if (writing.has(store)) throw new Failure('busy', 'A file is being written already. Wait for it.');
  writing.add(store);
  try {
    return await write(caller, staff, folder);
  } finally {
    writing.delete(store);
  }
}

async function write(caller: Caller, staff: SignedInStaff, folder: string): Promise<Exported> {
  const { core } = caller;
  const { store } = core.host;
  const now = core.options.now();
  const written = await exportUnsent(
    store.log,
    { folder, name: core.enrolled.name, now },
    {
      identity: await identityOf(core),
      random: core.options.random,
      progress: (done, total) =>
        core.connections.forEach((connection) => connection.emit('exportProgress', { done, total })),
    },
  );
  const { fileName, manifest, setAside: aside, digest, bytes } = written;
  const { created: at, device, from, to, changes: count } = manifest;
  caller.audited = true;
  const detail = `${fileName}: ${count} unsent, ${aside} set aside, saves ${from} to ${to}, digest ${digest}`;
  core.noteEvent(staff.staffId, 'unsent-exported', null, detail);
  store.settings.set(LAST_FILE, JSON.stringify({ at, fileName, device, to, count, by: staff.name }));
  return { fileName, at, device, from, to, count, setAside: aside, digest, bytes };
}
