/** Words that somebody wrote into a draft on another workstation while it was being signed here: kept, and not part of what was signed. */
import type { Json } from '../../../../../shared/changes/change.ts';
import { sameValue } from '../../../../../shared/changes/registers.ts';
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import type { ReadableStore } from '../../../store/store.ts';
import { textOf } from '../../common/read.ts';
import { kindOfDraft, partsOf, signedTypeOf } from './draft-record.ts';
import { signedParts } from './signed-parts.ts';

const trimmed = (value: Json): Json => (typeof value === 'string' ? value.trim() : value);

/** Texts of a signed draft that differ from what was signed of it; empty for a draft that is not signed or not held. */
export function lateParts(store: ReadableStore, draft: FoldedRecord | null): Record<string, Json> {
  if (draft === null) return {};
  const signed = store
    .recordsOfPatient(draft.patient ?? '', signedTypeOf(kindOfDraft(draft)))
    .filter((each) => textOf(each, 'draft') === draft.id);
  if (signed.length === 0) return {};
  const held = signed.map(signedParts);
  return Object.fromEntries(
    Object.entries(partsOf(draft)).filter(
      ([part, value]) =>
        typeof value === 'string' &&
        value.trim() !== '' &&
        !held.some((parts) => sameValue(trimmed(parts[part] ?? null), trimmed(value))),
    ),
  );
}
