/** Drafts of a booking: a new one, one that takes the place of another, one that is taken back. */
import type { DraftChange } from '../../../store/store.ts';
import { changeDraft, newDraft, present } from '../../common/write.ts';
import type { ServiceContext } from '../../context.ts';
import { instantInLondon } from '../../../../../shared/followup/clock.ts';
import { shownDay } from '../../../../../shared/followup/wall-time.ts';
import type { BookingHere } from '../scene/bookings-here.ts';
import type { OwedHere } from '../scene/owed-here.ts';
import { isWaiting, type Scene } from '../scene/scene.ts';
import type { Fit } from './fits.ts';

export type How = 'hand' | 'proposal' | 'rebooking' | 'clash' | 'cell-side';

export interface Booked {
  readonly bookingId: string;
  readonly drafts: DraftChange[];
}

/**
 * Books a time: whatever was booked for the same appointment and waits is cancelled in the same save, and the new booking
 * names the last of them. A second stage that nobody wrote an appointment for gets one.
 */
export function bookingDrafts(
  context: ServiceContext,
  scene: Scene,
  owed: OwedHere,
  fit: Fit,
  how: How,
  because: readonly string[],
): Booked {
  const earlier = (scene.byAppointment.get(owed.appointmentId) ?? []).filter(isWaiting);
  const bookingId = context.newId();
  const moved = `Moved to ${shownDay(fit.date)} ${fit.start}`;
  const patient = owed.here.person.patientId;
  const values = {
    appointment: owed.appointmentId,
    kind: owed.kind,
    stay: owed.stayId,
    clinic: fit.clinicId,
    date: fit.date,
    start: fit.start,
    minutes: fit.minutes,
    place: fit.place,
    state: 'booked',
    cancelledBecause: null,
    movedFrom: earlier.at(-1)?.bookingId ?? null,
    bookedBy: context.staff.staffId,
    bookedAt: instantInLondon(scene.now),
    how: earlier.length > 0 && how === 'hand' ? 'rebooking' : how,
    because: because.map((sentence) => sentence.slice(0, 300)).slice(0, 12),
    outcome: null,
  };
  return {
    bookingId,
    drafts: [
      ...earlier.map((booking) => cancelDraft(booking, moved)).filter(present),
      appointmentDraft(owed),
      newDraft({ type: 'booking', id: bookingId, patient }, values),
    ].filter(present),
  };
}

export function cancelDraft({ record }: BookingHere, because: string): DraftChange | null {
  const target = { type: 'booking', id: record.id, patient: record.patient };
  return changeDraft(record, target, { state: 'cancelled', cancelledBecause: because.slice(0, 400) });
}

export function restoreDraft({ record }: BookingHere): DraftChange | null {
  const target = { type: 'booking', id: record.id, patient: record.patient };
  return changeDraft(record, target, { state: 'booked', cancelledBecause: null });
}

/** The appointment as it has to stand while something is booked or to be booked; null where it does. */
export function appointmentDraft(
  owed: OwedHere,
  values: Record<string, string | null> = {},
): DraftChange | null {
  const target = { type: 'appointment', id: owed.appointmentId, patient: owed.here.person.patientId };
  if (owed.record !== null)
    return Object.keys(values).length === 0 ? null : changeDraft(owed.record, target, values);
  if (owed.kind !== 'second-stage') return null;
  const { stayId, targetDate, dueBy, reasons } = owed;
  const whole = { kind: owed.kind, stay: stayId, targetDate, dueBy, sooner: [...reasons], state: 'to-book' };
  return newDraft(target, { ...whole, ...values });
}
