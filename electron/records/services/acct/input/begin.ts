/** Beginning health input or an assessment of medicines in possession, or taking up the draft that waits. */
import type { Json } from '../../../../../shared/changes/change.ts';
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import type { AcctDraftView } from '../../../../../shared/contract/acct-views.ts';
import type { Parsed } from '../../../../../shared/contract/contract.ts';
import { Failure } from '../../../../../shared/failure/failure.ts';
import { instantInLondon } from '../../../../../shared/followup/clock.ts';
import type { ServiceContext } from '../../context.ts';
import { mustHave, textOf } from '../../common/read.ts';
import { authorOf, changeDraft, newDraft, present } from '../../common/write.ts';
import { openStay } from '../../followup/owe.ts';
import { samePeople } from '../../patients/links.ts';
import { fieldOfPart, mustHaveDraft, signedTypeOf, stateOfDraft } from './draft-record.ts';
import { draftView } from './draft-view.ts';
import { lateParts } from './late-parts.ts';
import { signedParts } from './signed-parts.ts';

const ok = { ok: true } as const;

export function beginDraft(context: ServiceContext, input: Parsed<'acct.draft'>): AcctDraftView {
  const { store, staff, newId, now } = context;
  const { kind, stayId, reviewId, corrects } = input;
  const signed = corrects === null ? null : mustHave(store, signedTypeOf(kind), corrects);
  // What was signed of a stay that is over is still corrected; nothing new is begun for it.
  const stay = signed === null ? openStay(context, stayId) : mustHave(store, 'stay', stayId);
  const people = samePeople(store, stay.patient ?? '');
  const acctId = signed === null ? input.acctId : textOf(signed, 'acct');
  const review = signed === null ? reviewId : textOf(signed, 'review');
  if (signed !== null) mustBeNewest(context, signed, people);
  mustBelong(context, { kind, acctId, reviewId: review, people });
  const waiting = people
    .flatMap((person) => store.recordsOfPatient(person, 'acct-draft'))
    .find(
      (draft) =>
        stateOfDraft(draft) === 'in-progress' &&
        textOf(draft, 'author') === staff.staffId &&
        textOf(draft, 'kind') === kind &&
        textOf(draft, 'acct') === acctId &&
        textOf(draft, 'review') === review &&
        textOf(draft, 'corrects') === corrects,
    );
  if (waiting !== undefined) return draftView(context, waiting);
  const id = newId();
  const startedAt = instantInLondon(now());
  // What came too late for the signature is not lost: it is where a correction begins, unless something else was signed there.
  const late =
    signed === null ? {} : lateParts(store, store.record('acct-draft', textOf(signed, 'draft') ?? ''));
  const carried = signed === null ? {} : { ...late, ...signedParts(signed) };
  const values: Record<string, Json> = {
    kind,
    acct: acctId,
    review,
    stay: stayId,
    author: staff.staffId,
    startedAt,
    corrects,
    state: 'in-progress',
    ...Object.fromEntries(Object.entries(carried).map(([part, value]) => [fieldOfPart(part), value])),
  };
  const target = { type: 'acct-draft', id, patient: stay.patient };
  store.commit([newDraft(target, values, startedAt)], authorOf(context));
  context.emit('changed', { patients: people, board: false });
  return draftView(context, mustHaveDraft(store, id));
}

export function openDraft(context: ServiceContext, { draftId }: Parsed<'acct.openDraft'>): AcctDraftView {
  return draftView(context, mustHaveDraft(context.store, draftId));
}

/** Nothing that was typed is lost: a draft that was put away can be taken up again. */
export function putAway(context: ServiceContext, { draftId, undo }: Parsed<'acct.putAway'>): typeof ok {
  const { store } = context;
  const draft = mustHaveDraft(store, draftId);
  if (stateOfDraft(draft) === 'signed')
    throw new Failure('conflict', 'This was signed already, so it cannot be put away.');
  const target = { type: 'acct-draft', id: draftId, patient: draft.patient };
  const change = changeDraft(draft, target, { state: undo ? 'in-progress' : 'put-away' });
  store.commit([change].filter(present), authorOf(context));
  context.emit('changed', { patients: draft.patient === null ? [] : [draft.patient], board: false });
  return ok;
}

interface Belonging {
  readonly kind: Parsed<'acct.draft'>['kind'];
  readonly acctId: string | null;
  readonly reviewId: string | null;
  readonly people: readonly string[];
}

/** The ACCT is this person's, and the review is one of that ACCT. */
function mustBelong({ store }: ServiceContext, { kind, acctId, reviewId, people }: Belonging): void {
  if (acctId === null) {
    if (kind === 'possession') return;
    throw new Failure('invalid', 'Health input is given to an ACCT. Choose which one.', { field: 'acctId' });
  }
  const acct = mustHave(store, 'acct', acctId);
  if (!people.includes(acct.patient ?? ''))
    throw new Failure('invalid', 'This ACCT is somebody else’s.', { field: 'acctId' });
  if (reviewId === null) return;
  if (textOf(mustHave(store, 'acct-review', reviewId), 'acct') !== acctId)
    throw new Failure('invalid', 'This review belongs to another ACCT.', { field: 'reviewId' });
}

function mustBeNewest({ store }: ServiceContext, signed: FoldedRecord, people: readonly string[]): void {
  if (!people.includes(signed.patient ?? ''))
    throw new Failure('invalid', 'What is to be corrected was written about somebody else.', {
      field: 'corrects',
    });
  const later = people
    .flatMap((person) => store.recordsOfPatient(person, signed.type))
    .some((each) => textOf(each, 'corrects') === signed.id);
  if (later)
    throw new Failure('conflict', 'This has been corrected already. Correct the newest entry.', {
      field: 'corrects',
    });
}
