/** Everything of this workstation that the central record has not acknowledged or has refused, as lines of a sealed file. */
import path from 'node:path';
import { chainLink, FIRST_PREV, type Envelope } from '../../../shared/changes/change.ts';
import { contribution, digestText } from '../../../shared/replication/digest.ts';
import { UNSENT_ENDING } from '../../../shared/replication/unsent-file.ts';
import { Failure } from '../../../shared/failure/failure.ts';
import type { Identity } from '../replication/identity.ts';
import { sha256 } from '../replication/wire.ts';
import type { RandomBytes } from '../security/key-wrapping.ts';
import { asFailure, errorCode } from '../store/errors.ts';
import type { ChangeLog } from '../store/log-types.ts';
import { writeSealedFile, type Lines, type Manifest } from './sealed-file.ts';

/** Payload bytes read from the log at a time: a save made meanwhile waits for one such step, some ten milliseconds. */
const STEP_BYTES = 48 * 1024;

type Log = Pick<
  ChangeLog,
  'device' | 'head' | 'acknowledged' | 'linkAt' | 'ownAfter' | 'quarantined' | 'envelopesById'
>;

export interface RefusedChange {
  readonly reason: string;
  readonly at: string;
  readonly envelope: Envelope;
}

/** Own changes that the central record acknowledged and set aside. Each once, with the reason given first. */
export function refusedOwn(log: Pick<Log, 'device' | 'quarantined' | 'envelopesById'>): RefusedChange[] {
  const rows = new Map(log.quarantined().map((row) => [row.id, row]));
  return log.envelopesById([...rows.keys()]).flatMap((envelope) => {
    const row = rows.get(envelope.change.id);
    return row === undefined || envelope.device !== log.device
      ? []
      : [{ reason: row.reason, at: row.at, envelope }];
  });
}

const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const damaged = (seq: number): Failure =>
  new Failure(
    'corrupt',
    `The log of this workstation does not hold together at save ${seq}. No file was written and nothing was changed. Keep the data folder as it is and ask whoever supports this application.`,
  );

const newDevice = (): Failure =>
  new Failure(
    'busy',
    'This workstation has just found that a copy of it exists, and renumbered its saves. No file was written. Write it again.',
  );

/** Walks the own chain from the acknowledged end to `manifest.to`, then what was refused. */
async function* linesOf(
  log: Log,
  manifest: Manifest,
  refused: readonly RefusedChange[],
  progress: (done: number) => void,
): Lines {
  let sum = 0n;
  let seq = manifest.from - 1;
  let link = manifest.prev;
  while (seq < manifest.to) {
    if (log.device !== manifest.device) throw newDevice();
    const batch = log.ownAfter(seq, STEP_BYTES).filter((envelope) => envelope.seq <= manifest.to);
    if (batch.length === 0) throw damaged(seq + 1);
    for (const envelope of batch) {
      if (envelope.device !== manifest.device || envelope.seq !== seq + 1 || envelope.prev !== link)
        throw damaged(seq + 1);
      seq = envelope.seq;
      link = chainLink(envelope, sha256);
      sum += contribution(envelope.change.id, envelope.hash, sha256);
    }
    yield batch.map((envelope) => `${JSON.stringify(envelope)}\n`).join('');
    progress(seq - manifest.from + 1);
    await breathe();
  }
  for (const { reason, at, envelope } of refused) {
    sum += contribution(envelope.change.id, envelope.hash, sha256);
    yield `${JSON.stringify({ setAside: { reason, at, envelope } })}\n`;
  }
  return { changes: manifest.changes, setAside: refused.length, digest: digestText(sum) };
}

/** Letters and figures of a name, for a file name that every file system takes. */
const plain = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 40) || 'workstation';

/** `throughcare-LEI-Reception-2-2026-11-22-194005.unsent`; the time is UTC. */
export function fileNameOf(establishment: string, name: string, at: number): string {
  const when = new Date(at).toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '');
  return `throughcare-${plain(establishment)}-${plain(name)}-${when}${UNSENT_ENDING}`;
}

/** Errors of the folder chosen, in words; the store's own failures stay as they are. */
function inWords(error: unknown): Failure {
  if (error instanceof Failure) return error;
  const code = errorCode(error) ?? '';
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG')
    return new Failure('full', 'There is not enough room in this folder. No file was written there.');
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new Failure('not-found', 'This folder is not there any more. No file was written.');
  if (['EACCES', 'EPERM', 'EROFS'].includes(code))
    return new Failure('readonly', 'This folder cannot be written to. No file was written. Choose another.');
  if (code === 'EEXIST')
    return new Failure('busy', 'A file of this name stands there already. Try again in a moment.');
  return asFailure(error);
}

export interface ExportedFile {
  readonly fileName: string;
  readonly manifest: Manifest;
  readonly setAside: number;
  readonly digest: string;
  readonly bytes: number;
}

/**
 * Writes the file into `folder`. Saves made meanwhile are not in it; what the central record acknowledges meanwhile is,
 * which does no harm. Throws a `Failure`: `not-found` when nothing is unsent, `full`, `readonly`, `corrupt`.
 */
export async function exportUnsent(
  log: Log,
  where: { readonly folder: string; readonly name: string; readonly now: number },
  means: {
    readonly identity: Identity;
    readonly random: RandomBytes;
    readonly progress: (done: number, total: number) => void;
  },
): Promise<ExportedFile> {
  const [head, acknowledged] = [log.head(), log.acknowledged()];
  const refused = refusedOwn(log);
  const changes = head.seq - acknowledged;
  if (changes + refused.length === 0)
    throw new Failure('not-found', 'Nothing of this workstation is unsent. No file was written.');
  const manifest: Manifest = {
    created: new Date(where.now).toISOString(),
    name: where.name,
    device: log.device,
    from: acknowledged + 1,
    to: head.seq,
    prev: log.linkAt(acknowledged) ?? FIRST_PREV,
    link: head.link,
    changes,
  };
  const fileName = fileNameOf(means.identity.establishment.id, where.name, where.now);
  const lines = linesOf(log, manifest, refused, (done) => means.progress(done, changes));
  try {
    const { setAside, digest, bytes } = await writeSealedFile(
      path.join(where.folder, fileName),
      manifest,
      lines,
      means,
    );
    return { fileName, manifest, setAside, digest, bytes };
  } catch (error) {
    throw inWords(error);
  }
}
