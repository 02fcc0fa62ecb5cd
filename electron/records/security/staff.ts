/** Members of staff as their replicated records say; the role that counts is the one of this moment. */
import type { FoldedRecord } from '../../../shared/changes/version.ts';
import { roleSchema } from '../../../shared/records/people.ts';
import { normaliseUsername } from './keyring-entries.ts';
import type { SignedInStaff } from '../services/context.ts';
import type { ReadableStore } from '../store/store.ts';

/** The person, or null when the record is not held, not whole, or no longer active. */
export function activeStaff(store: ReadableStore, staffId: string): SignedInStaff | null {
  const record = store.record('staff', staffId);
  return record === null || record.fields['active']?.value !== true ? null : staffOf(record);
}

/** The person behind a record; null when its role is not one this build knows. */
export function staffOf(record: FoldedRecord): SignedInStaff | null {
  const role = roleSchema.safeParse(record.fields['role']?.value);
  if (!role.success) return null;
  const text = (field: string) => {
    const value = record.fields[field]?.value;
    return typeof value === 'string' ? value : null;
  };
  return {
    staffId: record.id,
    username: text('username') ?? '',
    name: text('name') ?? '',
    role: role.data,
    registration: text('registration'),
  };
}

/** Records with this username, however it was typed. Two workstations offline may have given it twice. */
export function staffNamed(store: ReadableStore, username: string): readonly FoldedRecord[] {
  return store.recordsWhere('staff', 'username', normaliseUsername(username));
}
