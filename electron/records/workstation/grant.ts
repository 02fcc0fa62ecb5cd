/**
 * How long this workstation has gone without the central record. What counts is time that has passed, kept in the store and only
 * growing: by the wall clock since the last contact, and by the monotonic clock while the application runs. Turning the wall
 * clock back takes nothing off it; setting it right after a contact with a wrong clock does not end it early either way.
 */
import { z } from 'zod';
import { instantSchema } from '../../../shared/changes/change.ts';
import { Failure } from '../../../shared/failure/failure.ts';
import type { Store } from '../store/store.ts';
import type { Policy } from './policy.ts';

const DAY_MS = 86_400_000;
const SETTING = 'grant';
/** Written no more often than this much time has passed. */
const STEP_MS = 60_000;

const grantSchema = z.object({
  /** Wall clock of this workstation at the last contact. */
  local: instantSchema,
  /** The central record's clock then. */
  central: instantSchema,
  /** Milliseconds known to have passed since. */
  passedMs: z.number().min(0),
});
type Held = z.infer<typeof grantSchema>;

export interface GrantClock {
  /** Wall clock, milliseconds since 1970 UTC. */
  readonly now: () => number;
  /** Milliseconds that never go back. */
  readonly monotonic: () => number;
}

export class Grant {
  readonly #settings: Store['settings'];
  readonly #clock: GrantClock;
  #held: Held;
  /** Monotonic time of the last look, and what had passed then. */
  #seen: { at: number; passedMs: number };

  /** Counting begins with the first opening of a store that was never connected. */
  constructor(settings: Store['settings'], clock: GrantClock) {
    this.#settings = settings;
    this.#clock = clock;
    const kept = read(settings);
    this.#held = kept ?? this.#fresh(0);
    if (kept === null) this.#keep();
    this.#seen = { at: clock.monotonic(), passedMs: this.#held.passedMs };
  }

  /** The central record was reached. `skewSeconds`: how far this clock is ahead of its. */
  reached(skewSeconds: number): void {
    if (this.#passed() < STEP_MS && Date.parse(this.#held.local) <= this.#clock.now()) return;
    this.#held = this.#fresh(skewSeconds);
    this.#seen = { at: this.#clock.monotonic(), passedMs: 0 };
    this.#keep();
  }

  /** Counts anew, for whoever proved by the recovery words that the workstation is in the right hands. */
  restart(): void {
    this.#held = this.#fresh(0);
    this.#seen = { at: this.#clock.monotonic(), passedMs: 0 };
    this.#keep();
  }

  /** Whole days since the central record was reached. */
  daysWithout(): number {
    return Math.floor(this.#passed() / DAY_MS);
  }

  /** Whole days left under a policy; 0 when it has ended. */
  daysLeft({ grantDays }: Policy): number {
    return Math.max(0, Math.ceil((grantDays * DAY_MS - this.#passed()) / DAY_MS));
  }

  /** What to say from some days before the end on; null before that. */
  warning(policy: Policy): string | null {
    const left = this.daysLeft(policy);
    if (left > policy.grantWarnDays) return null;
    if (left === 0) return endedSentence(this.daysWithout(), policy);
    const days = left === 1 ? 'one day' : `${left} days`;
    return `This workstation has not reached the central record for ${this.daysWithout()} days. In ${days} nobody will be able to sign in here until it has. Connect it to the network.`;
  }

  /** Throws a Failure `offline` when nobody may sign in any more. */
  assertOpen(policy: Policy): void {
    if (this.daysLeft(policy) === 0) {
      throw new Failure('offline', endedSentence(this.daysWithout(), policy));
    }
  }

  #passed(): number {
    const wall = this.#clock.now();
    const local = Date.parse(this.#held.local);
    // Set back since the contact: then the clock was wrong there, or is now, and the central record's time is what is left.
    const byWall = wall >= local ? wall - local : Math.max(0, wall - Date.parse(this.#held.central));
    const byRunning = this.#seen.passedMs + (this.#clock.monotonic() - this.#seen.at);
    const passedMs = Math.max(this.#held.passedMs, byWall, byRunning);
    this.#seen = { at: this.#clock.monotonic(), passedMs };
    if (passedMs - this.#held.passedMs >= STEP_MS) {
      this.#held = { ...this.#held, passedMs };
      this.#keep();
    }
    return passedMs;
  }

  #fresh(skewSeconds: number): Held {
    const now = this.#clock.now();
    const central = new Date(now - skewSeconds * 1000).toISOString();
    return { local: new Date(now).toISOString(), central, passedMs: 0 };
  }

  #keep(): void {
    this.#settings.set(SETTING, JSON.stringify(this.#held));
  }
}

function read(settings: Store['settings']): Held | null {
  const text = settings.get(SETTING);
  if (text === null) return null;
  return grantSchema.parse(JSON.parse(text));
}

function endedSentence(days: number, { grantDays }: Policy): string {
  return `This workstation has not reached the central record for ${days} days, and ${grantDays} are allowed. Nobody can sign in until it has. It goes on trying, and sends what is unsent: connect it to the network and sign in again.`;
}
