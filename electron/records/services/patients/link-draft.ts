/** Writing what is said about two records. Every change names both ends, so that a replica knows at once whom it concerns. */
import type { FoldedRecord } from '../../../../shared/changes/version.ts';
import type { DraftChange } from '../../store/store.ts';
import { derivedId } from '../common/ids.ts';
import { seenIn, textOf } from '../common/read.ts';
import type { Verdict } from './links.ts';

export interface LinkSaid {
  readonly verdict: Verdict;
  readonly reason: string;
}

/** `link`: what is held about the two; null when nothing is. Replaces all that stands in it. */
export function linkDraft(
  link: FoldedRecord | null,
  [a, b]: readonly [string, string],
  { verdict, reason }: LinkSaid,
): DraftChange {
  const [left = a, right = b] = [a, b].toSorted();
  const id = link?.id ?? derivedId.patientLink(a, b);
  const values = {
    left: textOf(link, 'left') ?? left,
    right: textOf(link, 'right') ?? right,
    verdict,
    reason,
  };
  return {
    record: { type: 'patient-link', id },
    patient: link?.patient ?? left,
    fields: Object.fromEntries(
      Object.entries(values).map(([field, value]) => [field, { value, replaces: seenIn(link, field) }]),
    ),
  };
}
