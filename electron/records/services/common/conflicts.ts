/**
 * Which differing values are a conflict for a clinician. The store says where values differ; here those are left out that
 * nobody has to decide: two nurses giving the same answer at different times, and who began the assessment first.
 */
import type { Json } from '../../../../shared/changes/change.ts';
import { sameValue } from '../../../../shared/changes/registers.ts';
import type { FoldedField, FoldedRecord } from '../../../../shared/changes/version.ts';
import { isObject } from './read.ts';

/** Fields in which the first or the latest word is as good as the other. */
const bookkeeping: Readonly<Record<string, readonly string[]>> = {
  assessment: ['startedAt', 'assessor', 'supervisor', 'incomplete', 'pack', 'packVersion', 'signed', 'state'],
  arrival: ['feed', 'warnings', 'potentialMatches', 'alerts', 'state', 'stay'],
  action: ['handling', 'because', 'title', 'assessment', 'dueAt'],
  medicine: ['recordedAt'],
  allergy: ['recordedAt'],
  appointment: ['sooner'],
  booking: ['bookedBy', 'bookedAt', 'because', 'cancelledBecause'],
  'clinic-exception': ['reason'],
  'planned-date': ['source', 'note'],
  'patient-link': ['reason'],
  'release-plan': ['seenDate'],
  'share-consent': ['recordedBy'],
  'follow-on': ['openedBy', 'openedAt'],
};

/** The value without the stamp of who gave it when, so that equal answers count as equal. */
export function unstamped(value: Json): Json {
  if (!isObject(value) || !('by' in value) || !('at' in value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== 'by' && key !== 'at'));
}

/** True when the versions of this field say different things that somebody has to decide between. */
export function differs(field: FoldedField): boolean {
  const first = field.versions[0];
  if (!field.conflict || first === undefined) return false;
  const value = unstamped(first.value);
  return field.versions.some((version) => !sameValue(unstamped(version.value), value));
}

/** Names of the fields of a record that need a clinician's decision. */
export function openConflicts(record: FoldedRecord): string[] {
  const machine = bookkeeping[record.type] ?? [];
  return record.conflicts.filter((name) => {
    const field = record.fields[name];
    return field !== undefined && !machine.includes(name) && differs(field);
  });
}
