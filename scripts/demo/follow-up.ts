/**
 * Follow-up of the demonstration: three clinics, when two wings may attend, some thirty people who arrived in the last days, each
 * at another point of their seven days, and everybody else done. Drawn from numbers of its own, so that the people and their
 * histories stay the same.
 */
import { derivedId } from '../../electron/records/services/common/ids.ts';
import type { DraftChange } from '../../electron/records/store/store.ts';
import type { Json } from '../../shared/changes/change.ts';
import { addCivilDays, civilDateOf, endOfCivilDay, instantInLondon } from '../../shared/followup/clock.ts';
import { mayAttend, regimesOf, wingOf } from '../../shared/followup/regime.ts';
import { type Clinic, type Session, sessionsBetween } from '../../shared/followup/sessions.ts';
import type { DemoPatient } from './histories.ts';
import { type Random, seededRandom } from './random.ts';
import { receptionAnswers } from './reception-answers.ts';

const day = 86_400_000;
const hour = 3_600_000;
const author = 'system';
/** One of so many people who are here arrived in the last days. */
const RECENT = 5;
const LAST_DAYS = 8;

export interface DemoFollowUp {
  readonly people: DemoPatient[];
  /** Clinics, regimes, bookings: nobody's own, or of people above. */
  readonly drafts: DraftChange[];
}

export function demoFollowUp(
  seed: number,
  now: number,
  people: readonly DemoPatient[],
  establishment: string,
): DemoFollowUp {
  const random = seededRandom(seed + 1);
  const clinics = demoClinics(random, now);
  const free = freeSlots(clinics, now);
  const drafts = [...clinics.map(clinicDraft), ...regimeDrafts(establishment)];
  let placed = 0;
  const moved = people.map((person, index) => {
    const stay = openStay(person);
    if (stay === undefined) return person;
    if (index % RECENT !== 1) {
      drafts.push(...signedStages(random, person.id, stay, arrivalOf(stay) + random.between(2, 6) * day));
      return person;
    }
    const arrived = now - (placed % (LAST_DAYS + 1)) * day - random.between(1, 8) * hour;
    const recent = arrivedAt(person, stay, arrived);
    const wing = wingOf(textIn(stay, 'cell')) ?? '';
    drafts.push(
      ...stageOf(
        { random, patient: person.id, stay: stay.record.id, arrived, now, place: placed, wing },
        free,
      ),
    );
    placed += 1;
    return recent;
  });
  return { people: moved, drafts };
}

function openStay(person: DemoPatient): DraftChange | undefined {
  return person.drafts.find(
    ({ record, fields }) => record.type === 'stay' && fields['departedAt']?.value === null,
  );
}

const arrivalOf = (stay: DraftChange): number => Date.parse(textIn(stay, 'arrivedAt') ?? '');

function textIn({ fields }: DraftChange, field: string): string | null {
  const value = fields[field]?.value;
  return typeof value === 'string' ? value : null;
}

/** The same person, whose stay began then. */
function arrivedAt(person: DemoPatient, stay: DraftChange, arrived: number): DemoPatient {
  const at = instantInLondon(arrived);
  const fields = { ...stay.fields, arrivedAt: { value: at, replaces: [] } };
  return {
    ...person,
    drafts: person.drafts.map((draft) => (draft === stay ? { ...draft, happenedAt: at, fields } : draft)),
  };
}

function record(
  type: string,
  id: string,
  patient: string | null,
  at: number,
  values: Record<string, Json>,
): DraftChange {
  return {
    record: { type, id },
    patient,
    happenedAt: instantInLondon(at),
    fields: Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, { value, replaces: [] }]),
    ),
  };
}

/** Both stages, given before this demonstration began: that they were signed and when, without answers. */
function signedStages(random: Random, patient: string, stay: DraftChange, signed: number): DraftChange[] {
  const arrived = arrivalOf(stay);
  return [
    edition(random, patient, stay.record.id, 'first-stage', arrived + 2 * hour),
    edition(random, patient, stay.record.id, 'second-stage', signed),
  ];
}

function edition(random: Random, patient: string, stay: string, kind: string, at: number): DraftChange {
  return record('signed-assessment', random.uuid(), patient, at, {
    kind,
    stay,
    signedBy: author,
    signedAt: instantInLondon(at),
    assessor: author,
    ...(kind === 'first-stage' ? receptionAnswers(stay) : {}),
  });
}

