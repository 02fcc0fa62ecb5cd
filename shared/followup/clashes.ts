/**
 * Clashes among bookings that stand, worked out from what is held: the same on every workstation that holds the same.
 *
 * Two people who book offline make two records and both stand (docs/decisions/0050-follow-up.md). Who is due first keeps the
 * slot, else who was booked earlier, else the lower id; the last in that order is proposed to move. Pure.
 */
import type { Clash, ClashProposal, StandingBooking } from './clash-types.ts';
import { type Gone, slotGone } from './slot-gone.ts';
import { overlaps } from './free-slots.ts';
import type { Away } from './owed.ts';
import { openBook } from './propose/book.ts';
import { inOrder, rulesOf, type Wanted, wantedOf } from './propose/fit.ts';
import type { OpenSession } from './propose/types.ts';
import { counted, shownDay, shownTimes } from './wall-time.ts';

export interface ClashInput extends Gone {
  readonly bookings: readonly StandingBooking[];
  /** Sessions with free slots that somebody may be moved to (`filledBy` with the same bookings). */
  readonly open: readonly OpenSession[];
  readonly away: readonly Away[];
  readonly now: string;
}

/** Every clash, in order of date, start and kind. Bookings with an outcome clash with nothing. */
export function clashesOf(input: ClashInput): Clash[] {
  const waiting = input.bookings
    .filter(({ hasOutcome }) => !hasOutcome)
    .toSorted((a, b) => inOrder(a.bookingId, b.bookingId));
  const byAppointment = new Map(waiting.map(({ owed }) => [owed.appointmentId, owed]));
  const wanted = new Map(
    wantedOf([...byAppointment.values()], input.away).map((one) => [one.owed.appointmentId, one]),
  );
  const gone = new Map(
    waiting.map((booking) => [
      booking.bookingId,
      slotGone(booking, input).some((why) => booking.accepted?.includes(why) !== true),
    ]),
  );
  const keepers = waiting.toSorted(
    (a, b) =>
      Number(gone.get(a.bookingId)) - Number(gone.get(b.bookingId)) ||
      byDeadline(wanted.get(a.owed.appointmentId), wanted.get(b.owed.appointmentId)) ||
      Date.parse(a.bookedAt) - Date.parse(b.bookedAt) ||
      inOrder(a.bookingId, b.bookingId),
  );
  const standing = keepers.filter(({ bookingId }) => gone.get(bookingId) === false);
  const found = [...ofPeople(keepers), ...ofSlots(standing, input), ...ofSessions(standing, input)].toSorted(
    (a, b) => inOrder(a.at, b.at) || inOrder(a.id, b.id),
  );
  const book = openBook(input.open, rulesOf(input.regimes, input.now));
  return found.map(({ bookings, twice, kind, id, text }) => {
    const proposal = propose(bookings, twice, (moved) => {
      const one = wanted.get(moved.owed.appointmentId);
      if (one === undefined) return null;
      const others = { ...one, away: withOwnBookings(one, moved, waiting) };
      const place = book.first(others);
      const to = place === null ? undefined : book.sessions[place.session];
      const start = place === null ? undefined : to?.slots[place.slot]?.start;
      if (place === null || to === undefined || start === undefined) return null;
      book.take(others, place);
      const { clinicId, date } = to.session;
      return { appointmentId: moved.owed.appointmentId, clinicId, date, start };
    });
    return { id, kind, text, bookingIds: bookings.map(({ bookingId }) => bookingId), proposal };
  });
}

interface Found {
  readonly id: string;
  readonly at: string;
  readonly kind: Clash['kind'];
  readonly text: string;
  /** In the order in which they keep the slot. */
  readonly bookings: readonly StandingBooking[];
  /** True where it is one appointment, so that one of the bookings is not needed at all. */
  readonly twice: boolean;
}

/** One appointment booked twice, and one person in two places at a time. */
function ofPeople(keepers: readonly StandingBooking[]): Found[] {
  const found: Found[] = [];
  for (const bookings of Map.groupBy(keepers, ({ owed }) => owed.appointmentId).values()) {
    if (bookings.length > 1) {
      const text = `${bookings[0]?.name ?? ''} is booked ${counted(bookings.length, 'time')} for the same thing: ${bookings.map(said).join(', ')}`;
      found.push(clash('person', bookings, text, true));
    }
  }
  for (const bookings of Map.groupBy(keepers, ({ owed }) => owed.patientId).values()) {
    bookings.forEach((one, index) => {
      for (const other of bookings.slice(index + 1)) {
        const apart = one.date !== other.date || !overlaps(one, other);
        if (apart || one.owed.appointmentId === other.owed.appointmentId) continue;
        const text = `${one.name} is booked in two places at one time: ${said(one)}, ${said(other)}`;
        found.push(clash('person', [one, other], text, false));
      }
    });
  }
  return found;
}

