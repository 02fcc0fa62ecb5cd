/**
 * Batches of one device may overtake each other on two connections. The later one waits here for the earlier instead of
 * being sent back, so that a slow line can be kept full. It keeps nobody else from working meanwhile.
 */
import { EventEmitter, once } from 'node:events';
import { Refusal } from '../refusal.ts';

/** How long a batch waits for the one before it; longer means that it was lost on the way. */
const PATIENCE_MS = 5000;
/** Batches that wait, unpacked in memory; more are sent back at once. */
const MOST_WAITING = 32;

export interface Turns {
  /**
   * Runs `work` again after each finished push of the device while it answers `gap`, as long as patience lasts. `aside` is
   * given the wait, to make room for others until it ends.
   */
  take<T>(
    device: string,
    work: () => Promise<T>,
    aside?: (earlier: Promise<boolean>) => Promise<boolean>,
  ): Promise<T>;
}

export function createTurns(): Turns {
  const emitter = new EventEmitter().setMaxListeners(0);
  let waiting = 0;

  async function attempt<T>(
    device: string,
    work: () => Promise<T>,
    aside: (earlier: Promise<boolean>) => Promise<boolean>,
    patience: AbortSignal,
  ): Promise<T> {
    const before = once(emitter, device, { signal: patience }).then(
      () => true,
      () => false,
    );
    try {
      return await work();
    } catch (error) {
      const early = error instanceof Refusal && error.code === 'gap';
      if (!early || waiting >= MOST_WAITING) throw error;
      waiting += 1;
      try {
        if (!(await aside(before))) throw error;
      } finally {
        waiting -= 1;
      }
      return attempt(device, work, aside, patience);
    }
  }

  return {
    async take(device, work, aside = (earlier) => earlier) {
      const patience = new AbortController();
      const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
      try {
        const result = await attempt(device, work, aside, patience.signal);
        emitter.emit(device);
        return result;
      } finally {
        clearTimeout(timer);
        patience.abort();
      }
    },
  };
}
