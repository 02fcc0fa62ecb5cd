/** Staff as the central record holds them, so that a workstation's word about a role is not enough. */
import { roleSchema, type Role } from '../../shared/records/people.ts';
import type { FoldedRecord } from '../../shared/changes/version.ts';
import type { Query } from '../database/database.ts';

/** Role of an active member of staff; null for anybody else. */
export async function staffRole(query: Query, establishment: string, staff: string): Promise<Role | null> {
  const [row] = await query<{ folded: FoldedRecord }>(
    "SELECT folded FROM record WHERE establishment = $1 AND type = 'staff' AND id = $2",
    [establishment, staff],
  );
  const fields = row?.folded.fields;
  if (fields?.['active']?.value !== true) return null;
  const role = roleSchema.safeParse(fields['role']?.value);
  return role.success ? role.data : null;
}
