/** People already held who may be this person, with reasons for and against. Offered; a nurse decides. */
import type { MatchView } from '../../../../shared/contract/views.ts';
import type { FoldedRecord } from '../../../../shared/changes/version.ts';
import { matchKeys, profileOf, scoreProfiles } from '../../../../shared/identity/index.ts';
import type { Identity, MatchScore, MatchStrength } from '../../../../shared/identity/types.ts';
import type { ReadableStore, Store } from '../../store/store.ts';
import type { Own } from '../common/origin.ts';
import { identityOf, personView } from '../common/person.ts';
import { textOf } from '../common/read.ts';
import { arrivingMark } from './arriving.ts';
import { historyOf, historyView } from './history.ts';
import { samePeople, writesTo } from './links.ts';
import { personOf } from './one-person.ts';
import { staysOf } from './stays.ts';
import { elsewhereMark } from './whereabouts.ts';

export interface PossibleMatch extends MatchScore {
  readonly patient: FoldedRecord;
  readonly strength: MatchStrength;
}

/** Longest list shown; more than this means that the identity says too little to tell anybody apart. */
const MOST_MATCHES = 25;
const strongest: readonly MatchStrength[] = ['certain-identifier', 'strong', 'possible'];

/** Strongest first. The identity's own `id` is never a match of itself. */
export function possibleMatches(store: ReadableStore, identity: Identity): PossibleMatch[] {
  const profile = profileOf(identity);
  return store
    .patientsByMatchKeys(matchKeys(identity))
    .filter((id) => id !== identity.id)
    .map((id) => store.record('patient', id))
    .filter((patient) => patient !== null)
    .flatMap((patient): PossibleMatch[] => {
      const { strength, ...why } = scoreProfiles(profile, profileOf(identityOf(patient)));
      return strength === null ? [] : [{ patient, strength, ...why }];
    })
    .toSorted(
      (a, b) =>
        strongest.indexOf(a.strength) - strongest.indexOf(b.strength) ||
        a.against.length - b.against.length ||
        b.reasons.length - a.reasons.length,
    )
    .slice(0, MOST_MATCHES);
}

/** As the page shows them side by side, each with its history drawn; records joined as one person are offered once. */
export function matchViews(store: Store, identity: Identity, own: Own): MatchView[] {
  const offered = new Map<string, PossibleMatch>();
  for (const match of possibleMatches(store, identity)) {
    const person = writesTo(store, match.patient.id);
    if (!offered.has(person)) offered.set(person, match);
  }
  return [...offered].map(([patientId, { patient, strength, reasons, against }]) => {
    const people = samePeople(store, patientId);
    const records = people.map((each) => store.record('patient', each)).filter((each) => each !== null);
    const [last] = staysOf(store, people);
    return {
      patientId,
      person: records.length > 1 ? personOf(records) : personView(patient),
      strength,
      reasons,
      against,
      lastStay:
        last === undefined
          ? null
          : {
              arrivedAt: textOf(last, 'arrivedAt') ?? '',
              departedAt: textOf(last, 'departedAt'),
              ...elsewhereMark(store, last, own),
            },
      history: historyOf(store, patientId).map(historyView),
      ...arrivingMark(store, people),
    };
  });
}
