/** Reads a file of unsent changes (shared/replication/unsent-file.ts). Nothing of its content is used before its tag fits. */
import { constants, createDecipheriv, privateDecrypt, type DecipherGCM } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { Writable, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdDecompress } from 'node:zlib';
import {
  FILE_KEY_BYTES,
  HEAD_BYTES,
  IV_BYTES,
  TAG_BYTES,
  UNSENT_FORMAT,
  unsentHeadSchema,
  type UnsentHead,
} from '../../shared/replication/unsent-file.ts';
import type { Authority } from '../enrolment/authority.ts';
import { Refusal } from '../refusal.ts';

/** Longest line: a change is far shorter, and a file must not fill the memory. */
const LINE_BYTES = 64 * 1024 * 1024;
const LINE_FEED = 0x0a;

const refuse = (sentence: string, cause?: unknown): Refusal =>
  new Refusal('invalid', `${sentence} Nothing was taken in.`, { cause });
const notOfThisKind = (cause?: unknown): Refusal =>
  refuse('This is not a file of unsent saves, or its beginning is damaged.', cause);
/** One sentence for every way in which the content fails its tag. */
export const altered = (cause?: unknown): Refusal =>
  refuse(
    'This file was cut short or altered after it was written. Ask for it to be copied, or written, again.',
    cause,
  );
export const foreign = (cause?: unknown): Refusal =>
  refuse('This file was written for another central record, and this one cannot open it.', cause);

export interface SealedFile {
  readonly head: UnsentHead;
  /** The head line as it stands in the file, with its line feed. */
  readonly headLine: Buffer;
  /** Throws when the content is not exactly what was written. */
  authenticate(): Promise<void>;
  /** The content's lines, without line feeds. */
  lines(): AsyncGenerator<string>;
}

interface Frame {
  readonly head: UnsentHead;
  readonly headLine: Buffer;
  readonly tag: Buffer;
  /** First and last byte of what is encrypted. */
  readonly start: number;
  readonly end: number;
}

function parseHead(headLine: Buffer): UnsentHead {
  let value: unknown;
  try {
    value = JSON.parse(headLine.toString('utf8'));
  } catch (cause) {
    throw notOfThisKind(cause);
  }
  const parsed = unsentHeadSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const { format, version } = (value ?? {}) as { format?: unknown; version?: unknown };
  if (format === UNSENT_FORMAT && version !== 1)
    throw refuse('This file comes from a newer version. Update the central record first.');
  throw notOfThisKind(parsed.error);
}

async function readFrame(handle: FileHandle): Promise<Frame> {
  const first = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
  const feed = first.buffer.subarray(0, first.bytesRead).indexOf(LINE_FEED);
  if (feed < 0) throw notOfThisKind();
  const headLine = first.buffer.subarray(0, feed + 1);
  const head = parseHead(headLine);
  const end = (await handle.stat()).size - TAG_BYTES;
  if (end <= headLine.length) throw altered();
  const { buffer: tag } = await handle.read(Buffer.alloc(TAG_BYTES), 0, TAG_BYTES, end);
  return { head, headLine, tag, start: headLine.length, end: end - 1 };
}

async function frameOf(file: string): Promise<Frame> {
  const handle = await open(file, 'r').catch((cause: unknown) => {
    throw refuse('This file is not there or cannot be read.', cause);
  });
  try {
    return await readFrame(handle);
  } finally {
    await handle.close();
  }
}

function unwrapKey(head: UnsentHead, authority: Authority): Buffer {
  if (head.authority !== authority.fingerprint) throw foreign();
  try {
    const key = privateDecrypt(
      { key: authority.key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' },
      Buffer.from(head.key, 'base64'),
    );
    if (key.length !== FILE_KEY_BYTES) throw new RangeError('a key of another length');
    return key;
  } catch (cause) {
    throw altered(cause);
  }
}

/** Lines of a byte stream; the last one needs its line feed, too. */
async function* split(pieces: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest: Buffer[] = [];
  let size = 0;
  for await (const piece of pieces) {
    let from = 0;
    for (let at = piece.indexOf(LINE_FEED); at >= 0; at = piece.indexOf(LINE_FEED, from)) {
      yield Buffer.concat([...rest, piece.subarray(from, at)]).toString('utf8');
      rest = [];
      size = 0;
      from = at + 1;
    }
    if (from === piece.length) continue;
    rest.push(piece.subarray(from));
    size += piece.length - from;
    if (size > LINE_BYTES) throw altered();
  }
  if (size > 0) throw altered();
}

/** Opens a file and reads its head. Throws a `Refusal` in words for what is no such file or not for this authority. */
export async function openSealedFile(file: string, authority: Authority): Promise<SealedFile> {
  const { head, headLine, tag, start, end } = await frameOf(file);
  const key = unwrapKey(head, authority);
  const iv = Buffer.from(head.iv, 'base64');
  if (iv.length !== IV_BYTES) throw altered();
  const encrypted = (): Readable => createReadStream(file, { start, end });
  const decipher = (): DecipherGCM =>
    createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES }).setAAD(headLine).setAuthTag(tag);
  return {
    head,
    headLine,
    async authenticate() {
      const drop = new Writable({ write: (_chunk, _encoding, done) => done() });
      await pipeline(encrypted(), decipher(), drop).catch((cause: unknown) => {
        throw altered(cause);
      });
    },
    async *lines() {
      const content = createZstdDecompress();
      const flow = pipeline(encrypted(), decipher(), content).catch(() => undefined);
      try {
        yield* split(content as AsyncIterable<Buffer>);
      } catch (cause) {
        throw cause instanceof Refusal ? cause : altered(cause);
      } finally {
        content.destroy();
        await flow;
      }
    },
  };
}
