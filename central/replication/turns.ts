/**
 * Batches of one device may overtake each other on two connections. The later one waits here for the earlier instead of
 * being sent back, so that a slow line can be kept full.
 */
import { EventEmitter, once } from 'node:events';
import { Refusal } from '../refusal.ts';

/** How long a batch waits for the one before it; longer means that it was lost on the way. */
const PATIENCE_MS = 5000;

export interface Turns {
  /** Runs `work` again after each finished push of the device while it answers `gap`, as long as patience lasts. */
  take<T>(device: string, work: () => Promise<T>): Promise<T>;
}

export function createTurns(): Turns {
  const emitter = new EventEmitter().setMaxListeners(0);
  async function attempt<T>(device: string, work: () => Promise<T>, patience: AbortSignal): Promise<T> {
    const before = once(emitter, device, { signal: patience }).then(
      () => true,
      () => false,
    );
    try {
      return await work();
    } catch (error) {
      const early = error instanceof Refusal && error.code === 'gap';
      if (!early || !(await before)) throw error;
      return attempt(device, work, patience);
    }
  }
  return {
    async take(device, work) {
      const patience = new AbortController();
      const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
      try {
        const result = await attempt(device, work, patience.signal);
        emitter.emit(device);
        return result;
      } finally {
        clearTimeout(timer);
        patience.abort();
      }
    },
  };
}
