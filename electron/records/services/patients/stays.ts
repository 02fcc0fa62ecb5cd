/** Custody stays of a person: which one is now, which escort records belong to it. */
import type { FoldedRecord } from '../../../../shared/changes/version.ts';
import type { ReadableStore } from '../../store/store.ts';
import { textOf } from '../common/read.ts';

const arrived = (stay: FoldedRecord): number => Date.parse(textOf(stay, 'arrivedAt') ?? '') || 0;

/** Stays of these records, latest arrival first. */
export function staysOf(store: ReadableStore, patients: readonly string[]): FoldedRecord[] {
  return patients
    .flatMap((patient) => store.recordsOfPatient(patient, 'stay'))
    .toSorted((a, b) => arrived(b) - arrived(a));
}

/** The stay the person is in; null when they are not in custody here. */
export function currentStay(store: ReadableStore, patient: string): FoldedRecord | null {
  const open = store
    .recordsOfPatient(patient, 'stay')
    .filter((stay) => textOf(stay, 'departedAt') === null)
    .toSorted((a, b) => arrived(b) - arrived(a));
  return open[0] ?? null;
}

/** Escort records of a stay or of the arrival it began with, newest first. */
export function escortRecordsOf(
  store: ReadableStore,
  stay: string | null,
  arrival: string | null,
): FoldedRecord[] {
  const found = [
    ...(stay === null ? [] : store.recordsWhere('escort-record', 'stay', stay)),
    ...(arrival === null ? [] : store.recordsWhere('escort-record', 'arrival', arrival)),
  ];
  const once = new Map(found.map((record) => [record.id, record]));
  const at = (record: FoldedRecord): number => Date.parse(textOf(record, 'recordedAt') ?? '') || 0;
  return [...once.values()].toSorted((a, b) => at(b) - at(a));
}
