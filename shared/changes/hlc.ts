/**
 * Hybrid logical clock (Kulkarni and others, 2014; DESIGN §4 and §5). Pure: wall time is passed in.
 *
 * Bounded, because a replica that follows any clock it hears spreads a workstation in 2099 to everybody: receiving never
 * raises the local clock above the bound the caller gives (the central record's time plus five minutes).
 */

/** Milliseconds since 1970 UTC and a counter within the millisecond. */
export interface HybridTime {
  readonly ms: number;
  readonly counter: number;
}

export const MAX_COUNTER = 0xffffff;
/** How far ahead of the central record's time a received clock may pull ours. */
export const RECEIVE_AHEAD_MS = 5 * 60 * 1000;
export const EARLIEST: HybridTime = { ms: 0, counter: 0 };

export function compareTime(a: HybridTime, b: HybridTime): number {
  return a.ms - b.ms || a.counter - b.counter;
}

/** Time of the next local event: later than every earlier one, also when the wall clock stands still or goes backwards. */
export function tick(last: HybridTime, wallMs: number): HybridTime {
  if (wallMs > last.ms) return { ms: Math.floor(wallMs), counter: 0 };
  // An exhausted counter moves the physical part on by 1 ms instead of failing (a bulk import on a stopped clock).
  if (last.counter >= MAX_COUNTER) return { ms: last.ms + 1, counter: 0 };
  return { ms: last.ms, counter: last.counter + 1 };
}

/** Clock after hearing `remote`, so that the next tick is later than it unless it lies beyond the bound. */
export function receive(last: HybridTime, remote: HybridTime, boundMs: number): HybridTime {
  const capped =
    remote.ms > boundMs ? { ms: boundMs, counter: 0 } : { ms: remote.ms, counter: remote.counter };
  return compareTime(capped, last) > 0 ? capped : last;
}
