/**
 * Follow-up of the demonstration: three clinics, when two wings may attend, some thirty people who arrived in the last days, each
 * at another point of their seven days, and everybody else done. Drawn from numbers of its own, so that the people and their
 * histories stay the same.
 */
import { derivedId } from '../../electron/records/services/common/ids.ts';
import type { DraftChange } from '../../electron/records/store/store.ts';
import { addCivilDays, civilDateOf, endOfCivilDay, instantInLondon } from '../../shared/followup/clock.ts';
import { wingOf } from '../../shared/followup/regime.ts';
import {
  clinicDraft,
  demoClinics,
  freeSlots,
  LAST_DAYS,
  regimeDrafts,
  type Slots,
} from './follow-up/clinics.ts';
import { booking, edition, record, textIn, type Writer } from './follow-up/records.ts';
import type { DemoPatient } from './histories.ts';
import { seededRandom } from './random.ts';

const day = 86_400_000;
const hour = 3_600_000;
/** One of so many people who are here arrived in the last days. */
const RECENT = 5;

export interface DemoFollowUp {
  readonly people: DemoPatient[];
  /** Clinics, regimes, bookings: nobody's own, or of people above. */
  readonly drafts: DraftChange[];
}

/** `by`: id of the member of staff whose work it all is. */
export function demoFollowUp(
  seed: number,
  now: number,
  people: readonly DemoPatient[],
  establishment: string,
  by: string,
): DemoFollowUp {
  const random = seededRandom(seed + 1);
  const writer = { random, by };
  const clinics = demoClinics(random, now);
  const free = freeSlots(clinics, now);
  const drafts = [...clinics.map(clinicDraft), ...regimeDrafts(establishment)];
  let placed = 0;
  const moved = people.map((person, index) => {
    const stay = openStay(person);
    if (stay === undefined) return person;
    if (index % RECENT !== 1) {
      drafts.push(...signedStages(writer, person.id, stay, arrivalOf(stay) + random.between(2, 6) * day));
      return person;
    }
    const arrived = now - (placed % (LAST_DAYS + 1)) * day - random.between(1, 8) * hour;
    const recent = arrivedAt(person, stay, arrived);
    const wing = wingOf(textIn(stay, 'cell')) ?? '';
    drafts.push(
      ...stageOf(
        { ...writer, patient: person.id, stay: stay.record.id, arrived, now, place: placed, wing },
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

/** The same person, whose stay began then. */
function arrivedAt(person: DemoPatient, stay: DraftChange, arrived: number): DemoPatient {
  const at = instantInLondon(arrived);
  const fields = { ...stay.fields, arrivedAt: { value: at, replaces: [] } };
  return {
    ...person,
    drafts: person.drafts.map((draft) => (draft === stay ? { ...draft, happenedAt: at, fields } : draft)),
  };
}

/** Both stages, given before this demonstration began: that they were signed and when, without answers. */
function signedStages(writer: Writer, patient: string, stay: DraftChange, signed: number): DraftChange[] {
  const arrived = arrivalOf(stay);
  return [
    edition(writer, patient, stay.record.id, 'first-stage', arrived + 2 * hour),
    edition(writer, patient, stay.record.id, 'second-stage', signed),
  ];
}

interface Recent extends Writer {
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
function stageOf(recent: Recent, free: Slots): DraftChange[] {
  const { random, by, patient, stay, arrived, now, place, wing } = recent;
  const appointment = derivedId.appointment(stay, 'second-stage');
  const date = civilDateOf(arrived);
  const sooner = place % 6 === 2 ? ['Insulin'] : [];
  const drafts = [
    edition(recent, patient, stay, 'first-stage', Math.min(arrived + 2 * hour, now)),
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
    drafts.push(edition(recent, patient, stay, 'second-stage', arrived + 3 * day));
  }
  const slot = place % 3 === 1 ? free.next(wing, addCivilDays(civilDateOf(now), 1)) : null;
  if (slot !== null) drafts.push(booking(recent, patient, stay, appointment, arrived + hour, slot, null));
  const past = place % 3 === 2 && days >= 3 ? free.next(wing, addCivilDays(date, 1)) : null;
  if (past !== null && past.session.date < civilDateOf(now)) {
    const code = random.pick(['no-escort', 'declined', 'regime-lockdown', 'no-show']);
    const outcome = {
      code,
      reason: code === 'declined' ? 'Wanted to stay at work' : null,
      note: null,
      capacity: code === 'declined' ? 'yes' : null,
      effects: [],
      by,
      at: endOfCivilDay(past.session.date),
    };
    drafts.push(booking(recent, patient, stay, appointment, arrived + hour, past, outcome));
  }
  if (days >= 2) {
    const done = {
      stay,
      doneAt: instantInLondon(arrived + 20 * hour),
      by,
      sources: ['GP record'],
      differences: null,
    };
    drafts.push(
      record('reconciliation', random.uuid(), patient, arrived + 20 * hour, { ...done, state: 'recorded' }),
    );
  }
  return drafts;
}
