/** A week of clinics, and the clashes of bookings. */
import type { Output, Parsed } from '../../../../shared/contract/contract.ts';
import type { SessionView } from '../../../../shared/contract/followup-views.ts';
import { bankHolidaysIn } from '../../../../shared/followup/bank-holidays.ts';
import { addCivilDays } from '../../../../shared/followup/clock.ts';
import type { OpenSession } from '../../../../shared/followup/propose/types.ts';
import { inOrderOfUrgency, type Urgency } from '../../../../shared/followup/strip.ts';
import type { ServiceContext } from '../context.ts';
import { bySlot, viewsOf } from './scene/booking-view.ts';
import type { OwedHere } from './scene/owed-here.ts';
import { isWaiting, type Scene, sceneOf, takesPlace, unplacedIn } from './scene/scene.ts';
import { warningsOf } from './warnings.ts';

export function week(context: ServiceContext, { from }: Parsed<'followup.week'>): Output<'followup.week'> {
  const scene = sceneOf(context);
  const views = viewsOf(context, scene);
  const range = { from, to: addCivilDays(from, 6) };
  const inWeek = scene.bookings.filter(
    ({ date, state }) => state === 'booked' && date >= range.from && date <= range.to,
  );
  return {
    from,
    sessions: scene.openSessions(range).map((open) => sessionView(scene, open)),
    bookings: inWeek.toSorted(bySlot).map((booking) => views.booking(booking)),
    unplaced: inOrderOfUrgency(unplacedIn(scene), urgencyOf).map((owed) => views.unplaced(owed)),
    bankHolidays: bankHolidaysIn(context.followUp().holidays, range).map((holiday) => ({ ...holiday })),
    warnings: warningsOf(context, range),
  };
}

export function clashes(context: ServiceContext): Output<'followup.clashes'> {
  const scene = sceneOf(context);
  const views = viewsOf(context, scene);
  const byId = new Map(scene.bookings.map((booking) => [booking.bookingId, booking]));
  return {
    clashes: scene.clashes().map(({ id, kind, text, bookingIds, proposal }) => ({
      id,
      kind,
      text,
      bookings: bookingIds
        .map((bookingId) => byId.get(bookingId))
        .filter((booking) => booking !== undefined)
        .map((booking) => views.booking(booking)),
      proposal: { ...proposal, to: proposal.to && { ...proposal.to } },
    })),
  };
}

function sessionView(scene: Scene, { session, slots }: OpenSession): SessionView {
  const { staffGender: _gender, slotMinutes: _minutes, ...shown } = session;
  const booked = scene.bookings.filter(
    (booking) => booking.clinicId === session.clinicId && booking.date === session.date,
  );
  return {
    ...shown,
    staff: [...session.staff],
    wings: [...session.wings],
    booked: booked.filter((booking) => takesPlace(booking) || isWaiting(booking)).length,
    slots: slots.map((slot) => ({ ...slot })),
  };
}

function urgencyOf({ dueBy, targetDate, reasons, here }: OwedHere): Urgency {
  return { state: 'to-book', dueBy, targetDate, sooner: reasons, person: here.person };
}
