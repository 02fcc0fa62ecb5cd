/** What the rules of clashes read and answer. */
import type { Owed } from './owed.ts';
import type { Placed } from './propose/types.ts';

/** A booking that stands (state booked), with what decides who keeps a slot. */
export interface StandingBooking {
  readonly bookingId: string;
  readonly clinicId: string | null;
  readonly date: string;
  readonly start: string;
  readonly minutes: number;
  readonly bookedAt: string;
  /** True once an outcome is recorded: it happened or came to nothing, so it clashes with nothing any more. */
  readonly hasOutcome: boolean;
  readonly owed: Owed;
  /** What did not fit when it was booked all the same, word for word: that does not make the slot gone. */
  readonly accepted?: readonly string[];
  /** Name of the person, for sentences. */
  readonly name: string;
}

export interface Clash {
  /** The same on every workstation: made of its kind and its bookings. */
  readonly id: string;
  readonly kind: 'slot' | 'person' | 'session-full';
  readonly text: string;
  /** In the order in which they keep the slot: the first is kept longest. */
  readonly bookingIds: readonly string[];
  readonly proposal: ClashProposal;
}

export interface ClashProposal {
  readonly keep: string;
  readonly move: string;
  /** A free slot, or null: back to the unplaced. */
  readonly to: Pick<Placed, 'appointmentId' | 'clinicId' | 'date' | 'start'> | null;
  readonly text: string;
}
