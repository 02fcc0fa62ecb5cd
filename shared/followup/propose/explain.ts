/** Why a slot, and why none: sentences for the list. Nothing clinical but the kind of appointment, and no names. */
import { civilDateOf } from '../clock.ts';
import type { Away } from '../owed.ts';
import { counted, dayNumber, minuteOf, shownDay } from '../wall-time.ts';
import type { Book, Place } from './book.ts';
import { type Horizon, isBreach } from './costs.ts';
import {
  awayAt,
  hindranceAt,
  hindranceIn,
  hasRoom,
  minutesIn,
  type Rules,
  slotsIn,
  suitsInterpreter,
  type Wanted,
} from './fit.ts';
import type { OpenSession } from './types.ts';

/** What explanations look at: the sessions as they were before the proposal, and the places as it leaves them. */
export interface Scene {
  readonly before: readonly OpenSession[];
  /** Every place of `before`, in order of time. */
  readonly places: readonly Place[];
  readonly book: Book;
  readonly rules: Rules;
  readonly horizon: Horizon;
}

/** Sentences on the slot somebody was given. */
export function whyThis(wanted: Wanted, place: Place, scene: Scene): string[] {
  const open = scene.before[place.session];
  const start = open?.slots[place.slot]?.start;
  if (open === undefined || start === undefined) return [];
  const { session } = open;
  const { owed, due } = wanted;
  const said = [`Due ${shownDay(due.date)}.`, ...whyNow(wanted, place, scene)];
  if (isBreach(wanted, session.date, minuteOf(start))) {
    said.push('No slot before that could be found: this one is late.');
  } else {
    const days = wanted.dueDay - dayNumber(session.date);
    said.push(days === 0 ? 'Keeps no day in hand.' : `Keeps ${counted(days, 'day')} in hand.`);
  }
  if (owed.sooner) {
    const after = dayNumber(session.date) - wanted.targetDay;
    said.push(
      after <= 0
        ? `To be seen sooner, by ${shownDay(owed.targetDate)}: in time for that.`
        : `To be seen sooner, by ${shownDay(owed.targetDate)}: ${counted(after, 'day')} after that.`,
    );
  }
  if (owed.interpreter) said.push(forInterpreter(wanted, place, open, scene));
  if (owed.staffGender !== null) said.push(`Only ${owed.staffGender} staff see people there.`);
  return said;
}

function forInterpreter(wanted: Wanted, place: Place, open: OpenSession, { horizon }: Scene): string {
  const wish = horizon.options.interpreterMinutes;
  if (!suitsInterpreter(wanted.owed, open.session, place.slot, wish)) {
    return 'Needs an interpreter: no longer slot and no first one of a session was free in time.';
  }
  return place.slot === 0
    ? 'Needs an interpreter: the first slot of the session.'
    : 'Needs an interpreter: the slot is long enough.';
}

/** Whether it is the first free slot, or earlier ones are taken in this proposal. */
function whyNow(wanted: Wanted, place: Place, scene: Scene): string[] {
  const when = timeOfPlace(place, scene.before);
  const here = scene.places.findIndex((other) => timeOfPlace(other, scene.before) >= when);
  const earlier = scene.places.slice(0, here).filter((other) => might(wanted, other, scene));
  if (earlier.length === 0) return [`The first free slot ${mayAttendWords(wanted)}.`];
  if (earlier.every((other) => isTaken(wanted, other, place, scene))) {
    return [`Every earlier slot ${mayAttendWords(wanted)} is taken by somebody else in this proposal.`];
  }
  return [];
}

function timeOfPlace({ session, slot }: Place, sessions: readonly OpenSession[]): string {
  const open = sessions[session];
  return `${open?.session.date ?? ''} ${open?.slots[slot]?.start ?? ''}`;
}

/** Whether the person could have had it when nothing was proposed yet. */
function might(wanted: Wanted, { session: at, slot }: Place, { before, rules }: Scene): boolean {
  const open = before[at];
  if (open === undefined || !hasRoom(open, slot, slotsIn(wanted.owed, open.session))) return false;
  if (hindranceIn(wanted, open.session) !== null) return false;
  return hindranceAt(wanted, open.session, slot, rules) === null;
}

/** Whether others have a place of the person's own choosing: what the person holds counts as free to them. */
function isTaken(wanted: Wanted, other: Place, own: Place, { book }: Scene): boolean {
  const open = book.sessions[other.session];
  if (open === undefined) return true;
  const isSame = own.session === other.session;
  if (!isSame && open.left < 1) return true;
  const slots = slotsIn(wanted.owed, open.session);
  return open.slots.slice(other.slot, other.slot + slots).some(({ free }, at) => {
    const slot = other.slot + at;
    const isOwn = isSame && slot >= own.slot && slot < own.slot + slots;
    return free < 1 && !isOwn;
  });
}