function demoClinics(random: Random, now: number): Clinic[] {
  const common = {
    everyWeeks: 1,
    from: civilDateOf(now - 60 * day),
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

function clinicDraft({ id, ...values }: Clinic): DraftChange {
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
function regimeDrafts(establishment: string): DraftChange[] {
  return regimes.map((regime) => ({
    record: { type: 'regime', id: derivedId.ofStay('regime', establishment, regime.wing) },
    patient: null,
    fields: fieldsOf(regime),
  }));
}

function fieldsOf(values: Record<string, Json>): DraftChange['fields'] {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value, replaces: [] }]));
}

interface Slots {
  /** Takes the next slot from a date on; null when there is none. */
  next(wing: string, from: string): { session: Session; start: string } | null;
}

/** Slots of the second stage over three weeks, each given out once. */
function freeSlots(clinics: readonly Clinic[], now: number): Slots {
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

interface Recent {
  readonly random: Random;
  readonly patient: string;
  readonly stay: string;
  /** Milliseconds since 1970 UTC. */
  readonly arrived: number;
  readonly now: number;
  /** Which of them it is, from 0. */
  readonly place: number;
  readonly wing: string;
}

/** Where somebody who arrived in the last days stands: in turn done, booked, missed, and never booked. */
function stageOf({ random, patient, stay, arrived, now, place, wing }: Recent, free: Slots): DraftChange[] {
  const appointment = derivedId.appointment(stay, 'second-stage');
  const date = civilDateOf(arrived);
  const sooner = place % 6 === 2 ? ['Insulin'] : [];
  const drafts = [
    edition(random, patient, stay, 'first-stage', Math.min(arrived + 2 * hour, now)),
    record('appointment', appointment, patient, arrived, {
      kind: 'second-stage',
      stay,
      targetDate: addCivilDays(date, sooner.length > 0 ? 2 : 5),
      dueBy: endOfCivilDay(addCivilDays(date, 7)),
      sooner,
      state: 'to-book',
    }),
  ];
  const days = place % (LAST_DAYS + 1);
  if (days >= 4 && place % 3 === 0) {
    drafts.push(edition(random, patient, stay, 'second-stage', arrived + 3 * day));
  }
  const slot = place % 3 === 1 ? free.next(wing, addCivilDays(civilDateOf(now), 1)) : null;
  if (slot !== null) drafts.push(booking(random, patient, stay, appointment, arrived + hour, slot, null));
  const past = place % 3 === 2 && days >= 3 ? free.next(wing, addCivilDays(date, 1)) : null;
  if (past !== null && past.session.date < civilDateOf(now)) {
    const code = random.pick(['no-escort', 'declined', 'regime-lockdown', 'no-show']);
    const outcome = {
      code,
      reason: code === 'declined' ? 'Wanted to stay at work' : null,
      note: null,
      capacity: code === 'declined' ? 'yes' : null,
      effects: [],
      by: author,
      at: endOfCivilDay(past.session.date),
    };
    drafts.push(booking(random, patient, stay, appointment, arrived + hour, past, outcome));
  }
  if (days >= 2) {
    const done = {
      stay,
      doneAt: instantInLondon(arrived + 20 * hour),
      by: author,
      sources: ['GP record'],
      differences: null,
    };
    drafts.push(
      record('reconciliation', random.uuid(), patient, arrived + 20 * hour, { ...done, state: 'recorded' }),
    );
  }
  return drafts;
}

function booking(
  random: Random,
  patient: string,
  stay: string,
  appointment: string,
  at: number,
  { session, start }: { session: Session; start: string },
  outcome: Json,
): DraftChange {
  return record('booking', random.uuid(), patient, at, {
    appointment,
    kind: 'second-stage',
    stay,
    clinic: session.clinicId,
    date: session.date,
    start,
    minutes: session.slotMinutes,
    place: session.room,
    state: 'booked',
    cancelledBecause: null,
    movedFrom: null,
    bookedBy: author,
    bookedAt: instantInLondon(at),
    how: 'hand',
    because: [],
    outcome,
  });
}
