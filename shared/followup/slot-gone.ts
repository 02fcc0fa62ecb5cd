/** Whether the slot of a booking is still there: nothing is deleted when a clinic or a regime changes. */
import type { StandingBooking } from './clash-types.ts';
import { mayAttend, type Regimes, wingKey } from './regime.ts';
import type { SessionAnswer } from './sessions.ts';
import { minuteOf, shownDay, shownTimes } from './wall-time.ts';

export interface Gone {
  /** The session of a clinic on a date; null where the clinic is not known here (`sessionFinder` over clinics by id). */
  readonly sessionOf: (clinicId: string | null, date: string) => SessionAnswer | null;
  readonly regimes: Regimes;
}

/** Sentences that say why the slot is gone; none while it stands. Visits at the cell have no slot that could go. */
export function slotGone(
  booking: Pick<StandingBooking, 'clinicId' | 'date' | 'start' | 'minutes' | 'owed'>,
  { sessionOf, regimes }: Gone,
): string[] {
  const { clinicId, date, start, minutes, owed } = booking;
  if (clinicId === null) return [];
  const answer = sessionOf(clinicId, date);
  if (answer === null) return ['The clinic of this booking is not known here.'];
  if (answer.session === null) return [`${answer.why}.`];
  const { session } = answer;
  const said: string[] = [];
  const isInside =
    minuteOf(start) >= minuteOf(session.startTime) && minuteOf(start) + minutes <= minuteOf(session.endTime);
  if (!isInside) {
    said.push(
      `${session.name} runs ${session.startTime} to ${session.endTime} on ${shownDay(date)}; this booking is ${shownTimes(start, minutes)}.`,
    );
  }
  if (session.kind !== owed.kind) said.push(`${session.name} is now for another kind of appointment.`);
  const { wing } = owed;
  if (wing !== null && session.wings.length > 0) {
    const takes = session.wings.some((name) => wingKey(name) === wingKey(wing));
    if (!takes) said.push(`${session.name} does not take people from ${wing} wing.`);
  }
  if (owed.staffGender !== null && session.staffGender !== owed.staffGender) {
    said.push(`Only ${owed.staffGender} staff were asked for, and ${session.name} does not say so.`);
  }
  if (!mayAttend(regimes, wing, date, start, minutes)) {
    said.push(`${wing ?? ''} wing may not attend ${shownTimes(start, minutes)} on ${shownDay(date)}.`);
  }
  return said;
}
