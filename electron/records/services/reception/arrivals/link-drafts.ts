/** What became of the possible matches of somebody who arrived: set aside by the nurse, or not decided by anybody yet. */
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import type { DraftChange } from '../../../store/store.ts';
import type { ServiceContext } from '../../context.ts';
import { derivedId } from '../../common/ids.ts';
import { identityOf } from '../../common/person.ts';
import { changeDraft, newDraft, present } from '../../common/write.ts';
import { possibleMatches } from '../../patients/match.ts';

/** Links are never written over a decision by a machine; the nurse's own word replaces an earlier one. */
export function linkDrafts(
  { store }: ServiceContext,
  arrival: FoldedRecord,
  patient: string,
  setAside: readonly string[],
): DraftChange[] {
  const aside = setAside.filter((other) => other !== patient && store.record('patient', other) !== null);
  const different = aside.map((other) => {
    const target = { type: 'patient-link', id: derivedId.patientLink(patient, other), patient };
    const values = {
      ...ends(patient, other),
      verdict: 'different',
      reason: 'Set aside when the person arrived.',
    };
    return changeDraft(store.record('patient-link', target.id), target, values);
  });
  const undecided = possibleMatches(store, identityOf(arrival))
    .map((match) => match.patient.id)
    .filter((other) => other !== patient && !aside.includes(other))
    .filter((other) => store.record('patient-link', derivedId.patientLink(patient, other)) === null)
    .map((other) => {
      const target = { type: 'patient-link', id: derivedId.patientLink(patient, other), patient };
      const reason = 'May be the same person; nobody has decided yet.';
      return newDraft(target, { ...ends(patient, other), verdict: 'undecided', reason });
    });
  return [...different, ...undecided].filter(present);
}

function ends(a: string, b: string): { left: string; right: string } {
  const [left = a, right = b] = [a, b].toSorted();
  return { left, right };
}
