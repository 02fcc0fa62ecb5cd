/**
 * The slow, obvious fold: from a set of changes to the records people read. The store does the same incrementally; tests
 * hold the two against each other.
 */
import type { RecordType } from '../records/define.ts';
import type { Change } from './change.ts';
import { compareStamps, effectiveReplaces, foldField, readChange, versionOf } from './registers.ts';
import type { FoldedField, FoldedRecord } from './version.ts';

export interface LoggedChange {
  readonly change: Change;
  /** Milliseconds for merging as the central record capped them; null until it has. */
  readonly effectiveMs: number | null;
}

/** Patient that a change belongs to; a patient's own record belongs to that patient. */
export function patientOf(change: Change): string | null {
  return change.patient ?? (change.record.type === 'patient' ? change.record.id : null);
}

/** Both ends of a link between patients: what it says is about either of them. Empty for every other change. */
export function linkedPatients(change: Change): string[] {
  if (change.record.type !== 'patient-link') return [];
  return ['left', 'right']
    .map((end) => change.fields[end]?.value)
    .filter((value): value is string => typeof value === 'string');
}

/** Whether change `a` comes before `b` by the authors' clocks, which decide who began a record. */
export function beganBefore(a: Pick<Change, 'id' | 'clock'>, b: Pick<Change, 'id' | 'clock'>): boolean {
  return compareStamps({ ...a.clock, changeId: a.id }, { ...b.clock, changeId: b.id }) < 0;
}

/** Folds every change this build can read, once each; the order of `changes` does not matter. Key: type and id. */
export function foldChanges(
  types: Readonly<Record<string, RecordType>>,
  changes: readonly LoggedChange[],
): Map<string, FoldedRecord> {
  const once = new Map(changes.map((logged) => [logged.change.id, logged]));
  const byRecord = Map.groupBy(
    [...once.values()].filter(({ change }) => readChange(types, change).as === 'folded'),
    ({ change }) => `${change.record.type} ${change.record.id}`,
  );
  return new Map(
    [...byRecord].map(([key, logged]) => {
      const type = types[logged[0]?.change.record.type ?? ''] as RecordType;
      return [key, foldRecord(type, logged)];
    }),
  );
}

function foldRecord(type: RecordType, logged: readonly LoggedChange[]): FoldedRecord {
  const first = logged.map(({ change }) => change).reduce((a, b) => (beganBefore(b, a) ? b : a));
  const names = new Set(logged.flatMap(({ change }) => Object.keys(change.fields)));
  const fields: Record<string, FoldedField> = {};
  for (const name of [...names].toSorted()) {
    const writes = logged.filter(({ change }) => Object.hasOwn(change.fields, name));
    const replaced = new Set(
      writes.flatMap(({ change }) => effectiveReplaces(type, change.id, change.fields[name]?.replaces ?? [])),
    );
    const versions = writes
      .filter(({ change }) => !replaced.has(change.id))
      .map(({ change, effectiveMs }) => versionOf(change, name, effectiveMs));
    if (versions.length > 0) fields[name] = foldField(type, name, versions);
  }
  return {
    type: type.type,
    id: first.record.id,
    patient: patientOf(first),
    establishment: first.establishment,
    fields,
    conflicts: Object.keys(fields).filter((name) => fields[name]?.conflict),
  };
}