function mayAttendWords({ owed }: Wanted): string {
  return owed.wing === null ? 'this person may attend' : `that ${owed.wing} wing may attend`;
}

/** Sentences on why somebody has no slot: the first thing that leaves none, and days away that cost them some. */
export function whyNone(wanted: Wanted, scene: Scene): string[] {
  const { before, rules, horizon } = scene;
  const { owed } = wanted;
  const until = `until ${shownDay(horizon.last)}`;
  let left = before.filter(({ session }) => session.kind === owed.kind);
  if (left.length === 0) return [`No clinic for this runs ${until}.`];
  left = left.filter(({ session }) => hindranceIn(wanted, session) !== 'wing');
  if (left.length === 0) {
    return [
      owed.wing === null
        ? 'It is not known where this person lives, and every clinic takes people of certain wings.'
        : `No clinic for ${owed.wing} wing ${until}.`,
    ];
  }
  left = left.filter(({ session }) => hindranceIn(wanted, session) !== 'gender');
  if (left.length === 0) return [`No clinic with ${owed.staffGender ?? ''} staff only ${until}.`];
  left = left.filter(({ session }) => hindranceIn(wanted, session) === null);
  if (left.length === 0)
    return [`Not before ${shownDay(owed.notBefore ?? horizon.last)}, and no clinic after that.`];
  const found = left.flatMap(({ session }) =>
    session.slots.map((slot, index) => ({
      date: session.date,
      name: session.name,
      start: slot.start,
      minutes: minutesIn(owed, session),
      why: hindranceAt(wanted, session, index, rules),
    })),
  );
  const away = found.filter(({ why }) => why === 'away');
  const awayDays = daysAway(wanted, away);
  const fits = found.filter(({ why }) => why === null);
  if (fits.length > 0) {
    const names = [...new Set(fits.map(({ name }) => name))];
    const clinics = names.length === 1 ? ` of ${names[0] ?? ''}` : '';
    return [`Every slot${clinics} ${mayAttendWords(wanted)} ${until} is full.`, ...awayDays];
  }
  if (away.length > 0) return awayDays;
  if (found.some(({ why }) => why === 'regime')) {
    return [`${owed.wing ?? ''} wing may not attend at the times of any clinic ${until}.`];
  }
  if (found.every(({ why }) => why === 'past')) return [`Every session ${until} has begun already.`];
  return [`No session is long enough for ${counted(owed.minutes ?? 0, 'minute')}.`];
}

/** "Fri 27-Nov-2026: at court.", each day once. */
function daysAway(
  wanted: Wanted,
  slots: readonly { readonly date: string; readonly start: string; readonly minutes: number }[],
): string[] {
  const said = new Set<string>();
  const gone = new Set<Away>();
  for (const { date, start, minutes } of slots) {
    const away = awayAt(wanted, date, minuteOf(start), minutes);
    if (away === null || gone.has(away)) continue;
    gone.add(away);
    said.add(`${shownDay(away.date)}: ${away.words}.`);
  }
  return [...said];
}

/** Sentences that sum a proposal up. */
export function summaryOf(
  seats: readonly { readonly wanted: Wanted; readonly at: { date: string; minute: number } | null }[],
  now: string,
): string[] {
  const placed = seats.filter(({ at }) => at !== null);
  const inTime = placed.filter(({ wanted, at }) => at !== null && !isBreach(wanted, at.date, at.minute));
  const late = placed.length - inTime.length;
  const passed = seats.filter(({ wanted }) => Date.parse(wanted.owed.dueBy) < Date.parse(now)).length;
  const said = [`${inTime.length} of ${seats.length} find a slot in time.`];
  const sooner = seats.filter(({ wanted }) => wanted.owed.sooner);
  if (sooner.length > 0) {
    const byTarget = sooner.filter(({ wanted, at }) => at !== null && at.date <= wanted.owed.targetDate);
    said.push(`${byTarget.length} of ${sooner.length} to be seen sooner are seen by their day.`);
  }
  if (late > 0) said.push(`${counted(late, 'person', 'people')} would be seen late.`);
  if (passed > 0) {
    const were = passed === 1 ? 'was' : 'were';
    said.push(
      `${counted(passed, 'person', 'people')} ${were} late already on ${shownDay(civilDateOf(now))}.`,
    );
  }
  const none = seats.length - placed.length;
  if (none > 0) said.push(`${counted(none, 'person has', 'people have')} no slot.`);
  return said;
}
