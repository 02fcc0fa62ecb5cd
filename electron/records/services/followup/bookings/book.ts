/** Booking by hand: a slot, a move, a cancellation, and each of them taken back. */
import type { Output, Parsed } from '../../../../../shared/contract/contract.ts';
import { Failure } from '../../../../../shared/failure/failure.ts';
import { shownDay } from '../../../../../shared/followup/wall-time.ts';
import { mustHave, textOf } from '../../common/read.ts';
import { authorOf, present } from '../../common/write.ts';
import type { ServiceContext } from '../../context.ts';
import { openStay } from '../owe.ts';
import type { BookingHere } from '../scene/bookings-here.ts';
import { isWaiting, type Scene, sceneOf } from '../scene/scene.ts';
import { bookingDrafts, cancelDraft, restoreDraft } from './drafts.ts';
import { fitOf, owedBy } from './fits.ts';

export function book(context: ServiceContext, input: Parsed<'followup.book'>): Output<'followup.book'> {
  const { appointmentId, anyway, ...wish } = input;
  const scene = sceneOf(context);
  const owed = owedBy(context.store, scene, appointmentId);
  const fit = fitOf(scene, owed, wish);
  if (fit.problems.length > 0 && !anyway)
    throw new Failure('conflict', `${fit.problems.join(' ')} Choose another time, or book it all the same.`);
  // What was accepted stands word for word, so that it does not make the slot count as gone.
  const how = wish.clinicId === null ? 'cell-side' : 'hand';
  const { bookingId, drafts } = bookingDrafts(context, scene, owed, fit, how, fit.problems);
  context.store.commit(drafts, authorOf(context));
  context.emit('changed', { patients: [...owed.here.patientIds], board: true });
  return { bookingId, problems: [...fit.problems] };
}

/** A booking of somebody here, or a refusal in words. */
export function bookingHere(context: ServiceContext, scene: Scene, bookingId: string): BookingHere {
  const found = scene.bookings.find((booking) => booking.bookingId === bookingId);
  if (found !== undefined) return found;
  const record = mustHave(context.store, 'booking', bookingId);
  openStay(context, textOf(record, 'stay') ?? '');
  throw new Failure(
    'not-found',
    'The stay of this booking is not held on this workstation. It may not have arrived yet.',
  );
}

export function cancel(
  context: ServiceContext,
  { bookingId, reason, undo }: Parsed<'followup.cancel'>,
): Output<'followup.cancel'> {
  const scene = sceneOf(context);
  const booking = bookingHere(context, scene, bookingId);
  if (booking.hasOutcome)
    throw new Failure(
      'conflict',
      'What came of this booking is recorded already. Take the outcome back first.',
    );
  if (undo) refuseUndo(scene, booking);
  const draft = undo ? restoreDraft(booking) : cancelDraft(booking, reason);
  context.store.commit([draft].filter(present), authorOf(context));
  context.emit('changed', { patients: [...booking.owed.here.patientIds], board: true });
  return { ok: true };
}

/** A booking comes back only where nothing else has been booked for it since; what stood beside it before may stand again. */
function refuseUndo(scene: Scene, booking: BookingHere): void {
  if (booking.state === 'booked') throw new Failure('conflict', 'This booking has not been cancelled.');
  const cancelledAt = Date.parse(booking.record.fields['state']?.versions.at(-1)?.happenedAt ?? '');
  const other = (scene.byAppointment.get(booking.owed.appointmentId) ?? []).find(
    (each) =>
      isWaiting(each) && (each.movedFrom === booking.bookingId || Date.parse(each.bookedAt) > cancelledAt),
  );
  if (other === undefined) return;
  throw new Failure(
    'conflict',
    `Another time has been booked since: ${shownDay(other.date)} ${other.start}. Cancel that one, or leave this one cancelled.`,
  );
}
