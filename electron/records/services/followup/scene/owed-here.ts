/** What everybody here is owed: the second stage of every stay, and whatever else an appointment says. */
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import type { ContentPack } from '../../../../../shared/clinical/index.ts';
import { endOfCivilDay, instantInLondon, secondStageDue } from '../../../../../shared/followup/clock.ts';
import type { Owed } from '../../../../../shared/followup/owed.ts';
import type { ClockDays } from '../../../../../shared/followup/stay-clock.ts';
import type { AppointmentKind } from '../../../../../shared/records/care.ts';
import type { ReadableStore } from '../../../store/store.ts';
import { derivedId } from '../../common/ids.ts';
import { listOf, textOf, valueOf } from '../../common/read.ts';
import type { LoadedPack } from '../../context.ts';
import { memoryOf } from './memory.ts';
import type { PersonHere } from './people-here.ts';

export interface OwedHere extends Owed {
  readonly here: PersonHere;
  readonly stayId: string;
  readonly reason: string | null;
  readonly reasons: readonly string[];
  /** Whether it is still to happen; the second stage until it is signed, whatever its appointment says. */
  readonly isOwed: boolean;
  /** Null for a second stage that nobody has written an appointment for. */
  readonly record: FoldedRecord | null;
}

export interface OwedOfPeople {
  readonly all: readonly OwedHere[];
  /** By id of the appointment; the second stage also by those of the person's other open stays. */
  readonly byId: ReadonlyMap<string, OwedHere>;
  readonly secondStage: ReadonlyMap<PersonHere, OwedHere>;
}

/** What one person is owed: the second stage, and everything else. */
export interface OwedOfPerson {
  readonly second: OwedHere;
  readonly others: readonly OwedHere[];
  /** Ids under which the second stage is known. */
  readonly ids: readonly string[];
}

/** What the longest of the first-stage packs allow; the shortest where they differ. */
export function clockDays(packs: readonly LoadedPack[]): ClockDays {
  const said = packs
    .map(({ pack }: { pack: ContentPack }) => pack.secondStage)
    .filter((days) => days !== undefined && days !== null);
  const least = (pick: (days: ClockDays) => number, otherwise: number): number =>
    said.length === 0 ? otherwise : Math.min(...said.map(pick));
  return {
    target: least((days) => days.target, 5),
    targetSooner: least((days) => days.targetSooner, 2),
    deadline: least((days) => days.deadline, 7),
  };
}

export function owedOf(store: ReadableStore, people: readonly PersonHere[], days: ClockDays): OwedOfPeople {
  const stays = people.flatMap((here) => here.stays.map(({ stayId }) => stayId));
  const records = store.recordsAmong('appointment', 'stay', stays);
  const byStay = Map.groupBy(records, (record) => textOf(record, 'stay') ?? '');
  const { owed } = memoryOf(store);
  owed.round();
  const all: OwedHere[] = [];
  const byId = new Map<string, OwedHere>();
  const secondStage = new Map<PersonHere, OwedHere>();
  for (const here of people) {
    const own = here.stays.flatMap(({ stayId }) => byStay.get(stayId) ?? []);
    const from = [here, days.target, days.targetSooner, days.deadline, ...own];
    const { second, others, ids } = owed.of(here.person.stayId, from, () => ofPerson(here, own, days));
    all.push(second, ...others);
    secondStage.set(here, second);
    for (const id of ids) byId.set(id, second);
    for (const other of others) byId.set(other.appointmentId, other);
  }
  return { all, byId, secondStage };
}

function ofPerson(here: PersonHere, own: readonly FoldedRecord[], days: ClockDays): OwedOfPerson {
  const second = secondStageOf(here, own, days);
  const isSecond = (record: FoldedRecord): boolean => textOf(record, 'kind') === 'second-stage';
  return {
    second,
    others: own.filter((record) => !isSecond(record)).map((record) => otherOf(here, record)),
    ids: [
      second.appointmentId,
      ...here.stays.slice(1).map(({ stayId }) => derivedId.appointment(stayId, 'second-stage')),
      ...own.filter(isSecond).map(({ id }) => id),
    ],
  };
}

function secondStageOf(here: PersonHere, own: readonly FoldedRecord[], days: ClockDays): OwedHere {
  const [stay] = here.stays;
  const records = own.filter((record) => textOf(record, 'kind') === 'second-stage');
  const record = records.find((each) => textOf(each, 'stay') === stay.stayId) ?? null;
  const id = record?.id ?? derivedId.appointment(stay.stayId, 'second-stage');
  const reasons = [...new Set(records.flatMap((each) => listOf<string>(each, 'sooner')))];
  const arrivedAt = instantInLondon(stay.arrivedMs);
  const signed = here.stays.some(({ signedMs }) => signedMs !== null);
  const targetDay = reasons.length > 0 ? Math.min(days.targetSooner, days.target) : days.target;
  const clock = secondStageDue(arrivedAt, { targetDay, deadlineDay: days.deadline });
  return {
    ...common(here, record),
    appointmentId: id,
    kind: 'second-stage',
    stayId: stay.stayId,
    dueBy: clock.dueBy,
    targetDate: textOf(record, 'targetDate') ?? clock.targetDate,
    sooner: reasons.length > 0,
    reasons,
    isOwed: !signed,
  };
}

/** A retry of the first stage is reception's own work tonight: it stands on the arrivals board and is owed no slot. */
function otherOf(here: PersonHere, record: FoldedRecord): OwedHere {
  const reasons = listOf<string>(record, 'sooner');
  const kind = (textOf(record, 'kind') ?? 'other') as AppointmentKind;
  const targetDate = textOf(record, 'targetDate') ?? here.stays[0].arrivedOn;
  return {
    ...common(here, record),
    appointmentId: record.id,
    kind,
    stayId: textOf(record, 'stay') ?? here.person.stayId,
    dueBy: textOf(record, 'dueBy') ?? endOfCivilDay(targetDate),
    targetDate,
    sooner: reasons.length > 0,
    reasons,
    isOwed:
      kind !== 'first-stage-retry' && ['to-book', 'booked'].includes(textOf(record, 'state') ?? 'to-book'),
  };
}

function common(here: PersonHere, record: FoldedRecord | null) {
  const minutes = valueOf(record, 'minutes');
  return {
    here,
    record,
    patientId: here.person.patientId,
    reason: textOf(record, 'reason'),
    notBefore: textOf(record, 'notBefore'),
    minutes: typeof minutes === 'number' ? minutes : null,
    staffGender: textOf(record, 'staffGender') as Owed['staffGender'],
    interpreter: here.interpreter,
    wing: here.wing,
  };
}
