/** Content codings of bodies with changes. The codecs themselves are passed in: this folder has no I/O. */
import type { Compression } from './messages.ts';

/** Best first. */
export const COMPRESSIONS: readonly Compression[] = ['zstd', 'gzip'];

/** Bodies shorter than this travel as they are: a compressed one would be longer. */
export const COMPRESS_FROM_BYTES = 256;

/** The best coding among those a peer offers; null when there is none in common. */
export function chooseCompression(offered: readonly string[]): Compression | null {
  return COMPRESSIONS.find((name) => offered.includes(name)) ?? null;
}

/** Up to here packing or unpacking takes less time than handing it to another thread and waiting for a turn there. */
export const AT_ONCE_BYTES = 128 * 1024;

/** Level of zstd: changes are mostly identifiers and hashes, which the first level packs tighter than the third, and faster. */
export const ZSTD_LEVEL = 1;
