/** How things stand as an outcome is recorded, for its rule. */
import {
  addCivilDays,
  civilDateOf,
  dayOfStay,
  instantInLondon,
} from '../../../../../shared/followup/clock.ts';
import { outcomeRule } from '../../../../../shared/followup/outcome-content.ts';
import type { OutcomeSituation } from '../../../../../shared/followup/outcomes.ts';
import { mayAttend, wingKey } from '../../../../../shared/followup/regime.ts';
import { type Session, sessionsBetween } from '../../../../../shared/followup/sessions.ts';
import { minuteOf, wallTimeOf } from '../../../../../shared/followup/wall-time.ts';
import type { ServiceContext } from '../../context.ts';
import type { BookingHere } from '../scene/bookings-here.ts';
import type { Scene } from '../scene/scene.ts';

/** How far ahead the next session is looked for. */
const SESSION_DAYS = 14;

export function situationOf(
  { followUp }: ServiceContext,
  scene: Scene,
  booking: BookingHere,
  reason: string | null,
): OutcomeSituation {
  const { owed } = booking;
  const content = followUp().outcomes;
  const offers = (scene.byAppointment.get(owed.appointmentId) ?? []).filter(
    ({ bookingId, state, outcome }) =>
      bookingId !== booking.bookingId &&
      state === 'booked' &&
      outcome !== null &&
      outcomeRule(content, outcome.code).countsAsOffer,
  );
  return {
    now: instantInLondon(scene.now),
    bookingDate: booking.date,
    secondStage: owed.kind === 'second-stage',
    dueBy: owed.dueBy,
    day: dayOfStay(instantInLondon(owed.here.stays[0].arrivedMs), scene.now),
    offersBefore: offers.length,
    reason,
    nextSession: nextSession(scene, booking),
    returnsOn: returnsOn(scene, booking),
  };
}

/** The date of the next session after this booking, and not before now, that takes the person. */
function nextSession(scene: Scene, booking: BookingHere): string | null {
  const now = wallTimeOf(scene.now);
  const from = booking.date > now.date ? booking.date : now.date;
  const range = { from, to: addCivilDays(from, SESSION_DAYS) };
  const isLater = (date: string, start: string): boolean =>
    (date > booking.date || (date === booking.date && start > booking.start)) &&
    (date > now.date || minuteOf(start) > now.minute);
  const found = sessionsBetween(scene.schedule.rules, range).find(
    (session) =>
      takes(session, booking) &&
      session.slots.some(
        (slot) => isLater(session.date, slot.start) && mayBeSeen(scene, booking, session, slot.start),
      ),
  );
  return found?.date ?? null;
}

function takes(session: Session, { owed }: BookingHere): boolean {
  if (session.kind !== owed.kind) return false;
  if (owed.staffGender !== null && session.staffGender !== owed.staffGender) return false;
  if (session.wings.length === 0) return true;
  return owed.wing !== null && session.wings.some((wing) => wingKey(wing) === wingKey(owed.wing ?? ''));
}

function mayBeSeen(scene: Scene, { owed, minutes }: BookingHere, session: Session, start: string): boolean {
  const away = (scene.awayBy.get(owed.patientId) ?? []).some(({ date }) => date === session.date);
  return !away && mayAttend(scene.schedule.regimes, owed.wing, session.date, start, minutes);
}

/** The first day after those on which somebody said that the person is away; null where nobody did. */
function returnsOn(scene: Scene, { owed, date }: BookingHere): string | null {
  const days = new Map((scene.awayBy.get(owed.patientId) ?? []).map((day) => [day.date, day]));
  const today = civilDateOf(scene.now);
  let day = date > today ? date : today;
  if (!days.has(day) && !days.has(date)) return null;
  const first = days.get(date);
  // Back the same day, where the time is known.
  if (first !== undefined && first.to !== null && !first.forGood && date >= today) return date;
  while (days.has(day)) day = addCivilDays(day, 1);
  return day;
}
