/** Bookings and what is owed, as the screens show them. */
import type { BookingView, UnplacedView } from '../../../../../shared/contract/followup-views.ts';
import { instantInLondon } from '../../../../../shared/followup/clock.ts';
import { outcomeRule } from '../../../../../shared/followup/outcome-content.ts';
import { shownDay } from '../../../../../shared/followup/wall-time.ts';
import { staffName } from '../../common/staff.ts';
import type { ServiceContext } from '../../context.ts';
import { touchedSince } from '../outcomes/effects-since.ts';
import type { BookingHere, Outcome } from './bookings-here.ts';
import type { OwedHere } from './owed-here.ts';
import { isWaiting, type Scene } from './scene.ts';

export interface Views {
  booking(booking: BookingHere): BookingView;
  unplaced(owed: OwedHere): UnplacedView;
}

/** Makes views of one scene; names of staff and what bears on undoing are looked up once. */
export function viewsOf(context: ServiceContext, scene: Scene): Views {
  const { store } = context;
  const names = new Map<string, string>();
  const nameOfStaff = (id: string): string => {
    const name = names.get(id) ?? staffName(store, id);
    names.set(id, name);
    return name;
  };
  const clashes = new Map<string, string[]>();
  for (const clash of scene.clashes()) {
    for (const id of clash.bookingIds) clashes.set(id, [...(clashes.get(id) ?? []), clash.text]);
  }
  return {
    booking: (booking) => {
      const { owed } = booking;
      const waits = isWaiting(booking);
      return {
        bookingId: booking.bookingId,
        appointmentId: owed.appointmentId,
        kind: owed.kind,
        person: owed.here.person,
        clinicId: booking.clinicId,
        date: booking.date,
        start: booking.start,
        minutes: booking.minutes,
        place: booking.place,
        dueBy: owed.dueBy,
        sooner: owed.sooner,
        interpreter: owed.here.interpreter,
        language: owed.here.language,
        state: booking.state,
        outcome:
          booking.outcome === null ? null : outcomeView(context, booking, booking.outcome, nameOfStaff),
        problems: waits ? [...scene.problems(booking), ...(clashes.get(booking.bookingId) ?? [])] : [],
        bookedBy: nameOfStaff(booking.bookedBy),
      };
    },
    unplaced: (owed) => ({
      appointmentId: owed.appointmentId,
      kind: owed.kind,
      person: owed.here.person,
      reason: owed.reason,
      targetDate: owed.targetDate,
      dueBy: owed.dueBy,
      sooner: [...owed.reasons],
      because: whyUnplaced(context, scene, owed),
    }),
  };
}

function outcomeView(
  { store, followUp }: ServiceContext,
  booking: BookingHere,
  outcome: Outcome,
  nameOfStaff: (id: string) => string,
): BookingView['outcome'] {
  const content = followUp().outcomes;
  const rule = outcomeRule(content, outcome.code);
  const owesReason = rule.asksReason === 'within-24-hours' && outcome.reason === null;
  const owedBy = Date.parse(outcome.at) + content.reasonOwedWithinHours * 3_600_000;
  return {
    code: outcome.code,
    words: rule.label,
    reason: outcome.reason,
    note: outcome.note,
    by: nameOfStaff(outcome.by),
    at: outcome.at,
    reasonOwedBy: owesReason ? instantInLondon(owedBy) : null,
    mayUndo: touchedSince(store, booking.record, outcome).length === 0,
  };
}

/** Why somebody has no slot, in a sentence: what became of the last one. */
function whyUnplaced({ followUp }: ServiceContext, scene: Scene, owed: OwedHere): string {
  const bookings = scene.byAppointment.get(owed.appointmentId) ?? [];
  const last = bookings.toSorted(bySlot).at(-1);
  const waiting = bookings.filter(isWaiting).toSorted(bySlot).at(-1);
  if (waiting !== undefined) {
    const when = `${shownDay(waiting.date)} ${waiting.start}`;
    if (waiting.date < scene.today) return `Nothing was recorded of the slot on ${when}.`;
    // What stands is said of somebody's own page, where everything owed is listed, booked or not.
    if (scene.stands(waiting)) return `Booked for ${when}.`;
    return `Booked for ${when}, but: ${scene.problems(waiting).join(' ')}`;
  }
  if (last === undefined) return 'Never booked.';
  const when = shownDay(last.date);
  if (last.outcome !== null) {
    const rule = outcomeRule(followUp().outcomes, last.outcome.code);
    return rule.seen ? `Seen on ${when}: ${lower(rule.label)}.` : `Missed on ${when}: ${lower(rule.label)}.`;
  }
  const because = last.cancelledBecause?.trim() ?? '';
  return because === ''
    ? `The slot on ${when} was cancelled.`
    : `The slot on ${when} was cancelled: ${because}`;
}

function lower(label: string): string {
  return `${label.charAt(0).toLowerCase()}${label.slice(1)}`;
}

export function bySlot(a: BookingHere, b: BookingHere): number {
  const key = ({ date, start, bookedAt, bookingId }: BookingHere): string =>
    `${date} ${start} ${bookedAt} ${bookingId}`;
  return key(a) < key(b) ? -1 : 1;
}
