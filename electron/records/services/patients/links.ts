/** Records that a clinician has said are, or are not, one person. Nothing is merged: a link can be taken back. */
import type { FoldedRecord } from '../../../../shared/changes/version.ts';
import type { ReadableStore } from '../../store/store.ts';
import { textOf } from '../common/read.ts';

/** Every link of this patient, whichever end it stands at. */
export function linksOf(store: ReadableStore, patient: string): FoldedRecord[] {
  return [
    ...store.recordsWhere('patient-link', 'left', patient),
    ...store.recordsWhere('patient-link', 'right', patient),
  ];
}

function otherEnd(link: FoldedRecord, patient: string): string | null {
  const left = textOf(link, 'left');
  return left === patient ? textOf(link, 'right') : left;
}

/** This patient and every record linked to it as the same person, directly or through another. */
export function samePeople(store: ReadableStore, patient: string): string[] {
  const found = new Set([patient]);
  for (const id of found) {
    for (const link of linksOf(store, id)) {
      const other = otherEnd(link, id);
      if (other !== null && textOf(link, 'verdict') === 'same') found.add(other);
    }
  }
  return [...found];
}

/** Patients about whom it is decided whether they are this one. */
export function decidedAbout(store: ReadableStore, patient: string): Set<string> {
  const decided = linksOf(store, patient).filter((link) => textOf(link, 'verdict') !== 'undecided');
  return new Set(decided.map((link) => otherEnd(link, patient) ?? ''));
}
