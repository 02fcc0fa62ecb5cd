/** Slots that are being given away: what is left of each, and who is where at what time. */
import { minuteOf } from '../wall-time.ts';
import { compareSessions } from '../sessions.ts';
import { hindranceAt, hindranceIn, hasRoom, minutesIn, type Rules, slotsIn, type Wanted } from './fit.ts';
import type { OpenSession } from './types.ts';

/** One slot of one session, by index into `Book.sessions` and into the session's slots. */
export interface Place {
  readonly session: number;
  readonly slot: number;
}

/** Begins with every free slot; `take` gives one away. Sessions are held in the order of `compareSessions`. */
export interface Book {
  readonly sessions: readonly OpenSession[];
  /** Whether the person may have it and there is room, counting what was taken. */
  fits(wanted: Wanted, place: Place): boolean;
  take(wanted: Wanted, place: Place): void;
  /** The first place that fits, in order of time; null where none does. */
  first(wanted: Wanted): Place | null;
  /** How many more the slot takes. */
  free(place: Place): number;
}

interface Held {
  readonly date: string;
  readonly from: number;
  readonly to: number;
}

export function openBook(sessions: readonly OpenSession[], rules: Rules): Book {
  const held = new Map<string, Held[]>();
  const open = sessions
    .toSorted((a, b) => compareSessions(a.session, b.session))
    .map(({ session, left, slots }) => ({ session, left, slots: slots.map((slot) => ({ ...slot })) }));
  const order = byTime(open);

  function isElsewhere(patientId: string, date: string, from: number, minutes: number): boolean {
    return (held.get(patientId) ?? []).some(
      (other) => other.date === date && other.from < from + minutes && other.to > from,
    );
  }

  function fits(wanted: Wanted, { session: at, slot }: Place): boolean {
    const found = open[at];
    const start = found?.slots[slot]?.start;
    if (found === undefined || start === undefined) return false;
    const { session } = found;
    if (!hasRoom(found, slot, slotsIn(wanted.owed, session))) return false;
    if (hindranceIn(wanted, session) !== null) return false;
    if (hindranceAt(wanted, session, slot, rules) !== null) return false;
    if (!held.has(wanted.owed.patientId)) return true;
    const minutes = minutesIn(wanted.owed, session);
    return !isElsewhere(wanted.owed.patientId, session.date, minuteOf(start), minutes);
  }

  return {
    sessions: open,
    fits,
    take: (wanted, { session: at, slot }) => {
      const found = open[at];
      const start = found?.slots[slot]?.start;
      if (found === undefined || start === undefined) return;
      found.left -= 1;
      const end = slot + slotsIn(wanted.owed, found.session);
      for (const taken of found.slots.slice(slot, end)) taken.free -= 1;
      const from = minuteOf(start);
      const to = from + minutesIn(wanted.owed, found.session);
      const { patientId } = wanted.owed;
      held.set(patientId, [...(held.get(patientId) ?? []), { date: found.session.date, from, to }]);
    },
    first: (wanted) => order.find((place) => fits(wanted, place)) ?? null,
    free: ({ session, slot }) => {
      const found = open[session];
      return found === undefined ? 0 : Math.min(found.left, found.slots[slot]?.free ?? 0);
    },
  };
}

/** Every place in order of date and start, then of its session. */
export function byTime(sessions: readonly OpenSession[]): Place[] {
  const places = sessions.flatMap(({ slots, session: { date } }, session) =>
    slots.map(({ start }, slot) => ({ session, slot, at: `${date} ${start}` })),
  );
  return places
    .toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)) || a.session - b.session)
    .map(({ session, slot }) => ({ session, slot }));
}
