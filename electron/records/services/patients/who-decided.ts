/**
 * Two workstations said differently who has arrived. Once a clinician has decided, the records of both are one person's
 * where the other was made from this very arrival; where the other is somebody known before, that stays undecided.
 */
import type { Json } from '../../../../shared/changes/change.ts';
import type { FoldedRecord } from '../../../../shared/changes/version.ts';
import type { DraftChange, ReadableStore } from '../../store/store.ts';
import { derivedId } from '../common/ids.ts';
import { changeDraft, present } from '../common/write.ts';

/** Links to write with a decision on `arrival.patient`; none for any other field. */
export function whoDecided(
  store: ReadableStore,
  record: FoldedRecord,
  field: string,
  decided: Json,
): DraftChange[] {
  if (record.type !== 'arrival' || field !== 'patient' || typeof decided !== 'string') return [];
  const madeHere = derivedId.patient(record.id);
  const others = (record.fields['patient']?.versions ?? [])
    .map((version) => version.value)
    .filter((value) => typeof value === 'string' && value !== decided);
  return [...new Set(others.map(String))]
    .map((other) => {
      const id = derivedId.patientLink(decided, other);
      const [left = decided, right = other] = [decided, other].toSorted();
      const same = other === madeHere || decided === madeHere;
      return changeDraft(
        store.record('patient-link', id),
        { type: 'patient-link', id, patient: decided },
        {
          left,
          right,
          verdict: same ? 'same' : 'undecided',
          reason: 'Recorded for the same arrival on two workstations.',
        },
      );
    })
    .filter(present);
}
