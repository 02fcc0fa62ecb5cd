/** Signing: everything checked, the password asked again, and all that follows committed as one group or not at all. */
import type { Output, Parsed } from '../../../../../shared/contract/contract.ts';
import { Failure } from '../../../../../shared/failure/failure.ts';
import { instantInLondon } from '../../../../../shared/followup/clock.ts';
import type { DraftChange } from '../../../store/store.ts';
import type { ServiceContext } from '../../context.ts';
import { textOf } from '../../common/read.ts';
import { authorOf, changeDraft, present } from '../../common/write.ts';
import { samePeople } from '../../patients/links.ts';
import { missingOf } from './asked.ts';
import { kindOfDraft, partsInConflict, signedTypeOf, writableDraft } from './draft-record.ts';
import { inputDrafts } from './sign-input.ts';
import { possessionDrafts } from './sign-possession.ts';
import type { Signing } from './signing.ts';

/** More sentences than this nobody reads at once; the rest is counted. */
const MOST_SENTENCES = 15;

export async function signDraft(
  context: ServiceContext,
  { draftId, password }: Parsed<'acct.sign'>,
): Promise<Output<'acct.sign'>> {
  // Looked at before the password, so that a refusal costs no attempt, and again after: parts may have come meanwhile.
  prepare(context, draftId);
  if (!(await context.passwordIsRight(password))) {
    throw new Failure('wrong-password', 'That is not your password. Nothing was signed.', {
      field: 'password',
    });
  }
  const signing = prepare(context, draftId);
  const { draft, signedId, patient } = signing;
  const state = changeDraft(
    draft,
    { type: 'acct-draft', id: draft.id, patient: draft.patient },
    { state: 'signed' },
  );
  const written = signing.kind === 'possession' ? possessionDrafts(signing) : inputDrafts(signing);
  const drafts: DraftChange[] = [...written, state].filter(present);
  context.store.commit(drafts, authorOf(context));
  context.emit('changed', { patients: samePeople(context.store, patient), board: true });
  return { signedId };
}

/** Gathers and checks; throws what still stands in the way. */
function prepare(context: ServiceContext, draftId: string): Signing {
  const { store, staff, newId, now } = context;
  const draft = writableDraft(store, draftId);
  const missing = missingOf(context, draft);
  if (missing.length > 0) {
    const rest = missing.length - MOST_SENTENCES;
    const shown = missing.slice(0, MOST_SENTENCES);
    if (rest > 0) shown.push(`And ${rest} more.`);
    throw new Failure(partsInConflict(draft).length > 0 ? 'conflict' : 'invalid', shown.join(' '));
  }
  const kind = kindOfDraft(draft);
  const correctsId = textOf(draft, 'corrects');
  const patient = draft.patient ?? '';
  const corrects = correctsId === null ? null : store.record(signedTypeOf(kind), correctsId);
  const corrected = store
    .recordsOfPatient(patient, signedTypeOf(kind))
    .some((each) => correctsId !== null && textOf(each, 'corrects') === correctsId);
  if (corrected)
    throw new Failure('conflict', 'Somebody else has corrected this meanwhile. Correct the newest entry.');
  return {
    store,
    staff,
    content: context.acct(),
    draft,
    kind,
    patient,
    corrects,
    signedId: newId(),
    at: instantInLondon(now()),
  };
}
