/** The policy of the establishment as it is in force here; the usual values where there is none. */
import { policyBounds } from '../../../shared/records/policy.ts';
import { derivedId } from '../services/common/ids.ts';
import { isObject, valueOf } from '../services/common/read.ts';
import type { ReadableStore } from '../store/store.ts';

export interface Policy {
  /** Minutes without input until the screen locks. */
  readonly idleLockMinutes: number;
  /** Days that a workstation may go without the central record. */
  readonly grantDays: number;
  /** Days before that from which it is said. */
  readonly grantWarnDays: number;
  readonly workingHours: { readonly from: string; readonly to: string } | null;
}

export const USUAL_POLICY: Policy = {
  idleLockMinutes: policyBounds.idleLockMinutes.usual,
  grantDays: policyBounds.grantDays.usual,
  grantWarnDays: policyBounds.grantWarnDays.usual,
  workingHours: null,
};

/** While two differ, the record's own merge rule gives the stricter. Outside its bounds a number counts as not set. */
export function policyIn(store: ReadableStore, establishment: string): Policy {
  const record = store.record('site-policy', derivedId.sitePolicy(establishment));
  const number = (field: keyof typeof policyBounds): number => {
    const value = valueOf(record, field);
    const { least, most, usual } = policyBounds[field];
    return typeof value === 'number' && value >= least && value <= most ? value : usual;
  };
  const hours = valueOf(record, 'workingHours');
  const { from, to } = isObject(hours) ? hours : {};
  return {
    idleLockMinutes: number('idleLockMinutes'),
    grantDays: number('grantDays'),
    grantWarnDays: number('grantWarnDays'),
    workingHours: typeof from === 'string' && typeof to === 'string' ? { from, to } : null,
  };
}
