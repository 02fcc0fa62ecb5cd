/** Making drafts: what changes, and which earlier changes the author saw. */
import type { Json } from '../../../../shared/changes/change.ts';
import { sameValue } from '../../../../shared/changes/registers.ts';
import type { FoldedRecord } from '../../../../shared/changes/version.ts';
import type { Author, DraftChange } from '../../store/store.ts';
import type { ServiceContext } from '../context.ts';
import { seenIn } from './read.ts';

type Values = Readonly<Record<string, Json>>;

export interface Target {
  readonly type: string;
  readonly id: string;
  readonly patient: string | null;
}

/** A draft for a record nobody has written yet. */
export function newDraft(target: Target, values: Values, happenedAt?: string): DraftChange {
  return draft(target, values, () => [], happenedAt);
}

/**
 * A draft that replaces what is now in those fields of `record`; fields that already hold the value are left out.
 * Null when nothing would change.
 */
export function changeDraft(
  record: FoldedRecord | null,
  target: Target,
  values: Values,
  happenedAt?: string,
): DraftChange | null {
  const changed = Object.entries(values).filter(([field, value]) => {
    const held = record?.fields[field];
    return held === undefined || held.versions.length > 1 || !sameValue(held.value, value);
  });
  if (changed.length === 0) return null;
  return draft(target, Object.fromEntries(changed), (field) => seenIn(record, field), happenedAt);
}

function draft(
  { type, id, patient }: Target,
  values: Values,
  replaces: (field: string) => string[],
  happenedAt?: string,
): DraftChange {
  return {
    record: { type, id },
    patient,
    fields: Object.fromEntries(
      Object.entries(values).map(([field, value]) => [field, { value, replaces: replaces(field) }]),
    ),
    ...(happenedAt === undefined ? {} : { happenedAt }),
  };
}

/** Who is writing: the person signed in, at this establishment. */
export function authorOf(context: Pick<ServiceContext, 'staff' | 'establishment'>): Author {
  return { staffId: context.staff.staffId, establishment: context.establishment.id };
}

export const present = <T>(value: T | null | undefined): value is T => value !== null && value !== undefined;
