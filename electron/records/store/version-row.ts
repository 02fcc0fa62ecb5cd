/** Rows of `version` as the versions that everybody reads. */
import type { Json } from '../../../shared/changes/change.ts';
import type { Version } from '../../../shared/changes/version.ts';

export interface VersionRow {
  readonly record: number;
  readonly field: string;
  readonly changeId: string;
  readonly value: string;
  readonly ms: number;
  readonly counter: number;
  readonly device: string;
  readonly author: string;
  readonly happenedAt: string;
  readonly establishment: string;
}

export const VERSION_COLUMNS =
  'v.record, v.field, v.change_id AS changeId, v.value, v.ms, v.counter, v.device, v.author, v.happened_at AS happenedAt, v.establishment';

export function versionFromRow(row: VersionRow): Version {
  return {
    changeId: row.changeId,
    value: JSON.parse(row.value) as Json,
    ms: row.ms,
    counter: row.counter,
    device: row.device,
    author: row.author,
    happenedAt: row.happenedAt,
    establishment: row.establishment,
  };
}
