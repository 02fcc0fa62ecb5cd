/** What a file on this disk is, read piece by piece. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { ReleaseFile } from '../../../shared/updates/manifest.ts';

/** True when the file is there and every byte of it is what the manifest says. */
export async function isFileOf(path: string, wanted: ReleaseFile): Promise<boolean> {
  const [sha256, sha512] = [createHash('sha256'), createHash('sha512')];
  let size = 0;
  try {
    for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > wanted.size) return false;
      sha256.update(piece);
      sha512.update(piece);
    }
  } catch {
    return false;
  }
  return (
    size === wanted.size &&
    sha256.digest('hex') === wanted.sha256 &&
    sha512.digest('base64') === wanted.sha512
  );
}
