/** Whether somebody may have a slot: kind, wing, staff, regime, days away. Shared by the proposal, first come and clashes. */
import type { Away, Owed } from '../owed.ts';
import { mayAttend, type Regimes, wingKey } from '../regime.ts';
import type { Session } from '../sessions.ts';
import { dayNumber, minuteOf, type WallTime, wallTimeOf, weekdayOf } from '../wall-time.ts';
import type { OpenSession } from './types.ts';

/** Why not: in the order in which it is asked. */
export type Hindrance = 'kind' | 'wing' | 'gender' | 'too-early' | 'regime' | 'away' | 'length';

/** An owed appointment with its instants as wall times and the days of its person. */
export interface Wanted {
  readonly owed: Owed;
  readonly due: WallTime;
  /** Day numbers of the deadline and of the target. */
  readonly dueDay: number;
  readonly targetDay: number;
  /** Days on which the person is away, by date. */
  readonly away: ReadonlyMap<string, readonly Away[]>;
  /** First date from which the person does not come back; null where none is known. */
  readonly goneFrom: Away | null;
}

/** When a session and its slots begin, as numbers. */
export interface SessionTimes {
  readonly day: number;
  readonly weekday: number;
  /** Minute of each slot. */
  readonly starts: readonly number[];
}

/** Looks things up by number and remembers them: a proposal asks the same of everybody, for every slot. */
export interface Rules {
  readonly now: WallTime;
  readonly timesOf: (session: Session) => SessionTimes;
  /** `mayAttend` under the regimes in force, for one slot of a session. */
  readonly attends: (wing: string | null, session: Session, index: number, minutes: number) => boolean;
}

export function rulesOf(regimes: Regimes, now: string): Rules {
  const times = new Map<Session, SessionTimes>();
  const timesOf = (session: Session): SessionTimes => {
    const known = times.get(session);
    if (known !== undefined) return known;
    const starts = session.slots.map(({ start }) => minuteOf(start));
    const found = { day: dayNumber(session.date), weekday: weekdayOf(session.date), starts };
    times.set(session, found);
    return found;
  };
  const byWing = new Map<string | null, Map<number, boolean>>();
  return {
    now: wallTimeOf(now),
    timesOf,
    attends: (wing, session, index, minutes) => {
      const known = byWing.get(wing) ?? new Map<number, boolean>();
      byWing.set(wing, known);
      const { weekday, starts } = timesOf(session);
      // Minutes of a day are below 2^11, lengths below 2^9.
      const key = ((weekday << 11) | (starts[index] ?? 0)) * 512 + minutes;
      const answer = known.get(key);
      if (answer !== undefined) return answer;
      const { start = session.startTime } = session.slots[index] ?? {};
      const found = mayAttend(regimes, wing, session.date, start, minutes);
      known.set(key, found);
      return found;
    },
  };
}

/** Looks up the deadline and the days away of each appointment, in the order in which people run out. */
export function wantedOf(owed: readonly Owed[], away: readonly Away[]): Wanted[] {
  const byPatient = Map.groupBy(away, ({ patientId }) => patientId);
  const deadlines = new Map<string, Pick<Wanted, 'due' | 'dueDay'>>();
  const deadlineOf = (dueBy: string): Pick<Wanted, 'due' | 'dueDay'> => {
    const known = deadlines.get(dueBy);
    if (known !== undefined) return known;
    const due = wallTimeOf(dueBy);
    const deadline = { due, dueDay: dayNumber(due.date) };
    deadlines.set(dueBy, deadline);
    return deadline;
  };
  return owed
    .map((one) => {
      const days = byPatient.get(one.patientId) ?? [];
      const forGood = days
        .filter((day) => day.forGood)
        .toSorted((a, b) => inOrder(a.date, b.date) || inOrder(a.from ?? '', b.from ?? ''));
      return {
        owed: one,
        ...deadlineOf(one.dueBy),
        targetDay: dayNumber(one.targetDate),
        away: Map.groupBy(days, ({ date }) => date),
        goneFrom: forGood[0] ?? null,
      };
    })
    .toSorted(compareWanted);
}

/** Who is due first; then "sooner" ones by their target; then by id, so that the order never depends on the input's. */
export function compareWanted(a: Wanted, b: Wanted): number {
  return (
    inOrder(a.due.date, b.due.date) ||
    a.due.minute - b.due.minute ||
    Number(b.owed.sooner) - Number(a.owed.sooner) ||
    inOrder(a.owed.targetDate, b.owed.targetDate) ||
    inOrder(a.owed.appointmentId, b.owed.appointmentId)
  );
}

/** Minutes the appointment takes in a session. */
export function minutesIn(owed: Owed, session: Session): number {
  return owed.minutes ?? session.slotMinutes;
}

/** How many slots in a row it takes there. */
export function slotsIn(owed: Owed, session: Session): number {
  return Math.max(1, Math.ceil(minutesIn(owed, session) / session.slotMinutes));
}

/** What hinders anybody like this from the whole session; null where nothing does. */
export function hindranceIn(wanted: Wanted, session: Session): Hindrance | null {
  const { owed } = wanted;
  if (session.kind !== owed.kind) return 'kind';
  if (session.wings.length > 0) {
    const wing = owed.wing === null ? null : wingKey(owed.wing);
    if (wing === null || !session.wings.some((name) => wingKey(name) === wing)) return 'wing';
  }
  if (owed.staffGender !== null && session.staffGender !== owed.staffGender) return 'gender';
  if (owed.notBefore !== null && session.date < owed.notBefore) return 'too-early';
  return null;
}

/** What hinders from beginning at one slot of a session that itself does not hinder; free places are not asked about. */
export function hindranceAt(
  wanted: Wanted,
  session: Session,
  index: number,
  rules: Rules,
): Hindrance | 'past' | null {
  const from = rules.timesOf(session).starts[index];
  if (from === undefined || index + slotsIn(wanted.owed, session) > session.slots.length) return 'length';
  const minutes = minutesIn(wanted.owed, session);
  if (session.date < rules.now.date) return 'past';
  if (session.date === rules.now.date && from <= rules.now.minute) return 'past';
  if (awayAt(wanted, session.date, from, minutes) !== null) return 'away';
  return rules.attends(wanted.owed.wing, session, index, minutes) ? null : 'regime';
}

/** What takes the person away during these minutes; null where nothing does. */
export function awayAt(wanted: Wanted, date: string, from: number, minutes: number): Away | null {
  const { goneFrom } = wanted;
  if (goneFrom === null && wanted.away.size === 0) return null;
  if (goneFrom !== null && date > goneFrom.date) return goneFrom;
  for (const away of wanted.away.get(date) ?? []) {
    const begins = away.from === null ? 0 : minuteOf(away.from);
    const ends = away.to === null || away.forGood ? 24 * 60 : minuteOf(away.to);
    if (begins < from + minutes && ends > from) return away;
  }
  return null;
}

/** Whether a slot of this session is long enough with an interpreter, or is its first. */
export function suitsInterpreter(owed: Owed, session: Session, index: number, wanted: number): boolean {
  return index === 0 || Math.max(minutesIn(owed, session), session.slotMinutes) >= wanted;
}

/** Whether so many slots in a row from this one have a free place, and the session takes one more. */
export function hasRoom(open: OpenSession, index: number, slots: number): boolean {
  if (open.left < 1) return false;
  for (let at = index; at < index + slots; at += 1) if ((open.slots[at]?.free ?? 0) < 1) return false;
  return true;
}

export function inOrder(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
