/**
 * How follow-up stands at one moment: people here, what they are owed, their bookings and the clinics. Worked out again at
 * every reading (docs/decisions/0050-follow-up.md), so that nothing can be forgotten by a list of its own.
 */
import type { Clash } from '../../../../../shared/followup/clash-types.ts';
import { clashesOf } from '../../../../../shared/followup/clashes.ts';
import { addCivilDays, civilDateOf, instantInLondon } from '../../../../../shared/followup/clock.ts';
import { filledBy } from '../../../../../shared/followup/free-slots.ts';
import type { OpenSession } from '../../../../../shared/followup/propose/types.ts';
import { type DateRange, type Session, sessionsBetween } from '../../../../../shared/followup/sessions.ts';
import { slotGone } from '../../../../../shared/followup/slot-gone.ts';
import type { ClockDays } from '../../../../../shared/followup/stay-clock.ts';
import type { ServiceContext } from '../../context.ts';
import { type AwayHere, awayOf, awaySentence } from './away.ts';
import { type BookingHere, bookingsOf } from './bookings-here.ts';
import { memoryOf } from './memory.ts';
import { clockDays, type OwedHere, owedOf, type OwedOfPeople } from './owed-here.ts';
import { peopleHere, type PersonHere } from './people-here.ts';
import { type Schedule, scheduleOf } from './schedule.ts';

/** How far ahead a slot is looked for that somebody may be moved to. */
const CLASH_DAYS = 14;

export interface Scene {
  /** Milliseconds since 1970 UTC, and the civil date in London. */
  readonly now: number;
  readonly today: string;
  readonly days: ClockDays;
  readonly people: readonly PersonHere[];
  readonly owed: OwedOfPeople;
  readonly bookings: readonly BookingHere[];
  readonly byAppointment: ReadonlyMap<string, readonly BookingHere[]>;
  readonly away: readonly AwayHere[];
  readonly awayBy: ReadonlyMap<string, readonly AwayHere[]>;
  readonly schedule: Schedule;
  /** Sentences of what does not fit any more about a booking that nothing has come of yet. */
  problems(booking: BookingHere): readonly string[];
  /** Whether it stands: not taken back, still ahead or today, nothing come of it, and its slot there or accepted as it is. */
  stands(booking: BookingHere): boolean;
  openSessions(range: DateRange): OpenSession[];
  clashes(): Clash[];
}

export function sceneOf(context: ServiceContext): Scene {
  const { store } = context;
  const now = context.now();
  const today = civilDateOf(now);
  const people = peopleHere(context);
  const days = clockDays(context.packs);
  const owed = owedOf(store, people, days);
  const bookings = bookingsOf(store, people, owed);
  const away = awayOf(store, people, today);
  const awayBy = Map.groupBy(away, ({ patientId }) => patientId);
  const schedule = scheduleOf(context);
  const byAppointment = Map.groupBy(bookings, ({ owed: one }) => one.appointmentId);
  const memory = memoryOf(store);
  memory.problems.round();
  const problems = (booking: BookingHere): readonly string[] => {
    const when = awayBy.get(booking.owed.patientId) ?? [];
    return memory.problems.of(booking.bookingId, [booking, schedule, ...when], () => {
      const sentence = awaySentence(when, booking);
      return [...slotGone(booking, schedule), ...(sentence === null ? [] : [sentence])];
    });
  };
  const stands = (booking: BookingHere): boolean =>
    isWaiting(booking) &&
    booking.date >= today &&
    problems(booking).every((problem) => booking.because.includes(problem));
  const bySession = Map.groupBy(bookings.filter(takesPlace), ({ clinicId, date }) => `${clinicId} ${date}`);
  const openSessions = (range: DateRange): OpenSession[] =>
    sessionsBetween(schedule.rules, range).map((session) => opened(session, bySession));
  let clashes: Clash[] | null = null;
  return {
    now,
    today,
    days,
    people,
    owed,
    bookings,
    byAppointment,
    away,
    awayBy,
    schedule,
    problems,
    stands,
    openSessions,
    clashes: () =>
      (clashes ??= clashesOf({
        bookings: bookings.filter((booking) => isWaiting(booking) && booking.date >= today),
        open: openSessions({ from: today, to: addCivilDays(today, CLASH_DAYS) }),
        away,
        now: instantInLondon(now),
        sessionOf: schedule.sessionOf,
        regimes: schedule.regimes,
      })),
  };
}

function opened(session: Session, bySession: ReadonlyMap<string, BookingHere[]>): OpenSession {
  const taken = bySession.get(`${session.clinicId} ${session.date}`) ?? [];
  const { left, slots } = filledBy(session, taken);
  return { session, left, slots };
}

export function isWaiting({ state, hasOutcome }: BookingHere): boolean {
  return state === 'booked' && !hasOutcome;
}

/** Takes a place of its session: it is waited for, or the person came. What came to nothing leaves the place free. */
export function takesPlace({ state, outcome }: BookingHere): boolean {
  if (state !== 'booked') return false;
  return outcome === null || outcome.code === 'attended' || outcome.code === 'attended-partial';
}

/** What is owed and has no slot that stands. */
export function unplacedIn(scene: Scene): OwedHere[] {
  return scene.owed.all.filter((one) => one.isOwed && !isPlaced(scene, one));
}

export function isPlaced(scene: Scene, { appointmentId }: OwedHere): boolean {
  return (scene.byAppointment.get(appointmentId) ?? []).some((booking) => scene.stands(booking));
}
