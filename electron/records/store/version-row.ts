/** Rows of `version` as the versions that everybody reads; what was written stands in the log. */
import type { Change } from '../../../shared/changes/change.ts';
import { versionOf } from '../../../shared/changes/registers.ts';
import type { Version } from '../../../shared/changes/version.ts';

export interface VersionRow {
  readonly record: number;
  readonly field: string;
  readonly pos: number;
  readonly ms: number;
}

export function versionFromRow(row: VersionRow, change: Change): Version {
  return versionOf(change, row.field, row.ms);
}
