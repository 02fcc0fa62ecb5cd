/** The frozen health input, and what its parts write elsewhere: attendance, referrals and support actions. */
import { inputSaid, type InputSaid } from '../../../../../shared/acct/input.ts';
import type { AttendancePart } from '../../../../../shared/acct/parts.ts';
import type { Json } from '../../../../../shared/changes/change.ts';
import { Failure } from '../../../../../shared/failure/failure.ts';
import type { DraftChange } from '../../../store/store.ts';
import { mustHave, textOf, valueOf } from '../../common/read.ts';
import { changeDraft, newDraft, present } from '../../common/write.ts';
import { samePeople } from '../../patients/links.ts';
import { partsOf } from './draft-record.ts';
import { referralDrafts } from './sign-referrals.ts';
import { supportDrafts } from './sign-supports.ts';
import { signedParts } from './signed-parts.ts';
import type { Signing } from './signing.ts';

export function inputDrafts(signing: Signing): DraftChange[] {
  const { content, draft, corrects } = signing;
  const said = inputSaid(content.input, partsOf(draft));
  const before = corrects === null ? null : inputSaid(content.input, signedParts(corrects));
  return [
    frozen(signing, said),
    attendanceDraft(signing, said.attendance),
    ...referralDrafts(signing, said.referrals, before?.referrals ?? []),
    ...supportDrafts(signing, said.supports, before?.supports ?? []),
  ].filter(present);
}

function frozen(signing: Signing, said: InputSaid): DraftChange {
  const { content, draft, kind, patient, staff, signedId, at, corrects } = signing;
  const { texts, attendance, referrals, supports } = said;
  const possession = possessionSaid(signing, said);
  const parts: Record<string, Json> = {
    ...texts,
    ...(attendance === null || attendance.mode === null ? {} : { attendance }),
    ...(possession === null ? {} : { possession }),
    ...(referrals.length === 0 ? {} : { referrals: referrals as unknown as Json }),
    ...(supports.length === 0 ? {} : { supports: supports as unknown as Json }),
  };
  const values: Record<string, Json> = {
    draft: draft.id,
    kind,
    acct: textOf(draft, 'acct'),
    review: textOf(draft, 'review'),
    stay: textOf(draft, 'stay'),
    parts,
    content: content.input.version,
    signedBy: staff.staffId,
    signedAt: at,
    corrects: corrects?.id ?? null,
  };
  return newDraft({ type: 'acct-input', id: signedId, patient }, values, at);
}

/** With the outcome as it is now, so that the input says it wherever it is read, whatever comes later. */
function possessionSaid({ store, patient }: Signing, { possession }: InputSaid): Json {
  if (possession === null || possession.reassessed === null) return null;
  if (possession.assessment === null) return { ...possession, outcome: null };
  const assessment = mustHave(store, 'possession-assessment', possession.assessment);
  if (!samePeople(store, patient).includes(assessment.patient ?? ''))
    throw new Failure('invalid', 'The assessment of medicines in possession is somebody else’s.', {
      field: 'possession',
    });
  return { ...possession, outcome: valueOf(assessment, 'outcome') };
}

/** Said of the review where nobody has said it yet; what stands there is not overruled by a form. */
function attendanceDraft(
  { store, staff, draft, at }: Signing,
  said: AttendancePart | null,
): DraftChange | null {
  if (said === null || said.mode === null) return null;
  const review = store.record('acct-review', textOf(draft, 'review') ?? '');
  if (review === null || valueOf(review, 'attendance') !== null) return null;
  const words = (text: string): string | null => (text.trim() === '' ? null : text.trim());
  const attendance = {
    mode: said.mode,
    who: words(said.who),
    role: words(said.role),
    reason: words(said.reason),
    by: staff.staffId,
    at,
  };
  return changeDraft(review, { type: 'acct-review', id: review.id, patient: review.patient }, { attendance });
}
