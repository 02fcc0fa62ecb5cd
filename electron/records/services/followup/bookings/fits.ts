/** Whether somebody may have a time: what cannot be is refused in words, what does not fit may be overridden. */
import { Failure } from '../../../../../shared/failure/failure.ts';
import { filledBy, overlaps } from '../../../../../shared/followup/free-slots.ts';
import type { Session } from '../../../../../shared/followup/sessions.ts';
import { slotGone } from '../../../../../shared/followup/slot-gone.ts';
import { minuteOf, shownDay, timeOf, wallTimeOf } from '../../../../../shared/followup/wall-time.ts';
import type { ReadableStore } from '../../../store/store.ts';
import { textOf } from '../../common/read.ts';
import { awaySentence } from '../scene/away.ts';
import type { OwedHere } from '../scene/owed-here.ts';
import { isWaiting, type Scene, takesPlace } from '../scene/scene.ts';

export interface Wish {
  readonly clinicId: string | null;
  readonly date: string;
  readonly start: string;
  readonly minutes: number | null;
  readonly place: string | null;
}

/** A time that can be booked; `problems` is what does not fit. */
export interface Fit {
  readonly clinicId: string | null;
  readonly date: string;
  readonly start: string;
  readonly minutes: number;
  readonly place: string;
  readonly problems: readonly string[];
}

/** Time of others that the same save takes. */
export interface Taken {
  readonly patientId: string;
  readonly clinicId: string | null;
  readonly date: string;
  readonly start: string;
  readonly minutes: number;
}

/** What is owed of somebody here, or in words why nothing can be booked. */
export function owedBy(store: ReadableStore, scene: Scene, appointmentId: string): OwedHere {
  const owed = scene.owed.byId.get(appointmentId);
  if (owed === undefined) {
    const record = store.record('appointment', appointmentId);
    if (record === null)
      throw new Failure(
        'not-found',
        'This appointment is not held on this workstation. It may not have arrived yet.',
      );
    const stay = store.record('stay', textOf(record, 'stay') ?? '');
    throw textOf(stay, 'departedAt') === null
      ? new Failure('invalid', 'This appointment belongs to a stay at another prison.')
      : new Failure('invalid', 'This person has left, so nothing can be booked for them.');
  }
  if (!owed.isOwed) {
    const why =
      owed.kind === 'second-stage'
        ? 'The second stage is signed'
        : 'This appointment is done or no longer owed';
    throw new Failure('invalid', `${why}, so there is nothing to book.`);
  }
  return owed;
}

/** Throws a Failure `invalid` for what cannot be; answers everything else with what does not fit, which may be booked all the same. */
export function fitOf(scene: Scene, owed: OwedHere, wish: Wish, also: readonly Taken[] = []): Fit {
  const { clinicId, date, start } = wish;
  const now = wallTimeOf(scene.now);
  if (date < now.date || (date === now.date && minuteOf(start) < now.minute))
    throw new Failure('invalid', `${shownDay(date)} ${start} has passed. Choose a later time.`, {
      field: 'start',
    });
  const session = clinicId === null ? null : sessionFor(scene, owed, wish);
  const minutes = wish.minutes ?? owed.minutes ?? session?.slotMinutes ?? 20;
  if (minuteOf(start) + minutes > 24 * 60)
    throw new Failure('invalid', 'This would go on past midnight. Choose an earlier time.', {
      field: 'start',
    });
  const at = { clinicId, date, start, minutes };
  const away = awaySentence(scene.awayBy.get(owed.patientId) ?? [], at);
  const problems = [
    ...slotGone({ ...at, owed }, scene.schedule),
    ...(away === null ? [] : [away]),
    ...(session === null ? [] : fullness(scene, owed, session, at, also)),
    ...elsewhere(scene, owed, at, also),
    ...early(owed, date),
  ];
  const place = wish.place?.trim() || session?.room || (owed.here.person.cell ?? 'At the cell');
  return { ...at, place: place.slice(0, 120), problems };
}

function sessionFor({ schedule }: Scene, owed: OwedHere, { clinicId, date, start }: Wish): Session {
  const answer = schedule.sessionOf(clinicId, date);
  if (answer === null) throw new Failure('not-found', 'This clinic is not held on this workstation.');
  if (answer.session === null) throw new Failure('invalid', `${answer.why}. Choose another day.`);
  const { session } = answer;
  if (session.kind !== owed.kind)
    throw new Failure(
      'invalid',
      `${session.name} is for another kind of appointment. Choose another clinic.`,
    );
  if (minuteOf(start) < minuteOf(session.startTime) || minuteOf(start) >= minuteOf(session.endTime))
    throw new Failure(
      'invalid',
      `${session.name} runs ${session.startTime} to ${session.endTime} on ${shownDay(date)}. Choose a time within it.`,
    );
  return session;
}

type At = Omit<Taken, 'patientId'>;

function fullness(scene: Scene, owed: OwedHere, session: Session, at: At, also: readonly Taken[]): string[] {
  // Whoever is moved leaves their own place free; whoever has a slot that is gone takes none.
  const others = scene.bookings.filter(
    (booking) => takesPlace(booking) && booking.owed.appointmentId !== owed.appointmentId,
  );
  const taken = [...others, ...also];
  const { left } = filledBy(session, taken);
  if (left < 1) return [`${session.name} is full on ${shownDay(session.date)}.`];
  const sameTime = taken.filter(
    (each) => each.clinicId === at.clinicId && each.date === at.date && overlaps(each, at),
  );
  // Counted minute by minute: two short ones one after the other take one place.
  const most = Math.max(
    0,
    ...sameTime.map((each) => sameTime.filter((other) => covers(other, at, each.start)).length),
    sameTime.filter((other) => covers(other, at, at.start)).length,
  );
  return most < session.sideBySide
    ? []
    : [`${at.start} in ${session.name} is taken on ${shownDay(session.date)}.`];
}

function covers(other: At, at: At, start: string): boolean {
  const minute = Math.max(minuteOf(start), minuteOf(at.start));
  return minuteOf(other.start) <= minute && minuteOf(other.start) + other.minutes > minute;
}

/** The same person in two places at one time. */
function elsewhere(scene: Scene, owed: OwedHere, at: At, also: readonly Taken[]): string[] {
  const own = scene.bookings.filter(
    (booking) =>
      isWaiting(booking) &&
      booking.owed.patientId === owed.patientId &&
      booking.owed.appointmentId !== owed.appointmentId,
  );
  const planned = also.filter(({ patientId }) => patientId === owed.patientId);
  return [...own, ...planned]
    .filter((other) => other.date === at.date && overlaps(other, at))
    .map(
      (other) =>
        `The person is booked elsewhere ${other.start} to ${timeOf(minuteOf(other.start) + other.minutes)}.`,
    );
}

function early({ notBefore }: OwedHere, date: string): string[] {
  return notBefore !== null && date < notBefore
    ? [`This is not to happen before ${shownDay(notBefore)}.`]
    : [];
}
