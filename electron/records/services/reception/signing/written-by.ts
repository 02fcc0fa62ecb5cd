/** Records that a signed assessment wrote itself: to the one that corrects it they are no earlier history. */
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import type { ContentPack } from '../../../../../shared/clinical/index.ts';
import { civilDateOf } from '../../../../../shared/followup/clock.ts';
import type { ReadableStore } from '../../../store/store.ts';
import { isObject, textOf, valueOf } from '../../common/read.ts';
import { recordedIn, type Recorded } from './recorded.ts';

/** The stay, the person and the signed assessment that the present one corrects; null when it corrects none. */
export interface Correcting {
  readonly stay: FoldedRecord;
  readonly patient: string;
  readonly corrects: FoldedRecord | null;
}

export function recordedBySigned(
  store: ReadableStore,
  pack: ContentPack,
  { stay, patient, corrects }: Correcting,
): Recorded[] {
  const answers = valueOf(corrects, 'answers');
  if (corrects === null || !isObject(answers)) return [];
  const at = textOf(corrects, 'signedAt') ?? '';
  return recordedIn({ pack, answers, stay: stay.id, patient, at }).filter(
    ({ type, id }) => !knownBefore(store.record(type, id), stay),
  );
}

/**
 * Allergies and conditions are the person's, not the stay's: one first noted at an earlier stay is not this assessment's to
 * take back. A correction to "no" then stands against the record, as it would for anybody else.
 */
function knownBefore(record: FoldedRecord | null, stay: FoldedRecord): boolean {
  const arrived = textOf(stay, 'arrivedAt');
  if (record === null || arrived === null) return false;
  const recordedAt = textOf(record, 'recordedAt');
  if (recordedAt !== null) return Date.parse(recordedAt) < Date.parse(arrived);
  const noted = textOf(record, 'noted');
  return noted !== null && noted < civilDateOf(arrived);
}

export function recordsWrittenBy(
  store: ReadableStore,
  pack: ContentPack,
  correcting: Correcting,
): ReadonlySet<string> {
  return new Set(recordedBySigned(store, pack, correcting).map(({ id }) => id));
}
