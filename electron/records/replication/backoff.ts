/** Waiting between attempts: 1 s doubling to 5 min, with jitter so that a thousand workstations do not return at once. */
export interface Timers {
  setTimeout(work: () => void, ms: number): unknown;
  clearTimeout(timer: unknown): void;
}

const FIRST_MS = 1000;
const LONGEST_MS = 5 * 60_000;

/** Milliseconds before attempt `failures` + 1: between half and the whole of the doubled time. */
export function backoffMs(
  failures: number,
  random: () => number,
  retryAfterMs: number | null = null,
): number {
  const whole = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 20));
  const jittered = whole / 2 + (whole / 2) * random();
  return Math.max(jittered, retryAfterMs ?? 0);
}

/** A pause that can be cut short. */
export class Pause {
  private wakeUp: (() => void) | null = null;
  private readonly timers: Timers;

  constructor(timers: Timers) {
    this.timers = timers;
  }

  /** Resolves after `ms` or at the next `wake`. */
  wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = this.timers.setTimeout(() => this.wake(), ms);
      this.wakeUp = () => {
        this.timers.clearTimeout(timer);
        this.wakeUp = null;
        resolve();
      };
    });
  }

  wake(): void {
    this.wakeUp?.();
  }
}
