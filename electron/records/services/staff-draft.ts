/** A staff record as a change: new, or what differs from the one that is held. */
import type { FieldWrite } from '../../../shared/changes/change.ts';
import type { FoldedRecord } from '../../../shared/changes/version.ts';
import type { Role } from '../../../shared/records/people.ts';
import type { DraftChange } from '../store/store.ts';

export interface StaffFields {
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  readonly registration: string | null;
}

/** Writes every field of a new person, or those that differ from `held`, replacing what its author saw. */
export function staffDraft(
  staffId: string,
  person: StaffFields,
  active = true,
  held: FoldedRecord | null = null,
): DraftChange {
  const { username, name, role, registration } = person;
  const wanted = { username, name, role, registration, active };
  const fields: Record<string, FieldWrite> = {};
  for (const [field, value] of Object.entries(wanted)) {
    const now = held?.fields[field];
    if (now !== undefined && !now.conflict && now.value === value) continue;
    fields[field] = { value, replaces: now?.versions.map((version) => version.changeId) ?? [] };
  }
  return { record: { type: 'staff', id: staffId }, patient: null, fields };
}
