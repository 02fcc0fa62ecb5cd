/** Clinics of the demonstration, when two wings may attend, and the slots that are still free. */
import { derivedId } from '../../../electron/records/services/common/ids.ts';
import type { DraftChange } from '../../../electron/records/store/store.ts';
import { addCivilDays, civilDateOf } from '../../../shared/followup/clock.ts';
import { mayAttend, regimesOf } from '../../../shared/followup/regime.ts';
import { type Clinic, type Session, sessionsBetween } from '../../../shared/followup/sessions.ts';
import type { Random } from '../random.ts';
import { fieldsOf } from './records.ts';

const DAY_MS = 86_400_000;
/** Follow-up of the demonstration begins so many days before it is made. */
export const LAST_DAYS = 8;

export function demoClinics(random: Random, now: number): Clinic[] {
  const common = {
    everyWeeks: 1,
    from: civilDateOf(now - 60 * DAY_MS),
    until: null,
    bankHolidays: false,
    state: 'active' as const,
  };
  return [
    {
      ...common,
      id: random.uuid(),
      name: 'Second stage, mornings',
      kind: 'second-stage',
      room: 'Healthcare 2',
      staff: ['Ruth Okafor'],
      staffGender: 'female',
      wings: [],
      weekdays: [1, 2, 3, 4, 5],
      startTime: '09:00',
      endTime: '11:40',
      slotMinutes: 40,
      capacity: 4,
      sideBySide: 1,
    },
    {
      ...common,
      id: random.uuid(),
      name: 'Second stage, C and D wing',
      kind: 'second-stage',
      room: 'C wing treatment room',
      staff: ['Petra Lindqvist'],
      staffGender: null,
      wings: ['C', 'D'],
      weekdays: [2, 4, 6],
      startTime: '13:40',
      endTime: '16:20',
      slotMinutes: 40,
      capacity: 4,
      sideBySide: 1,
    },
    {
      ...common,
      id: random.uuid(),
      name: 'Blood-borne viruses',
      kind: 'blood-borne-virus',
      room: 'Healthcare 4',
      staff: [],
      staffGender: null,
      wings: [],
      weekdays: [3],
      startTime: '10:00',
      endTime: '11:30',
      slotMinutes: 15,
      capacity: 6,
      sideBySide: 1,
    },
  ];
}

export function clinicDraft({ id, ...values }: Clinic): DraftChange {
  const { staff, wings, weekdays, ...rest } = values;
  const lists = { staff: [...staff], wings: [...wings], weekdays: [...weekdays] };
  return { record: { type: 'clinic', id }, patient: null, fields: fieldsOf({ ...rest, ...lists }) };
}

const weekdays = [1, 2, 3, 4, 5];
const windows = (from: string, to: string) => weekdays.map((weekday) => ({ weekday, from, to }));
const regimes = [
  { wing: 'A', windows: windows('08:30', '11:45'), state: 'active' },
  { wing: 'B', windows: windows('09:30', '12:00'), state: 'active' },
];

/** Under the ids that the application gives them, so that a manager changes these and makes no others beside them. */
export function regimeDrafts(establishment: string): DraftChange[] {
  return regimes.map((regime) => ({
    record: { type: 'regime', id: derivedId.ofStay('regime', establishment, regime.wing) },
    patient: null,
    fields: fieldsOf(regime),
  }));
}

export interface Slots {
  /** Takes the next slot from a date on; null when there is none. */
  next(wing: string, from: string): { session: Session; start: string } | null;
}

/** Slots of the second stage over three weeks, each given out once. */
export function freeSlots(clinics: readonly Clinic[], now: number): Slots {
  const range = { from: addCivilDays(civilDateOf(now), -LAST_DAYS), to: addCivilDays(civilDateOf(now), 14) };
  const open = sessionsBetween({ clinics, exceptions: [], holidays: [] }, range)
    .filter(({ kind }) => kind === 'second-stage')
    .flatMap((session) => session.slots.slice(0, session.capacity).map(({ start }) => ({ session, start })));
  const attending = regimesOf(regimes);
  return {
    next(wing, from) {
      const at = open.findIndex(
        ({ session: { date, wings, slotMinutes }, start }) =>
          date >= from &&
          (wings.length === 0 || wings.includes(wing)) &&
          mayAttend(attending, wing, date, start, slotMinutes),
      );
      return at < 0 ? null : (open.splice(at, 1)[0] ?? null);
    },
  };
}
