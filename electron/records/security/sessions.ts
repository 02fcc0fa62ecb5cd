/** Who is signed in on one connection. One window, or one headless caller, is one connection. */
import type { SignedInStaff } from '../services/context.ts';

export type SessionPhase = 'signed-out' | 'signed-in' | 'locked';

/** State of one connection. `staff` stays while locked, because only the same person may unlock. */
export interface Session {
  readonly phase: SessionPhase;
  readonly staff: SignedInStaff | null;
}

export const signedOut: Session = { phase: 'signed-out', staff: null };
