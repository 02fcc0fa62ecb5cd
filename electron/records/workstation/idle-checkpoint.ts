/**
 * Moves saved pages from the write-ahead log into the store file while nobody is waiting: some seconds after the last write,
 * and at a lock. A save itself then seldom pays for it, and what a killed process leaves to recover stays small.
 */
export const IDLE_CHECKPOINT_MS = 5_000;

export interface IdleCheckpoint {
  /** Something was written. */
  written(): void;
  /** Nobody is at the screen: now, if anything was written. */
  now(): void;
  stop(): void;
}

/** `run` must not throw: a refused checkpoint loses nothing, and the next one tries again. */
export function idleCheckpoint(run: () => void, waitMs = IDLE_CHECKPOINT_MS): IdleCheckpoint {
  let timer: NodeJS.Timeout | null = null;
  const stop = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const schedule = (ms: number): void => {
    stop();
    timer = setTimeout(() => {
      timer = null;
      run();
    }, ms);
    timer.unref();
  };
  return {
    written: () => schedule(waitMs),
    now: () => {
      // After the answer to the call that locked has left.
      if (timer !== null) schedule(0);
    },
    stop,
  };
}
