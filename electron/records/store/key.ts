/** The store's key: its shape, and a check value beside the file that tells a wrong key from a damaged file. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { Failure } from '../../../shared/failure/failure.ts';

/**
 * Refuses everything but 64 lower-case hex digits: SQLCipher would take 63 of them as a passphrase without a word
 * (desktop-engineering.md §3.4, row 8). The key never stands in the sentence.
 */
export function assertKey(key: string): void {
  if (!/^[0-9a-f]{64}$/.test(key)) {
    throw new Failure('wrong-key', 'The key of the store does not have the right form.');
  }
}

/** Beside the store, because page 1 answers a wrong key and a damaged page with the same error code. */
export function keyCheckFile(file: string): string {
  return `${file}.keycheck`;
}

/** The key is 256 random bits, so this value tells nothing about it. */
function checkValue(key: string): string {
  const bytes = Buffer.from(key, 'hex');
  const value = createHmac('sha256', bytes).update('throughcare store key check 1').digest('hex');
  bytes.fill(0);
  return value;
}

export function writeKeyCheck(file: string, key: string): void {
  const target = keyCheckFile(file);
  const temporary = `${target}.partial`;
  const handle = openSync(temporary, 'w', 0o600);
  try {
    writeSync(handle, `${checkValue(key)}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(temporary, target);
}

/** Whether this is the key the store was made with; null when no readable check value stands beside the store. */
export function keyFits(file: string, key: string): boolean | null {
  const source = keyCheckFile(file);
  if (!existsSync(source)) return null;
  const held = readFileSync(source, 'utf8').trim();
  if (!/^[0-9a-f]{64}$/.test(held)) return null;
  return timingSafeEqual(Buffer.from(held, 'hex'), Buffer.from(checkValue(key), 'hex'));
}
