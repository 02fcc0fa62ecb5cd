/** What the diary is drawn from, read in a few questions for everybody here. */
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import { textOf } from '../../common/read.ts';
import type { ServiceContext } from '../../context.ts';
import { peopleHere, type PersonHere } from '../../followup/scene/people-here.ts';

/** One person here with the records of all of their open stays. */
export interface PlannedPerson {
  readonly here: PersonHere;
  readonly stays: readonly FoldedRecord[];
  readonly plans: readonly FoldedRecord[];
  readonly dates: readonly FoldedRecord[];
}

/** What is read only for who stands in the diary. */
export interface Belongings {
  readonly medicines: readonly FoldedRecord[];
  readonly handed: readonly FoldedRecord[];
  readonly packs: readonly FoldedRecord[];
}

const dateFields = ['stay', 'kind', 'date', 'source', 'state'];

export function plannedPeople(context: ServiceContext): PlannedPerson[] {
  const { store } = context;
  const people = peopleHere(context);
  const ids = people.flatMap(({ stays }) => stays.map(({ stayId }) => stayId));
  const stays = new Map(store.recordsById('stay', ids, ['legalStatus']).map((stay) => [stay.id, stay]));
  const plans = byStay(store.recordsAmong('release-plan', 'stay', ids));
  const dates = byStay(store.recordsAmong('planned-date', 'stay', ids, dateFields));
  return people.map((here) => {
    const own = here.stays.map(({ stayId }) => stayId);
    return {
      here,
      stays: own.flatMap((id) => stays.get(id) ?? []),
      plans: own.flatMap((id) => plans.get(id) ?? []),
      dates: own.flatMap((id) => dates.get(id) ?? []),
    };
  });
}

export function belongingsOf(
  { store }: ServiceContext,
  people: readonly PlannedPerson[],
): (person: PlannedPerson) => Belongings {
  const ids = people.flatMap(({ here }) => here.stays.map(({ stayId }) => stayId));
  const medicines = byStay(store.recordsAmong('release-medicine', 'stay', ids, ['stay', 'drug', 'state']));
  const handed = byStay(store.recordsAmong('handed-over', 'stay', ids));
  const packs = byStay(store.recordsAmong('handover-pack', 'stay', ids, ['stay', 'number']));
  return ({ here }) => {
    const of = (found: ReadonlyMap<string, FoldedRecord[]>): FoldedRecord[] =>
      here.stays.flatMap(({ stayId }) => found.get(stayId) ?? []);
    return { medicines: of(medicines), handed: of(handed), packs: of(packs) };
  };
}

/** Records of patients with an ACCT that is open. */
export function withOpenAcct({ store }: ServiceContext): Set<string> {
  const open = store.recordsWhere('acct', 'state', 'open');
  return new Set(open.map(({ patient }) => patient).filter((patient) => patient !== null));
}

function byStay(records: readonly FoldedRecord[]): Map<string, FoldedRecord[]> {
  return Map.groupBy(records, (record) => textOf(record, 'stay') ?? '');
}
