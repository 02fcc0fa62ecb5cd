/** A plain counter per address and window against guessing; the codes themselves are also blocked after ten attempts. */
import type { Clock } from '../central.ts';
import { Refusal } from '../refusal.ts';

/** Addresses remembered at most; beyond that the window simply starts again. */
const ADDRESSES = 10_000;

export function createLimiter(
  most: number,
  windowMs: number,
  clock: Clock,
  sentence = 'Too many attempts. Wait a minute and try again.',
): { take(address: string): void } {
  const seen = new Map<string, number>();
  let began = clock.now();
  return {
    take(address) {
      const now = clock.now();
      if (now - began >= windowMs || now < began || seen.size > ADDRESSES) {
        seen.clear();
        began = now;
      }
      const tries = (seen.get(address) ?? 0) + 1;
      seen.set(address, tries);
      if (tries > most)
        throw new Refusal('slow-down', sentence, {
          retryAfter: Math.ceil((began + windowMs - now) / 1000),
        });
    },
  };
}
