/**
 * Frames of the journal. One frame is one commit: its own changes with their places in the chain, encrypted and authenticated
 * by themselves, so that damage in one place costs what stands there and nothing behind it.
 *
 * Layout, numbers big-endian: `TCJ1`, id of the segment (16 bytes), number of the frame in it (4), length of what follows the
 * nonce (4), nonce (12), AES-256-GCM ciphertext and tag (16). Everything before the nonce is authenticated with it, so that a
 * frame cannot be moved to another place.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { uuidSchema } from '../../../../shared/changes/change.ts';

const MAGIC = Buffer.from('TCJ1', 'latin1');
const SEGMENT_ID = 16;
const NONCE = 12;
const TAG = 16;
const BOUND = MAGIC.length + SEGMENT_ID + 8;
const HEAD = BOUND + NONCE;
/** A commit of some thousand changes; a length beyond it is damage, and is not read. */
const MOST_BYTES = 256 * 1024 * 1024;

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const frameSchema = z.object({
  device: uuidSchema,
  entries: z
    .array(z.object({ seq: z.int().min(1), prev: hash, hash, id: uuidSchema, payload: z.string() }))
    .min(1),
});
/** Own changes of one commit; `payload` is the canonical JSON that `hash` was worked out from. */
export type JournalFrame = z.infer<typeof frameSchema>;
export type JournalEntry = JournalFrame['entries'][number];

/** The journal's own key, so that no key is used by two ciphers. `storeKey` is 64 hex digits. */
export function journalKey(storeKey: string): Buffer {
  const bytes = Buffer.from(storeKey, 'hex');
  const key = Buffer.from(hkdfSync('sha256', bytes, '', 'throughcare journal 1', 32));
  bytes.fill(0);
  return key;
}

export function newSegmentId(): Buffer {
  return randomBytes(SEGMENT_ID);
}

export function encodeFrame(key: Buffer, segment: Buffer, index: number, frame: JournalFrame): Buffer {
  const plain = Buffer.from(JSON.stringify(frame), 'utf8');
  const nonce = randomBytes(NONCE);
  const bound = Buffer.alloc(BOUND);
  MAGIC.copy(bound);
  segment.copy(bound, MAGIC.length);
  bound.writeUInt32BE(index, MAGIC.length + SEGMENT_ID);
  bound.writeUInt32BE(plain.length + TAG, BOUND - 4);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(bound);
  return Buffer.concat([bound, nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

export interface FoundFrame {
  readonly segment: Buffer;
  readonly index: number;
  /** Deciphered only when asked: null where it is damaged. */
  read(): JournalFrame | null;
}

export interface Scanned {
  readonly frames: readonly FoundFrame[];
  /** Bytes up to the end of the last frame that is there as a whole. */
  readonly end: number;
}

/** Frames of one file in order. What is damaged is stepped over; a last frame that was cut short is left out. */
export function scanFrames(key: Buffer, bytes: Buffer): Scanned {
  const frames: FoundFrame[] = [];
  let end = 0;
  let at = bytes.indexOf(MAGIC);
  while (at !== -1 && at + HEAD + TAG <= bytes.length) {
    const length = bytes.readUInt32BE(at + BOUND - 4);
    const next = at + HEAD + length;
    if (length < TAG || length > MOST_BYTES || next > bytes.length) {
      at = bytes.indexOf(MAGIC, at + 1);
      continue;
    }
    const frame = frameAt(key, bytes, at, next);
    // A damaged length leads into the middle of other frames: look for the next one from here on.
    const follows = next === bytes.length || bytes.subarray(next, next + MAGIC.length).equals(MAGIC);
    if (follows || frame.read() !== null) {
      frames.push(frame);
      end = next;
      at = next === bytes.length ? -1 : bytes.indexOf(MAGIC, next);
    } else at = bytes.indexOf(MAGIC, at + 1);
  }
  return { frames, end };
}

function frameAt(key: Buffer, bytes: Buffer, at: number, next: number): FoundFrame {
  const segment = bytes.subarray(at + MAGIC.length, at + MAGIC.length + SEGMENT_ID);
  return {
    segment,
    index: bytes.readUInt32BE(at + MAGIC.length + SEGMENT_ID),
    read() {
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(at + BOUND, at + HEAD))
          .setAAD(bytes.subarray(at, at + BOUND))
          .setAuthTag(bytes.subarray(next - TAG, next));
        const plain = Buffer.concat([
          decipher.update(bytes.subarray(at + HEAD, next - TAG)),
          decipher.final(),
        ]);
        const parsed = frameSchema.safeParse(JSON.parse(plain.toString('utf8')));
        return parsed.success ? parsed.data : null;
      } catch {
        return null;
      }
    },
  };
}
