/**
 * Allergies on record that somebody checked and found to be none: entered in error, and no longer on the banner. Why stands
 * in the signed assessment, beside the contradiction that was decided.
 */
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import type { DraftChange } from '../../../store/store.ts';
import { textOf } from '../../common/read.ts';
import { changeDraft, present } from '../../common/write.ts';
import { samePeople } from '../../patients/links.ts';
import type { SigningOf } from './signing-of.ts';

/** Allergies of this person, under whatever record, that this signature refutes. Only a decision that still holds counts. */
export function refutedAllergies({ store, pack, patient, evaluation }: SigningOf): FoldedRecord[] {
  const refuted = pack.pack.records.allergies?.refuted;
  if (refuted === undefined) return [];
  const { contradiction, decision } = refuted;
  const decided = evaluation.contradictions.find(({ rule }) => rule === contradiction);
  if (decided === undefined || !decided.resolved || decided.decision?.decision !== decision) return [];
  return samePeople(store, patient.id)
    .flatMap((person) => store.recordsOfPatient(person, 'allergy'))
    .filter((allergy) => textOf(allergy, 'state') === 'present');
}

export function refutedDrafts(signing: SigningOf): DraftChange[] {
  return refutedAllergies(signing)
    .map((allergy) =>
      changeDraft(
        allergy,
        { type: 'allergy', id: allergy.id, patient: allergy.patient },
        { state: 'entered-in-error' },
      ),
    )
    .filter(present);
}
