/** Canonical JSON, hashes, links and digests (document §2). */
import { hash } from 'node:crypto';

export const ZEROS = '0'.repeat(64);
const MODULUS = 2n ** 256n;

/** RFC 8785: members by UTF-16 code units; numbers and strings as ECMAScript writes them. */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.keys(value).sort((a, b) => (a < b ? -1 : 1));
  return `{${members.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
}

export const sha256 = (text) => hash('sha256', text, 'hex');

export const linkOf = (prev, device, seq, payloadHash) => sha256(`${prev}:${device}:${seq}:${payloadHash}`);

/** Digest of `{id, hash}` in any order. */
export function digestOf(entries) {
  let sum = 0n;
  for (const { id, hash: payloadHash } of entries) sum += BigInt(`0x${sha256(id + payloadHash)}`);
  return (sum % MODULUS).toString(16).padStart(64, '0');
}

export const segmentOf = (feed) => Math.floor((feed - 1) / 1000);