/** More people at one time than are seen side by side. Each group is told once, at the minute where it is largest. */
function ofSlots(standing: readonly StandingBooking[], { sessionOf }: ClashInput): Found[] {
  const found: Found[] = [];
  for (const bookings of bySession(standing)) {
    const session = sessionOf(bookings[0]?.clinicId ?? null, bookings[0]?.date ?? '')?.session ?? null;
    if (session === null) continue;
    const groups: StandingBooking[][] = [];
    for (const { start } of bookings) {
      const atOnce = bookings.filter((other) => overlaps({ start, minutes: 1 }, other));
      const isTold = groups.some((group) => atOnce.every((one) => group.includes(one)));
      if (atOnce.length > session.sideBySide && !isTold) groups.push(atOnce);
    }
    const largest = groups.filter((group) => !groups.some((other) => isPartOf(group, other)));
    for (const group of largest) {
      const places = `${counted(session.sideBySide, 'place')}`;
      const text = `${session.name}, ${shownDay(session.date)}: ${group.map(({ name, start, minutes }) => `${name} ${shownTimes(start, minutes)}`).join(', ')} at one time, with ${places}`;
      found.push(clash('slot', group, text, false));
    }
  }
  return found;
}

function isPartOf(group: readonly StandingBooking[], other: readonly StandingBooking[]): boolean {
  return other.length > group.length && group.every((one) => other.includes(one));
}

function ofSessions(standing: readonly StandingBooking[], { sessionOf }: ClashInput): Found[] {
  return bySession(standing).flatMap((bookings) => {
    const session = sessionOf(bookings[0]?.clinicId ?? null, bookings[0]?.date ?? '')?.session ?? null;
    if (session === null || bookings.length <= session.capacity) return [];
    const text = `${session.name}, ${shownDay(session.date)}, takes ${session.capacity} and ${bookings.length} are booked`;
    return [clash('session-full', bookings, text, false)];
  });
}

function bySession(standing: readonly StandingBooking[]): StandingBooking[][] {
  const ofClinics = standing.filter(({ clinicId }) => clinicId !== null);
  return [...Map.groupBy(ofClinics, ({ clinicId, date }) => `${clinicId} ${date}`).values()];
}

function clash(
  kind: Clash['kind'],
  bookings: readonly StandingBooking[],
  text: string,
  twice: boolean,
): Found {
  const ids = bookings.map(({ bookingId }) => bookingId).toSorted();
  const at =
    bookings
      .map(({ date, start }) => `${date} ${start}`)
      .toSorted()
      .at(0) ?? '';
  return { id: `${kind}:${ids.join(':')}`, at, kind, text: `${text}.`, bookings, twice };
}

function propose(
  bookings: readonly StandingBooking[],
  twice: boolean,
  freeFor: (moved: StandingBooking) => ClashProposal['to'],
): ClashProposal {
  const keep = bookings[0];
  const move = bookings.at(-1);
  if (keep === undefined || move === undefined) throw new RangeError('a clash has at least two bookings');
  const ids = { keep: keep.bookingId, move: move.bookingId };
  if (twice) return { ...ids, to: null, text: `Keep ${said(keep)} and cancel ${said(move)}.` };
  const to = freeFor(move);
  const where =
    to === null ? 'no other slot is free, so back to the unplaced' : `to ${shownDay(to.date)} ${to.start}`;
  return {
    ...ids,
    to,
    text: `Keep ${keep.name}, ${said(keep)}; move ${move.name}, ${said(move)}: ${where}.`,
  };
}

/** The other bookings of the same person are times at which they cannot be moved to. */
function withOwnBookings(
  wanted: Wanted,
  moved: StandingBooking,
  waiting: readonly StandingBooking[],
): Wanted['away'] {
  const own = waiting
    .filter(({ owed, bookingId }) => owed.patientId === moved.owed.patientId && bookingId !== moved.bookingId)
    .map(({ date, start, minutes, owed }) => ({
      patientId: owed.patientId,
      date,
      from: start,
      to: shownTimes(start, minutes).slice(-5),
      words: 'booked elsewhere',
      forGood: false,
    }));
  const days = [...wanted.away.values()].flat();
  return Map.groupBy([...days, ...own], ({ date }) => date);
}

function byDeadline(a: Wanted | undefined, b: Wanted | undefined): number {
  if (a === undefined || b === undefined) return 0;

  return inOrder(a.due.date, b.due.date) || a.due.minute - b.due.minute;
}

function said({ date, start }: StandingBooking): string {
  return `${shownDay(date)} ${start}`;
}
