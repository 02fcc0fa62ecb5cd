/** Packs and unpacks bodies, large ones off the event loop, with a ceiling so that a small body cannot become a huge one. */
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { AT_ONCE_BYTES, COMPRESS_FROM_BYTES, ZSTD_LEVEL } from '../../shared/replication/compression.ts';
import type { Compression } from '../../shared/replication/messages.ts';
import { Refusal } from '../refusal.ts';

const gzip = promisify(zlib.gzip);
const gunzip = promisify(zlib.gunzip);
const zstdCompress = promisify(zlib.zstdCompress);
const zstdDecompress = promisify(zlib.zstdDecompress);

const level = { params: { [zlib.constants.ZSTD_c_compressionLevel]: ZSTD_LEVEL } };

export interface Packed {
  readonly body: Buffer;
  readonly coding: Compression | null;
}

export async function pack(text: string, coding: Compression | null): Promise<Packed> {
  const plain = Buffer.from(text);
  if (coding === null || plain.length < COMPRESS_FROM_BYTES) return { body: plain, coding: null };
  if (plain.length <= AT_ONCE_BYTES)
    return { body: coding === 'zstd' ? zlib.zstdCompressSync(plain, level) : zlib.gzipSync(plain), coding };
  return { body: coding === 'zstd' ? await zstdCompress(plain, level) : await gzip(plain), coding };
}

/** Throws `too-large` above `most` bytes and `invalid` for a body that is not of its coding. */
export async function unpack(body: Buffer, coding: string | undefined, most: number): Promise<Buffer> {
  if (coding === undefined || coding === 'identity') return body;
  try {
    if (body.length <= AT_ONCE_BYTES && coding === 'zstd')
      return zlib.zstdDecompressSync(body, { maxOutputLength: most });
    if (coding === 'zstd') return await zstdDecompress(body, { maxOutputLength: most });
    if (coding === 'gzip') return await gunzip(body, { maxOutputLength: most });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      throw new Refusal('too-large', 'The body is too large.', { cause });
    throw new Refusal('invalid', `The body is not ${coding}.`, { cause });
  }
  throw new Refusal('invalid', 'The content coding is not one this central record knows.');
}

const LINE_FEED = 10;

/**
 * The header's text and the lines after it, as `splitLines`, but decoded one by one: a line without letters beyond ASCII is then kept in
 * half the memory and read and hashed in half the time, whatever stands in the lines beside it.
 */
export function cutLines(body: Buffer): { header: string; lines: string[] } {
  const lines: string[] = [];
  for (let from = 0; from < body.length;) {
    const end = body.indexOf(LINE_FEED, from);
    const to = end === -1 ? body.length : end;
    lines.push(body.toString('utf8', from, to));
    from = to + 1;
  }
  const header = lines.shift() ?? '';
  return { header, lines };
}
