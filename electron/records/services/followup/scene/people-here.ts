/** Everybody in an open stay at this establishment, each person once, read in a few questions for all of them. */
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import type { ListedPerson } from '../../../../../shared/contract/followup-views.ts';
import { wingOf } from '../../../../../shared/followup/regime.ts';
import type { ReadableStore, StayFacts } from '../../../store/store.ts';
import { personView, type PersonView } from '../../common/person.ts';
import type { ServiceContext } from '../../context.ts';
import { samePeople } from '../../patients/links.ts';
import { personOf } from '../../patients/one-person.ts';
import { memoryOf } from './memory.ts';

const shown = ['surname', 'forenames', 'dateOfBirth', 'prisonNumber', 'language', 'interpreterNeeded'];

/** One person here. Records that were joined may each have an open stay: it is one person and one clock, from the earliest. */
export interface PersonHere {
  readonly person: ListedPerson;
  /** Every record of the person. */
  readonly patientIds: readonly string[];
  /** Open stays here, earliest arrival first. */
  readonly stays: readonly [StayFacts, ...StayFacts[]];
  readonly wing: string | null;
  readonly interpreter: boolean;
  readonly language: string | null;
  /** Their record may not have arrived whole. */
  readonly arriving: boolean;
}

export function peopleHere({
  store,
  establishment,
}: Pick<ServiceContext, 'store' | 'establishment'>): PersonHere[] {
  return peopleOf(store, store.stays.open(establishment.id));
}

/** The people of these stays; stays of one person are drawn together. */
export function peopleOf(store: ReadableStore, stays: readonly StayFacts[]): PersonHere[] {
  const patients = [...new Set(stays.map(({ patientId }) => patientId))];
  const joined = joinedAmong(store, patients);
  const records = new Map(store.recordsById('patient', patients, shown).map((record) => [record.id, record]));
  const { people } = memoryOf(store);
  people.round();
  const groups = Map.groupBy(stays, ({ patientId }) => joined.get(patientId)?.toSorted()[0] ?? patientId);
  const arriving = store.isArriving();
  return [...groups.values()].flatMap((group): PersonHere[] => {
    const [first, ...others] = group.toSorted((a, b) => a.arrivedMs - b.arrivedMs);
    if (first === undefined) return [];
    const patientIds = joined.get(first.patientId);
    const isArriving = arriving && (patientIds ?? [first.patientId]).some((id) => !store.isWhole(id));
    const make = (): PersonHere => {
      const ids = patientIds ?? [first.patientId];
      return personHere([first, ...others], ids, personIn(store, records, ids), isArriving);
    };
    // Of somebody with several records, more is read than stands here.
    if (patientIds !== undefined) return [make()];
    return [
      people.of(first.stayId, [first, ...others, records.get(first.patientId) ?? null, isArriving], make),
    ];
  });
}

function personHere(
  stays: PersonHere['stays'],
  patientIds: readonly string[],
  person: PersonView | null,
  arriving: boolean,
): PersonHere {
  const cell = stays.map((stay) => stay.cell).findLast((known) => known !== null) ?? null;
  return {
    person: listed(stays[0], person, cell),
    patientIds,
    stays,
    wing: wingOf(cell),
    interpreter: person?.interpreterNeeded ?? false,
    language: person?.language ?? null,
    arriving,
  };
}

/** Whom each of these stays was of, one for each, under the record that the stay belongs to. */
export function listedOf(store: ReadableStore, stays: readonly StayFacts[]): ListedPerson[] {
  const patients = [...new Set(stays.map(({ patientId }) => patientId))];
  const records = new Map(store.recordsById('patient', patients, shown).map((record) => [record.id, record]));
  return stays.map((stay) => listed(stay, personIn(store, records, [stay.patientId]), stay.cell));
}

function listed(stay: StayFacts, person: PersonView | null, cell: string | null): ListedPerson {
  return {
    patientId: stay.patientId,
    stayId: stay.stayId,
    surname: person?.surname ?? '',
    forenames: person?.forenames ?? '',
    dateOfBirth: person?.dateOfBirth ?? null,
    prisonNumber: person?.prisonNumber ?? null,
    wing: wingOf(cell),
    cell,
  };
}

function personIn(
  store: ReadableStore,
  records: ReadonlyMap<string, FoldedRecord>,
  ids: readonly string[],
): PersonView | null {
  const own = records.get(ids[0] ?? '');
  if (ids.length === 1) return own === undefined ? null : personView(own);
  const all = ids.map((id) => store.record('patient', id)).filter((record) => record !== null);
  return all.length === 0 ? null : personOf(all);
}

/** For everybody whom a link says to be somebody else as well: all of their records, this one first. */
function joinedAmong(store: ReadableStore, patients: readonly string[]): Map<string, string[]> {
  const links = store.recordsWhere('patient-link', 'verdict', 'same');
  if (links.length === 0) return new Map();
  const ends = new Set(links.flatMap(({ fields }) => [fields['left']?.value, fields['right']?.value]));
  const linked = patients.filter((id) => ends.has(id));
  return new Map(
    linked.map((id): [string, string[]] => [id, samePeople(store, id)]).filter(([, ids]) => ids.length > 1),
  );
}
