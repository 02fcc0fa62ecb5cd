/** What milestones of one ACCT are worked out from: events with the time at which they happened. Instants are ISO 8601. */
import type { AcctReviewKind, InputKind } from '../records/acct.ts';
import type { AppointmentKind } from '../records/care.ts';

export type AcctState = 'open' | 'post-closure' | 'closed';
export type AttendanceMode = 'in-person' | 'telephone' | 'written' | 'none';

export interface ReviewFacts {
  readonly id: string;
  readonly kind: AcctReviewKind;
  readonly dueAt: string;
  readonly heldAt: string | null;
  /** How healthcare took part; null where nobody said. */
  readonly mode: AttendanceMode | null;
  readonly state: 'planned' | 'held' | 'cancelled';
}

export interface InputFacts {
  readonly kind: Exclude<InputKind, 'possession'>;
  readonly review: string | null;
  readonly signedAt: string;
}

export interface AcctFacts {
  readonly state: AcctState;
  readonly openedAt: string;
  /** When it was opened again under the same number, by the time it happened. */
  readonly reopenedAt: readonly string[];
  readonly closedAt: string | null;
  /** Civil date that the case review set for the post-closure review. */
  readonly postClosureDue: string | null;
  /** When healthcare gave its part of the immediate action plan. */
  readonly planAt: string | null;
  /** Marks by hand: when the thing was done, by id of the milestone. */
  readonly marks: Readonly<Record<string, string>>;
  readonly reviews: readonly ReviewFacts[];
  readonly inputs: readonly InputFacts[];
  readonly constants: readonly { readonly startedAt: string; readonly endedAt: string | null }[];
  /** When assessments of medicines in possession were signed. */
  readonly possession: readonly string[];
  /** When self-harm happened. */
  readonly selfHarm: readonly string[];
  /** Bookings at which the person was seen. */
  readonly seen: readonly { readonly kind: AppointmentKind; readonly at: string }[];
}
