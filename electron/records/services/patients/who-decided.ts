/**
 * Two workstations said differently who has arrived. Once a clinician has decided, the records of both are one person's
 * where the other was made from this very arrival; where the other is somebody known before, that stays undecided.
 */
import type { Change, Json } from '../../../../shared/changes/change.ts';
import type { FoldedRecord } from '../../../../shared/changes/version.ts';
import type { DraftChange, ReadableStore, Store } from '../../store/store.ts';
import { derivedId } from '../common/ids.ts';
import { changesById } from '../common/origin.ts';
import { present } from '../common/write.ts';
import { linkDraft } from './link-draft.ts';
import { says, type Verdict } from './links.ts';

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
      const link = store.record('patient-link', derivedId.patientLink(decided, other));
      const verdict = other === madeHere || decided === madeHere ? 'same' : 'undecided';
      if (link !== null && says(link, verdict)) return null;
      const reason = 'Recorded for the same arrival on two workstations.';
      return linkDraft(link, [decided, other], { verdict, reason });
    })
    .filter(present);
}

/** What a decision on `arrival.patient` said about the records of both, taken back with it. */
export function takenBackLinks(
  store: Store,
  record: FoldedRecord,
  field: string,
  decision: Change,
): DraftChange[] {
  const decided = decision.fields[field]?.value;
  if (record.type !== 'arrival' || field !== 'patient' || typeof decided !== 'string') return [];
  const others = changesById(store, decision.fields[field]?.replaces ?? [])
    .map((change) => change.fields[field]?.value)
    .filter((value) => typeof value === 'string' && value !== decided);
  return [...new Set(others.map(String))]
    .map((other) => {
      const link = store.record('patient-link', derivedId.patientLink(decided, other));
      const standing = link?.fields['verdict']?.versions ?? [];
      const [said] = changesById(
        store,
        standing.map((version) => version.changeId),
      ).filter((change) => change.group !== null && change.group === decision.group);
      if (link === null || said === undefined) return null;
      const [before] = changesById(store, said.fields['verdict']?.replaces ?? []);
      const verdict = (before?.fields['verdict']?.value ?? 'undecided') as Verdict;
      const reason = 'The decision who had arrived was taken back.';
      return linkDraft(link, [decided, other], { verdict, reason });
    })
    .filter(present);
}
