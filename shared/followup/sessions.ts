/**
 * Sessions and slots of clinics, worked out from their rules for any range of dates; nothing of this is stored.
 *
 * A clinic runs on its weekdays, every so many weeks counted in whole weeks from the week of its first date, until its last
 * one, and not on bank holidays unless it says so. An exception of a date cancels, changes or adds a session.
 */
import type { ClinicView } from '../contract/followup-views.ts';
import type { BankHoliday } from './bank-holidays.ts';
import { dateOfDay, dayNumber, minuteOf, mondayOf, shownDay, timeOf, weekdayOf } from './wall-time.ts';

/** A clinic as its record says it. */
export type Clinic = Readonly<ClinicView>;

/** What one date of a clinic is otherwise; withdrawn exceptions count for nothing. */
export interface ClinicException {
  readonly clinic: string;
  readonly date: string;
  readonly kind: 'extra' | 'changed' | 'cancelled';
  readonly startTime: string | null;
  readonly endTime: string | null;
  readonly capacity: number | null;
  readonly room: string | null;
  readonly reason: string;
  readonly state: 'withdrawn' | 'in-force';
}

export interface Slot {
  readonly start: string;
  readonly minutes: number;
}

/** One session on one date, with its slots in order of time. */
export interface Session {
  readonly clinicId: string;
  readonly name: string;
  readonly kind: Clinic['kind'];
  readonly date: string;
  readonly startTime: string;
  readonly endTime: string;
  readonly room: string;
  readonly staff: readonly string[];
  readonly staffGender: Clinic['staffGender'];
  readonly wings: readonly string[];
  readonly slotMinutes: number;
  readonly capacity: number;
  readonly sideBySide: number;
  readonly slots: readonly Slot[];
  /** Why it runs otherwise than usual, in words; null when it does not. */
  readonly exception: string | null;
}

/** Clinics with what bears on their dates. */
export interface ClinicRules {
  readonly clinics: readonly Clinic[];
  readonly exceptions: readonly ClinicException[];
  readonly holidays: readonly BankHoliday[];
}

/** Civil dates, both included. */
export interface DateRange {
  readonly from: string;
  readonly to: string;
}

/** Every session in a range, by date, start and name. An empty range gives none. */
export function sessionsBetween(rules: ClinicRules, range: DateRange): Session[] {
  const onDate = quietFinder(rules);
  const found: Session[] = [];
  for (let day = dayNumber(range.from); day <= dayNumber(range.to); day += 1) {
    const date = dateOfDay(day);
    for (const clinic of rules.clinics) {
      const answer = onDate(clinic, date);
      if (typeof answer !== 'function') found.push(answer);
    }
  }
  return found.toSorted(compareSessions);
}

/** The session of a clinic on a date, or in words why there is none. */
export type SessionAnswer =
  { readonly session: Session; readonly why: null } | { readonly session: null; readonly why: string };

/** Finds sessions of single dates; prepares what it looks up in, so make one for many questions. */
export function sessionFinder(rules: ClinicRules): (clinic: Clinic, date: string) => SessionAnswer {
  const onDate = quietFinder(rules);
  return (clinic, date) => {
    const answer = onDate(clinic, date);
    return typeof answer === 'function' ? { session: null, why: answer() } : { session: answer, why: null };
  };
}

/** Why there is no session, put into words only for who asks: of three years nobody reads two thousand such sentences. */
type Why = () => string;

function quietFinder(rules: ClinicRules): (clinic: Clinic, date: string) => Session | Why {
  const slotsOf = slotMaker();
  const exceptions = new Map<string, ClinicException>();
  for (const exception of rules.exceptions) {
    if (exception.state === 'in-force') exceptions.set(`${exception.clinic} ${exception.date}`, exception);
  }
  const holidays = new Map(rules.holidays.map(({ date, title }) => [date, title]));
  return (clinic, date) => {
    const exception = exceptions.get(`${clinic.id} ${date}`) ?? null;
    const why = whyNot(clinic, exception, holidays.get(date) ?? null, date);
    if (why !== null) return why;
    const session = sessionOn(clinic, exception, date, slotsOf);
    if (session.slots.length > 0) return session;
    return () => `${clinic.name} has no time for anybody on ${shownDay(date)}`;
  };
}

