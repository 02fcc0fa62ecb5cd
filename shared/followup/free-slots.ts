/** How full a session is: what bookings leave free of each slot. */
import type { Session } from './sessions.ts';
import { minuteOf } from './wall-time.ts';

/** Minutes of a day that a standing booking takes, of the clinic and date it belongs to. */
export interface TakenTime {
  readonly clinicId: string | null;
  readonly date: string;
  readonly start: string;
  readonly minutes: number;
}

export interface FreeSlot {
  readonly start: string;
  readonly minutes: number;
  /** How many more may be seen side by side in it; 0 too where the session is full. */
  readonly free: number;
}

export interface Filled {
  /** Standing bookings of this session, those outside its times too. */
  readonly booked: number;
  /** How many more people the session takes. */
  readonly left: number;
  readonly slots: readonly FreeSlot[];
}

/** What standing bookings leave free of a session; bookings of other sessions are passed over. */
export function filledBy(session: Session, bookings: Iterable<TakenTime>): Filled {
  const taken: { from: number; to: number }[] = [];
  for (const { clinicId, date, start, minutes } of bookings) {
    if (clinicId !== session.clinicId || date !== session.date) continue;
    taken.push({ from: minuteOf(start), to: minuteOf(start) + minutes });
  }
  const left = Math.max(0, session.capacity - taken.length);
  const slots = session.slots.map(({ start, minutes }) => {
    const from = minuteOf(start);
    const over = taken.filter((held) => held.from < from + minutes && held.to > from).length;
    return { start, minutes, free: Math.min(left, Math.max(0, session.sideBySide - over)) };
  });
  return { booked: taken.length, left, slots };
}

/** Whether two times of one day overlap; one that begins as the other ends does not. */
export function overlaps(
  a: { readonly start: string; readonly minutes: number },
  b: { readonly start: string; readonly minutes: number },
): boolean {
  return (
    minuteOf(a.start) < minuteOf(b.start) + b.minutes && minuteOf(b.start) < minuteOf(a.start) + a.minutes
  );
}
