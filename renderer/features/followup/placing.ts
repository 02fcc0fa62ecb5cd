/** Somebody for whom a slot is being looked for: chosen on one screen, placed on the week. */
import type { ListedPerson } from '../../../shared/contract/followup-views.ts';
import type { AppointmentKind } from '../../../shared/records/care.ts';
import { useDraft } from '../../session/draft.ts';
import { personName } from './words.ts';

export interface Placing {
  appointmentId: string;
  /** As the banner names them. */
  name: string;
  kind: AppointmentKind;
  /** Their wing, to say which sessions take people from it. */
  wing: string | null;
  /** The booking that would be moved; null for a first one. */
  moves: { bookingId: string; date: string; start: string } | null;
}

export function placingOf(
  person: ListedPerson,
  appointmentId: string,
  kind: AppointmentKind,
  moves: { bookingId: string; date: string; start: string } | null,
): Placing {
  return { appointmentId, kind, name: personName(person), wing: person.wing, moves };
}

/** Who is being placed; null while nobody is. It outlives the lock and a change of screen. */
export function usePlacing() {
  return useDraft<Placing | null>('followup.placing', null);
}
