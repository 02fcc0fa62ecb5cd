/**
 * Writes a file that only the central record can open, and that says who wrote it (shared/replication/unsent-file.ts).
 * The content is never in clear on a disk, and the file has its name only when it is whole and synced.
 */
import {
  constants,
  createCipheriv,
  createHash,
  publicEncrypt,
  sign,
  X509Certificate,
  type Hash,
} from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress } from 'node:zlib';
import { canonicalText } from '../../../shared/changes/change.ts';
import {
  FILE_KEY_BYTES,
  IV_BYTES,
  UNSENT_FORMAT,
  type UnsentEnd,
  type UnsentHead,
} from '../../../shared/replication/unsent-file.ts';
import { syncFolder } from '../security/durable-file.ts';
import type { RandomBytes } from '../security/key-wrapping.ts';
import type { Identity } from '../replication/identity.ts';

export type Manifest = Omit<
  UnsentHead,
  'format' | 'version' | 'certificate' | 'authority' | 'key' | 'iv' | 'workstation' | 'establishment'
>;

/** What was written, besides what the manifest says. */
export type Contents = Omit<UnsentEnd, 'sha256'>;

/** Lines of JSON, many in one text, each with its line feed; returns what they held. */
export type Lines = AsyncGenerator<string, Contents>;

interface Sealing {
  readonly headLine: string;
  readonly key: Uint8Array;
  readonly iv: Uint8Array;
}

function begin(manifest: Manifest, identity: Identity, random: RandomBytes): Sealing {
  const authority = new X509Certificate(identity.authority);
  const [key, iv] = [random(FILE_KEY_BYTES), random(IV_BYTES)];
  const wrapped = publicEncrypt(
    { key: authority.publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' },
    key,
  );
  const { id, name } = identity.establishment;
  const head: UnsentHead = {
    format: UNSENT_FORMAT,
    version: 1,
    establishment: { id, name },
    workstation: identity.workstation,
    ...manifest,
    certificate: identity.certificate,
    authority: authority.fingerprint256,
    key: wrapped.toString('base64'),
    iv: Buffer.from(iv).toString('base64'),
  };
  return { headLine: `${JSON.stringify(head)}\n`, key, iv };
}

/** The lines as they are hashed, and at their end the signed last line. */
async function* signed(lines: Lines, hash: Hash, identity: Identity, done: (contents: Contents) => void) {
  let next = await lines.next();
  while (!next.done) {
    hash.update(next.value);
    yield next.value;
    next = await lines.next();
  }
  const end: UnsentEnd = { ...next.value, sha256: hash.digest('hex') };
  done(next.value);
  const signature = sign('sha256', Buffer.from(canonicalText(end)), {
    key: identity.key,
    padding: constants.RSA_PKCS1_PSS_PADDING,
    saltLength: 32,
  });
  yield `${JSON.stringify({ end, signature: signature.toString('base64') })}\n`;
}

/** The head line, the encrypted pieces, and the tag once the last of them is through. */
async function* around(headLine: string, pieces: AsyncIterable<Buffer>, tag: () => Buffer) {
  yield Buffer.from(headLine);
  yield* pieces;
  yield tag();
}

async function fill(
  file: string,
  sealing: Sealing,
  lines: Lines,
  identity: Identity,
): Promise<Contents & { bytes: number }> {
  const { headLine, key, iv } = sealing;
  let contents: Contents | null = null;
  const hash = createHash('sha256').update(headLine);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(headLine));
  // `flush` syncs before the file is closed.
  const target = createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true });
  await pipeline(
    Readable.from(signed(lines, hash, identity, (value) => (contents = value))),
    createZstdCompress(),
    cipher,
    (pieces: AsyncIterable<Buffer>) => around(headLine, pieces, () => cipher.getAuthTag()),
    target,
  );
  if (contents === null) throw new TypeError('the content ended without its last line');
  return { ...(contents as Contents), bytes: target.bytesWritten };
}

/** A memory stick's file system may not know how; the file itself is synced. */
function syncName(target: string): void {
  try {
    syncFolder(path.dirname(target));
  } catch {
    // The name reaches the medium when it is ejected.
  }
}

/** Writes `target`. Throws what the file system threw; then neither `target` nor a part of it is left behind. */
export async function writeSealedFile(
  target: string,
  manifest: Manifest,
  lines: Lines,
  { identity, random }: { readonly identity: Identity; readonly random: RandomBytes },
): Promise<Contents & { bytes: number }> {
  const partial = `${target}.partial`;
  const sealing = begin(manifest, identity, random);
  try {
    const contents = await fill(partial, sealing, lines, identity);
    await rename(partial, target);
    syncName(target);
    return contents;
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  } finally {
    sealing.key.fill(0);
  }
}
