/** What somebody is owed, as the rules of clashes and proposals need it. */
import type { AppointmentKind } from '../records/care.ts';

/** One appointment that is owed, with what a slot has to allow for. */
export interface Owed {
  readonly appointmentId: string;
  readonly patientId: string;
  readonly kind: AppointmentKind;
  /** Last instant by which it must have happened. */
  readonly dueBy: string;
  /** Civil date to aim at. */
  readonly targetDate: string;
  /** Whether a "sooner" reason holds: then the target counts for more. */
  readonly sooner: boolean;
  /** First civil date on which it makes sense; null: at once. */
  readonly notBefore: string | null;
  /** Minutes it takes; null: one slot of the clinic. */
  readonly minutes: number | null;
  readonly staffGender: 'female' | 'male' | null;
  readonly interpreter: boolean;
  /** Null where nobody knows where the person lives. */
  readonly wing: string | null;
}

/** When somebody cannot be seen here: court, a known release, another booking. Null times are the whole day. */
export interface Away {
  readonly patientId: string;
  readonly date: string;
  readonly from: string | null;
  readonly to: string | null;
  /** "at court", "expected to be released": no clinical detail. */
  readonly words: string;
  /** True where the person does not come back after it: a release or transfer. Later days are away too. */
  readonly forGood: boolean;
}
