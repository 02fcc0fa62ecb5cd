/** Reading folded records: values in force, with the emptiness that a missing field means. */
import type { Json } from '../../../../shared/changes/change.ts';
import type { FoldedRecord } from '../../../../shared/changes/version.ts';
import { Failure } from '../../../../shared/failure/failure.ts';
import type { ReadableStore } from '../../store/store.ts';

/** The value in force; null where the field was never written. */
export function valueOf(record: FoldedRecord | null | undefined, field: string): Json {
  return record?.fields[field]?.value ?? null;
}

export function textOf(record: FoldedRecord | null | undefined, field: string): string | null {
  const value = valueOf(record, field);
  return typeof value === 'string' ? value : null;
}

export function isTrue(record: FoldedRecord | null | undefined, field: string): boolean {
  return valueOf(record, field) === true;
}

export function listOf<T extends Json>(record: FoldedRecord | null | undefined, field: string): T[] {
  const value = valueOf(record, field);
  return Array.isArray(value) ? (value as T[]) : [];
}

/** Ids of the changes now in a field: what somebody who has just read it has seen. */
export function seenIn(record: FoldedRecord | null | undefined, field: string): string[] {
  return (record?.fields[field]?.versions ?? []).map((version) => version.changeId);
}

const names: Readonly<Record<string, string>> = {
  patient: 'This person',
  arrival: 'This arrival',
  stay: 'This custody stay',
  assessment: 'This assessment',
  'signed-assessment': 'This signed assessment',
  action: 'This action',
  acct: 'This ACCT',
  'acct-review': 'This review',
};

/** The record, or a Failure of kind `not-found` in words. */
export function mustHave(store: ReadableStore, type: string, id: string): FoldedRecord {
  const record = store.record(type, id);
  if (record === null) {
    throw new Failure(
      'not-found',
      `${names[type] ?? 'This record'} is not held on this workstation. It may not have arrived yet.`,
    );
  }
  return record;
}

export function isObject(value: unknown): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text or number as text; empty for anything else. */
export function asText(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}
