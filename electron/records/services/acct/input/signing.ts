/** Everything that signing works from, gathered before anything is written. */
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import type { InputKind } from '../../../../../shared/records/acct.ts';
import type { AcctContent } from '../../../content/acct.ts';
import type { Store } from '../../../store/store.ts';
import { mustHave, textOf } from '../../common/read.ts';
import type { SignedInStaff } from '../../context.ts';

export interface Signing {
  readonly store: Store;
  readonly staff: SignedInStaff;
  readonly content: AcctContent;
  readonly draft: FoldedRecord;
  readonly kind: InputKind;
  readonly patient: string;
  readonly signedId: string;
  /** ISO instant of signing, with London's offset. */
  readonly at: string;
  /** The signed entry that this one corrects. */
  readonly corrects: FoldedRecord | null;
}

/** The draft that the first of a line of corrections was written in: what it wrote keeps its ids. */
export function firstDraftOf({
  store,
  draft,
  corrects,
}: Pick<Signing, 'store' | 'draft' | 'corrects'>): string {
  let first = draft.id;
  let signed = corrects;
  while (signed !== null) {
    first = textOf(signed, 'draft') ?? first;
    const before = textOf(signed, 'corrects');
    signed = before === null ? null : mustHave(store, signed.type, before);
  }
  return first;
}
