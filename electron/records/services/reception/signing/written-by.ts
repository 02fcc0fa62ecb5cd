/** Records that a signed assessment wrote itself: to the one that corrects it they are no earlier history. */
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import type { ContentPack } from '../../../../../shared/clinical/index.ts';
import type { ReadableStore } from '../../../store/store.ts';
import { isObject, textOf, valueOf } from '../../common/read.ts';
import { recordedIn, type Recorded } from './recorded.ts';

export function recordedBySigned(
  pack: ContentPack,
  signed: FoldedRecord | null,
  stay: string,
  patient: string,
): Recorded[] {
  const answers = valueOf(signed, 'answers');
  if (signed === null || !isObject(answers)) return [];
  return recordedIn({ pack, answers, stay, patient, at: textOf(signed, 'signedAt') ?? '' });
}

/** `corrects`: the signed assessment that the present one corrects, or null. */
export function recordsWrittenBy(
  store: ReadableStore,
  pack: ContentPack,
  stay: FoldedRecord,
  patient: string,
  corrects: string | null,
): ReadonlySet<string> {
  const signed = corrects === null ? null : store.record('signed-assessment', corrects);
  return new Set(recordedBySigned(pack, signed, stay.id, patient).map(({ id }) => id));
}
