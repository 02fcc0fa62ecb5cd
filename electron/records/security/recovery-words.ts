/**
 * The site recovery key on paper: 160 random bits and a 20-bit check, in Crockford base 32, nine groups of four.
 *
 *   XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-CCCC
 *
 * The alphabet has no I, L, O or U; reading takes lower case, any spacing, and O for 0, I or L for 1. The check is the
 * first 20 bits of SHA-256 over the 160, so a slip of the pen is noticed before it is taken for a wrong key.
 */
import { createHash } from 'node:crypto';
import type { RandomBytes } from './key-wrapping.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SECRET_BYTES = 20;
const SECRET_LENGTH = 32;
const CHECK_LENGTH = 4;

/** A new recovery secret and the words that stand for it. */
export function newRecovery(random: RandomBytes): { secret: Buffer; words: string } {
  const secret = Buffer.from(random(SECRET_BYTES));
  return { secret, words: recoveryWords(secret) };
}

/** The words of a recovery secret, in groups for the eye. */
export function recoveryWords(secret: Uint8Array): string {
  const text = encode(secret, SECRET_LENGTH) + checkOf(secret);
  return text.match(/.{4}/g)?.join('-') ?? '';
}

/** The secret that the words stand for, or null when they were not copied rightly. */
export function readRecoveryWords(words: string): Buffer | null {
  const text = words.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  if (text.length !== SECRET_LENGTH + CHECK_LENGTH) return null;
  if ([...text].some((character) => !ALPHABET.includes(character))) return null;
  const secret = decode(text.slice(0, SECRET_LENGTH));
  return checkOf(secret) === text.slice(SECRET_LENGTH) ? secret : null;
}

function checkOf(secret: Uint8Array): string {
  return encode(createHash('sha256').update(secret).digest().subarray(0, 3), CHECK_LENGTH);
}

/** The first `length` groups of five bits. */
function encode(bytes: Uint8Array, length: number): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return Array.from(
    { length },
    (_, index) => ALPHABET[Number.parseInt(bits.slice(index * 5, index * 5 + 5), 2)],
  ).join('');
}

function decode(text: string): Buffer {
  const bits = [...text]
    .map((character) => ALPHABET.indexOf(character).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from(
    Array.from({ length: bits.length / 8 }, (_, index) =>
      Number.parseInt(bits.slice(index * 8, index * 8 + 8), 2),
    ),
  );
}
