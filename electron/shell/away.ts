/** When nobody has been there for too long. No electron here, so that it is tested with clocks of the test's own. */
import { policyBounds } from '../../shared/records/policy.ts';
import { events } from '../../shared/contract/workstation.ts';

/** Minutes without input until the screen locks, as the records process told it last. */
export class IdlePolicy {
  minutes: number = policyBounds.idleLockMinutes.usual;

  /** Takes a new policy in; other events, and one that does not fit, change nothing. */
  hear(event: string, payload: unknown): void {
    if (event !== 'policy') return;
    const told = events.policy.safeParse(payload);
    if (told.success) this.minutes = told.data.idleLockMinutes;
  }
}

export interface Away {
  /** Milliseconds since the last input. */
  readonly idleMs: () => number;
  /** Asked at every look, because the policy may change. */
  readonly minutes: () => number;
  readonly lock: () => void;
}

/** One look at the clock, to be taken again and again: locks once each time somebody has been away for long enough. */
export function watchAway({ idleMs, minutes, lock }: Away): () => void {
  let wasIdle = false;
  return () => {
    const idle = idleMs() >= minutes() * 60_000;
    if (idle && !wasIdle) lock();
    wasIdle = idle;
  };
}
