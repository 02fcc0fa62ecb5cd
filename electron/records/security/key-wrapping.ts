/** Deriving keys and wrapping keys. node:crypto only: scrypt (RFC 7914), HKDF (RFC 5869), AES-256-GCM (NIST SP 800-38D). */
import { createCipheriv, createDecipheriv, hkdfSync, scrypt } from 'node:crypto';
import { z } from 'zod';

export const KEY_BYTES = 32;
const SALT_BYTES = 16;
const IV_BYTES = 12;

/** Random bytes from the composition root, so that tests can say which. */
export type RandomBytes = (length: number) => Uint8Array;

const base64 = z.base64().max(4096);

export const scryptSchema = z.strictObject({
  name: z.literal('scrypt'),
  /** Cost: at least 2^15, so that a damaged or edited file cannot make guessing cheap; at most what memory allows. */
  n: z
    .int()
    .min(2 ** 15)
    .max(2 ** 20),
  r: z.literal(8),
  p: z.literal(1),
  salt: base64,
});
export type ScryptSettings = z.infer<typeof scryptSchema>;

export const wrappedSchema = z.strictObject({ iv: base64, tag: base64, data: base64 });
export type Wrapped = z.infer<typeof wrappedSchema>;

/** Fresh settings with a salt of their own. 2^17 takes at least 250 ms and 128 MB on a clinic PC, by choice. */
export function newScryptSettings(n: number, random: RandomBytes): ScryptSettings {
  return { name: 'scrypt', n, r: 8, p: 1, salt: Buffer.from(random(SALT_BYTES)).toString('base64') };
}

/** Runs on a thread of the pool, so that the records process keeps answering while a password is tried. */
export function stretchPassword(password: string, settings: ScryptSettings): Promise<Buffer> {
  const { n, r, p, salt } = settings;
  const options = { N: n, r, p, maxmem: 256 * n * r };
  return new Promise((resolve, reject) => {
    // NFKC, so that the same password typed on another keyboard gives the same bytes (NIST SP 800-63B 5.1.1.2).
    scrypt(password.normalize('NFKC'), Buffer.from(salt, 'base64'), KEY_BYTES, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

/** One 256-bit key from input key material, bound to a purpose. */
export function deriveKey(material: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', material, Buffer.alloc(0), `throughcare ${purpose}`, KEY_BYTES));
}

/** Encrypts a key under another; `context` is authenticated, so an entry cannot be moved to another place. */
export function wrap(secret: Uint8Array, key: Uint8Array, context: string, random: RandomBytes): Wrapped {
  const iv = Buffer.from(random(IV_BYTES));
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(context, 'utf8'));
  const data = Buffer.concat([cipher.update(secret), cipher.final()]);
  return {
    iv: iv.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
    data: data.toString('base64'),
  };
}

/** The secret, or null when the key or the context is not the one it was wrapped with, or it was altered. */
export function unwrap(wrapped: Wrapped, key: Uint8Array, context: string): Buffer | null {
  const [iv, tag, data] = [wrapped.iv, wrapped.tag, wrapped.data].map((part) => Buffer.from(part, 'base64'));
  if (iv?.length !== IV_BYTES || tag?.length !== 16 || data === undefined) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: 16 });
  decipher.setAAD(Buffer.from(context, 'utf8'));
  decipher.setAuthTag(tag);
  try {
    // GCM holds nothing back for the end, and putting two parts together would leave a copy of the key behind.
    const secret = decipher.update(data);
    decipher.final();
    return secret;
  } catch {
    return null;
  }
}
