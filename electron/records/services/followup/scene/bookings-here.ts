/** Bookings of people here, with what they are for. */
import type { z } from 'zod';
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import type { StandingBooking } from '../../../../../shared/followup/clash-types.ts';
import { endOfCivilDay } from '../../../../../shared/followup/clock.ts';
import type { AppointmentKind } from '../../../../../shared/records/care.ts';
import type { bookingOutcomeSchema } from '../../../../../shared/records/followup.ts';
import type { ReadableStore } from '../../../store/store.ts';
import { isObject, listOf, textOf, valueOf } from '../../common/read.ts';
import { memoryOf } from './memory.ts';
import type { OwedHere, OwedOfPeople } from './owed-here.ts';
import type { PersonHere } from './people-here.ts';

export type Outcome = NonNullable<z.infer<typeof bookingOutcomeSchema>>;

export interface BookingHere extends StandingBooking {
  readonly record: FoldedRecord;
  readonly owed: OwedHere;
  readonly place: string;
  readonly state: 'cancelled' | 'booked';
  readonly cancelledBecause: string | null;
  readonly movedFrom: string | null;
  readonly bookedBy: string;
  /** Sentences of why this slot; those that were accepted at booking stand here word for word. */
  readonly because: readonly string[];
  readonly outcome: Outcome | null;
}

export function bookingsOf(
  store: ReadableStore,
  people: readonly PersonHere[],
  owed: OwedOfPeople,
): BookingHere[] {
  const byStay = new Map(people.flatMap((here) => here.stays.map(({ stayId }) => [stayId, here] as const)));
  const { bookings } = memoryOf(store);
  bookings.round();
  return store.recordsAmong('booking', 'stay', [...byStay.keys()]).flatMap((record): BookingHere[] => {
    const here = byStay.get(textOf(record, 'stay') ?? '');
    if (here === undefined) return [];
    const known = owed.byId.get(textOf(record, 'appointment') ?? '') ?? null;
    return [bookings.of(record.id, [record, here, known], () => bookingOf(record, here, known))];
  });
}

function bookingOf(record: FoldedRecord, here: PersonHere, known: OwedHere | null): BookingHere {
  const date = textOf(record, 'date') ?? here.stays[0].arrivedOn;
  const minutes = valueOf(record, 'minutes');
  const outcome = outcomeOf(record);
  return {
    record,
    bookingId: record.id,
    owed: known ?? unknown(record, here, date),
    name: nameOf(here),
    clinicId: textOf(record, 'clinic'),
    date,
    start: textOf(record, 'start') ?? '00:00',
    minutes: typeof minutes === 'number' ? minutes : 20,
    place: textOf(record, 'place') ?? '',
    state: textOf(record, 'state') === 'cancelled' ? 'cancelled' : 'booked',
    cancelledBecause: textOf(record, 'cancelledBecause'),
    movedFrom: textOf(record, 'movedFrom'),
    bookedBy: textOf(record, 'bookedBy') ?? '',
    bookedAt: textOf(record, 'bookedAt') ?? '',
    because: listOf<string>(record, 'because'),
    accepted: listOf<string>(record, 'because'),
    hasOutcome: outcome !== null,
    outcome,
  };
}

export function outcomeOf(record: FoldedRecord): Outcome | null {
  const value = valueOf(record, 'outcome');
  return isObject(value) ? (value as unknown as Outcome) : null;
}

/** `SURNAME, Forenames`; a one-word name stands alone. */
export function nameOf({ person }: PersonHere): string {
  const surname = person.surname.toUpperCase();
  return [surname, person.forenames].filter((part) => part !== '').join(', ') || 'Name not known';
}

/** The appointment has not arrived yet: what the booking itself says of it. */
function unknown(record: FoldedRecord, here: PersonHere, date: string): OwedHere {
  return {
    here,
    record: null,
    appointmentId: textOf(record, 'appointment') ?? record.id,
    patientId: here.person.patientId,
    kind: (textOf(record, 'kind') ?? 'other') as AppointmentKind,
    stayId: here.person.stayId,
    dueBy: endOfCivilDay(date),
    targetDate: date,
    sooner: false,
    reasons: [],
    reason: null,
    notBefore: null,
    minutes: null,
    staffGender: null,
    interpreter: here.interpreter,
    wing: here.wing,
    isOwed: false,
  };
}
