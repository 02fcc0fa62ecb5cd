/**
 * Records that a clinician has said are, or are not, one person. Nothing is merged: every record keeps what was written to
 * it, and a link can be taken back. Records are drawn together only where that is undisputed (docs/decisions/0041-people.md).
 */
import type { FoldedRecord } from '../../../../shared/changes/version.ts';
import type { LinkView } from '../../../../shared/contract/patients.ts';
import type { ReadableStore } from '../../store/store.ts';
import { textOf } from '../common/read.ts';
import { currentStay, staysOf } from './stays.ts';

export type Verdict = LinkView['verdict'];

/** Every link of this patient, whichever end it stands at. */
export function linksOf(store: ReadableStore, patient: string): FoldedRecord[] {
  return [
    ...store.recordsWhere('patient-link', 'left', patient),
    ...store.recordsWhere('patient-link', 'right', patient),
  ];
}

export function otherEnd(link: FoldedRecord, patient: string): string | null {
  const left = textOf(link, 'left');
  return left === patient ? textOf(link, 'right') : left;
}

/** Everything that now stands as a verdict; more than one while clinicians disagree. */
export function verdictsOf(link: FoldedRecord): Set<Verdict> {
  const values = link.fields['verdict']?.versions.map((version) => version.value as Verdict);
  return new Set(values ?? ['undecided']);
}

/** True when the link says this and nothing else. */
export function says(link: FoldedRecord, verdict: Verdict): boolean {
  const verdicts = verdictsOf(link);
  return verdicts.size === 1 && verdicts.has(verdict);
}

export function isDisputed(link: FoldedRecord): boolean {
  return verdictsOf(link).size > 1;
}

export interface Joined {
  /** This patient first, then every record joined with it, directly or through another. */
  readonly people: readonly string[];
  /** Links that join them, and links of them that are disputed. */
  readonly links: readonly FoldedRecord[];
  /** What would be joined holds two records that somebody has said are different people; so it is not joined. */
  readonly contradicted: boolean;
}

/** `without`: ids of links to leave out, to see what would stand without them. */
export function joinedWith(
  store: ReadableStore,
  patient: string,
  without: ReadonlySet<string> = new Set(),
): Joined {
  const people = new Set([patient]);
  const links = new Map<string, FoldedRecord>();
  for (const id of people) {
    for (const link of linksOf(store, id).filter((each) => !without.has(each.id))) {
      links.set(link.id, link);
      const other = otherEnd(link, id);
      if (other !== null && says(link, 'same')) people.add(other);
    }
  }
  const all = [...links.values()];
  const within = (link: FoldedRecord): boolean =>
    [textOf(link, 'left'), textOf(link, 'right')].every((end) => end !== null && people.has(end));
  const against = all.filter((link) => within(link) && verdictsOf(link).has('different'));
  const contradicted = against.length > 0;
  const told = all.filter((link) => says(link, 'same') || isDisputed(link) || against.includes(link));
  return { people: contradicted ? [patient] : [...people], links: told, contradicted };
}

/** This patient and every record that is, undisputed, the same person. */
export function samePeople(store: ReadableStore, patient: string): string[] {
  return [...joinedWith(store, patient).people];
}

/** Patients about whom it is decided whether they are this one, be it through a third record. */
export function decidedAbout(store: ReadableStore, patient: string): Set<string> {
  const people = samePeople(store, patient);
  const decided = new Set(people);
  decided.delete(patient);
  for (const person of people) {
    for (const link of linksOf(store, person)) {
      const other = otherEnd(link, person);
      if (other === null || !says(link, 'different')) continue;
      for (const each of samePeople(store, other)) decided.add(each);
    }
  }
  return decided;
}

/** The record that new entries go to: the one with the current stay, else the one with the latest, else this one. */
export function writesTo(store: ReadableStore, patient: string): string {
  const people = samePeople(store, patient);
  if (people.length === 1) return patient;
  const here = people
    .map((person) => currentStay(store, person))
    .filter((stay) => stay !== null)
    .map((stay) => stay.id);
  const stays = staysOf(store, people);
  const stay = stays.find(({ id }) => here.includes(id)) ?? stays[0];
  return stay?.patient ?? patient;
}
