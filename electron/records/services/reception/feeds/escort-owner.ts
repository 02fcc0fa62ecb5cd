/** Whose an escort record is: somebody expected about now, or somebody here. Sure, or not at all: a wrong one could harm. */
import type { PerPerson } from '../../../../../shared/arrivals/index.ts';
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import { addCivilDays, civilDateOf } from '../../../../../shared/followup/clock.ts';
import { matchKeys, scoreMatch } from '../../../../../shared/identity/index.ts';
import type { ReadableStore } from '../../../store/store.ts';
import { identityOf } from '../../common/person.ts';
import { textOf } from '../../common/read.ts';
import { stayHere } from '../../patients/whereabouts.ts';

export interface EscortOwner {
  readonly arrival: string | null;
  readonly stay: string | null;
  readonly patient: string | null;
}

export type OwnerFound = { ok: true; owner: EscortOwner } | { ok: false; reason: string };

/** `now`: milliseconds since 1970 UTC. Arrivals of yesterday, today and tomorrow are looked at, then people here. */
export function ownerOf(
  store: ReadableStore,
  person: PerPerson,
  { now, establishment }: { readonly now: number; readonly establishment: string },
): OwnerFound {
  const today = civilDateOf(now);
  const arrivals = [-1, 0, 1]
    .flatMap((days) => store.recordsWhere('arrival', 'expectedDate', addCivilDays(today, days)))
    .filter((arrival) => arrival.establishment === establishment)
    .filter((arrival) => textOf(arrival, 'state') !== 'not-arrived' && isSurely(person, arrival));
  const owners = arrivals.map(ownerByArrival(store));
  if (owners.length === 0) owners.push(...ownersHere(store, person, establishment));
  const [owner, other] = owners;
  if (owner === undefined) {
    return {
      ok: false,
      reason: 'Nobody expected or here is surely this person. Open the person and key the record in.',
    };
  }
  if (other !== undefined) {
    return {
      ok: false,
      reason: 'More than one person expected or here fits. Open the right one and key the record in.',
    };
  }
  return { ok: true, owner };
}

function ownerByArrival(store: ReadableStore): (arrival: FoldedRecord) => EscortOwner {
  return (arrival) => {
    const stay = textOf(arrival, 'stay');
    const patient = stay === null ? null : (store.record('stay', stay)?.patient ?? null);
    return { arrival: arrival.id, stay, patient };
  };
}

function ownersHere(store: ReadableStore, person: PerPerson, establishment: string): EscortOwner[] {
  return store
    .patientsByMatchKeys(matchKeys(person))
    .map((id) => store.record('patient', id))
    .filter((patient) => patient !== null && isSurely(person, patient))
    .flatMap((patient): EscortOwner[] => {
      const stay = patient === null ? null : stayHere(store, [patient.id], establishment);
      return stay === null
        ? []
        : [{ arrival: textOf(stay, 'arrival'), stay: stay.id, patient: stay.patient }];
    });
}

/** The same number and nothing against it in the name, or the same name and date of birth with no number against it. */
function isSurely(person: PerPerson, record: FoldedRecord): boolean {
  const { strength, reasons, against } = scoreMatch(person, identityOf(record));
  const weighty = against.filter((each) => !each.includes('not known') && !each.includes('not compared'));
  if (strength === 'certain-identifier') return !weighty.includes('names differ');
  const sameName = reasons.some((each) => each === 'same name' || each === 'same surname and first forename');
  return strength === 'strong' && sameName && reasons.includes('same date of birth') && weighty.length === 0;
}
