/** Timers for replication that never wait long, so that a test of a hundred failures does not wait out a hundred back-offs. */
import type { Timers } from '../../electron/records/replication/backoff.ts';

/** Waits as long as asked, at most `most` milliseconds. */
export function impatient(most = 15): Timers {
  return {
    setTimeout: (work, ms) => setTimeout(work, Math.min(ms, most)),
    clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
  };
}
