/** What was signed, as the parts of a form: a correction starts with them. */
import type { Json } from '../../../../../shared/changes/change.ts';
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import { isObject, valueOf } from '../../common/read.ts';

const possessionParts = [
  'because',
  'patientFactors',
  'medicines',
  'outcome',
  'reasons',
  'actions',
  'reviewBy',
] as const;

export function signedParts(signed: FoldedRecord): Record<string, Json> {
  if (signed.type === 'possession-assessment') {
    const said = possessionParts.map((part) => [part, valueOf(signed, part)] as const);
    return Object.fromEntries(said.filter(([, value]) => value !== null));
  }
  const parts = valueOf(signed, 'parts');
  return isObject(parts) ? parts : {};
}
