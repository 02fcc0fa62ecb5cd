/** What a draft still waits for before it may be signed. */
import { inputMissing, inputSaid } from '../../../../../shared/acct/input.ts';
import type { InputContent } from '../../../../../shared/acct/input-content.ts';
import { possessionMissing, possessionSaid } from '../../../../../shared/acct/possession.ts';
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import type { ServiceContext } from '../../context.ts';
import { textOf, valueOf } from '../../common/read.ts';
import { kindOfDraft, partsInConflict, partsOf } from './draft-record.ts';
import { heldBy } from './held-medicines.ts';

/** Sentences, undecided differences first; empty when it may be signed. */
export function missingOf(
  { store, acct }: Pick<ServiceContext, 'store' | 'acct'>,
  draft: FoldedRecord,
): string[] {
  const { input, possession } = acct();
  const kind = kindOfDraft(draft);
  const parts = partsOf(draft);
  const differing = partsInConflict(draft).map(
    (part) => `${partTitle(input, part)}: two people wrote different things. Write here what is to stand.`,
  );
  if (kind === 'possession')
    return [
      ...differing,
      ...possessionMissing(possession, possessionSaid(parts), heldBy(store, draft.patient ?? '')),
    ];
  const review = store.record('acct-review', textOf(draft, 'review') ?? '');
  const attendanceOwed = review !== null && valueOf(review, 'attendance') === null;
  return [...differing, ...inputMissing(input, { kind, attendanceOwed }, inputSaid(input, parts))];
}

/** As the form names it. */
export function partTitle({ parts }: Pick<InputContent, 'parts'>, part: string): string {
  const title = parts.find(({ id }) => id === part)?.title;
  if (title !== undefined) return title;
  const spaced = part.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
