/**
 * Proof that two replicas hold the same feed (replication.md §5.6): every entry contributes SHA-256(id ‖ payload hash),
 * a range's digest is the sum modulo 2^256. A sum, not an exclusive or: duplicates must not cancel.
 */
import type { Sha256 } from '../changes/change.ts';
import { SEGMENT } from './limits.ts';

const MODULUS = 1n << 256n;

export const EMPTY_DIGEST = '0'.repeat(64);

/** Segment of a feed number: 1 to 1,000 are segment 0, 1,001 to 2,000 segment 1. */
export function segmentOf(feedSeq: number): number {
  return Math.floor((feedSeq - 1) / SEGMENT);
}

/** First and last feed number of a segment. */
export function segmentRange(segment: number): { first: number; last: number } {
  return { first: segment * SEGMENT + 1, last: (segment + 1) * SEGMENT };
}

/** What one entry adds: SHA-256 over the UTF-8 text of the id (with hyphens) followed by the hash (hex). */
export function contribution(id: string, hash: string, sha256: Sha256): bigint {
  return BigInt(`0x${sha256(id + hash)}`);
}

export function digestText(sum: bigint): string {
  return (((sum % MODULUS) + MODULUS) % MODULUS).toString(16).padStart(64, '0');
}

/** Adds contributions to a digest in its hexadecimal form. */
export function addToDigest(digest: string, sum: bigint): string {
  return digestText(BigInt(`0x${digest}`) + sum);
}

/** Digest of entries in any order. */
export function digestOf(entries: Iterable<{ id: string; hash: string }>, sha256: Sha256): string {
  let sum = 0n;
  for (const entry of entries) sum += contribution(entry.id, entry.hash, sha256);
  return digestText(sum);
}