function whyNot(
  clinic: Clinic,
  exception: ClinicException | null,
  holiday: string | null,
  date: string,
): Why | null {
  const { name, from, until } = clinic;
  const on = (): string => shownDay(date);
  if (clinic.state === 'ended') return () => `${name} was ended`;
  if (date < from) return () => `${name} does not begin until ${shownDay(from)}`;
  if (until !== null && date > until) return () => `${name} ended on ${shownDay(until)}`;
  if (exception?.kind === 'cancelled') return () => `${name} is cancelled on ${on()}: ${exception.reason}`;
  if (exception?.kind === 'extra') return null;
  if (!isItsDay(clinic, date)) return () => `${name} does not run on ${on()}`;
  if (holiday !== null && !clinic.bankHolidays) return () => `${name} does not run on ${on()}, ${holiday}`;
  return null;
}

function isItsDay(clinic: Clinic, date: string): boolean {
  if (!clinic.weekdays.includes(weekdayOf(date))) return false;
  const weeks = (dayNumber(mondayOf(date)) - dayNumber(mondayOf(clinic.from))) / 7;
  return weeks % clinic.everyWeeks === 0;
}

type SlotsOf = (startTime: string, endTime: string, minutes: number) => readonly Slot[];

/** Slots between two times. Sessions of the same times share them: of three years there are seventy thousand. */
function slotMaker(): SlotsOf {
  const made = new Map<string, readonly Slot[]>();
  return (startTime, endTime, minutes) => {
    const key = `${startTime} ${endTime} ${minutes}`;
    const held = made.get(key);
    if (held !== undefined) return held;
    const slots: Slot[] = [];
    const end = minuteOf(endTime);
    for (let at = minuteOf(startTime); at + minutes <= end; at += minutes)
      slots.push({ start: timeOf(at), minutes });
    made.set(key, slots);
    return slots;
  };
}

function sessionOn(
  clinic: Clinic,
  exception: ClinicException | null,
  date: string,
  slotsOf: SlotsOf,
): Session {
  const startTime = exception?.startTime ?? clinic.startTime;
  const endTime = exception?.endTime ?? clinic.endTime;
  const words = { extra: 'Extra session', changed: 'Changed', cancelled: 'Cancelled' };
  return {
    clinicId: clinic.id,
    name: clinic.name,
    kind: clinic.kind,
    date,
    startTime,
    endTime,
    room: exception?.room ?? clinic.room,
    staff: clinic.staff,
    staffGender: clinic.staffGender,
    wings: clinic.wings,
    slotMinutes: clinic.slotMinutes,
    capacity: exception?.capacity ?? clinic.capacity,
    sideBySide: clinic.sideBySide,
    slots: slotsOf(startTime, endTime, clinic.slotMinutes),
    exception: exception === null ? null : `${words[exception.kind]}: ${exception.reason}`,
  };
}

/** By date, start, name, then id: the order in which a week is read. */
export function compareSessions(a: Session, b: Session): number {
  return (
    order(a.date, b.date) ||
    order(a.startTime, b.startTime) ||
    order(a.name, b.name) ||
    order(a.clinicId, b.clinicId)
  );
}

function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Looks sessions up by the id of their clinic; null where that is not among the rules, or is none. */
export function sessionLookup(
  rules: ClinicRules,
): (clinicId: string | null, date: string) => SessionAnswer | null {
  const clinics = new Map(rules.clinics.map((clinic) => [clinic.id, clinic]));
  const onDate = sessionFinder(rules);
  const known = new Map<string, SessionAnswer>();
  return (clinicId, date) => {
    const clinic = clinicId === null ? undefined : clinics.get(clinicId);
    if (clinic === undefined) return null;
    const key = `${clinic.id} ${date}`;
    const answer = known.get(key) ?? onDate(clinic, date);
    known.set(key, answer);
    return answer;
  };
}
