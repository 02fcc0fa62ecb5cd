/** A draft of health input as it is held: its parts, whose it is, what it belongs to, and whether it may still be written. */
import type { Json } from '../../../../../shared/changes/change.ts';
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import type { InputKind } from '../../../../../shared/records/acct.ts';
import { Failure } from '../../../../../shared/failure/failure.ts';
import type { ReadableStore } from '../../../store/store.ts';
import { differs } from '../../common/conflicts.ts';
import { mustHave, textOf } from '../../common/read.ts';

const FAMILY = 'part.';

export const fieldOfPart = (part: string): string => `${FAMILY}${part}`;

/** Parts by id; one that was taken back is left out. */
export function partsOf(draft: FoldedRecord): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(draft.fields)
      .filter(([name, field]) => name.startsWith(FAMILY) && field.value !== null)
      .map(([name, field]) => [name.slice(FAMILY.length), field.value]),
  );
}

/** Ids of parts in which two people wrote different things without seeing each other. */
export function partsInConflict(draft: FoldedRecord): string[] {
  return draft.conflicts
    .filter((name) => name.startsWith(FAMILY) && differs(draft.fields[name] ?? noField))
    .map((name) => name.slice(FAMILY.length));
}

const noField = { value: null, versions: [], conflict: false } as const;

export const kindOfDraft = (draft: FoldedRecord): InputKind => textOf(draft, 'kind') as InputKind;

export const stateOfDraft = (draft: FoldedRecord): 'in-progress' | 'put-away' | 'signed' =>
  (textOf(draft, 'state') ?? 'in-progress') as 'in-progress' | 'put-away' | 'signed';

export function mustHaveDraft(store: ReadableStore, draftId: string): FoldedRecord {
  return mustHave(store, 'acct-draft', draftId);
}

/** The draft, or a refusal in words that says what to do instead of writing into it. */
export function writableDraft(store: ReadableStore, draftId: string): FoldedRecord {
  const draft = mustHaveDraft(store, draftId);
  const state = stateOfDraft(draft);
  if (state === 'signed') {
    throw new Failure(
      'conflict',
      'This was signed and cannot be altered. Begin a correction: it starts with what was signed.',
    );
  }
  if (state === 'put-away') {
    throw new Failure('conflict', 'This draft was put away. Take it up again before you write in it.');
  }
  return draft;
}

/** Signed entries of both sorts, by the kind of form they were written with. */
export const signedTypeOf = (kind: InputKind): 'acct-input' | 'possession-assessment' =>
  kind === 'possession' ? 'possession-assessment' : 'acct-input';
