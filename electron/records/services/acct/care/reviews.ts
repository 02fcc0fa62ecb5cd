/** Reviews: set for a time, held with or without healthcare, called off, and each of them taken back. */
import type { Output, Parsed } from '../../../../../shared/contract/contract.ts';
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import { Failure } from '../../../../../shared/failure/failure.ts';
import { civilDateOf, instantInLondon } from '../../../../../shared/followup/clock.ts';
import type { AcctReviewKind } from '../../../../../shared/records/acct.ts';
import type { DraftChange } from '../../../store/store.ts';
import { derivedId } from '../../common/ids.ts';
import { mustHave, textOf, valueOf } from '../../common/read.ts';
import { changeDraft, newDraft } from '../../common/write.ts';
import type { ServiceContext } from '../../context.ts';
import { openedAtOf, stateOf } from '../facts-of.ts';
import { acctOf, careDraft, commitFor, happened, notBefore, ok, setFor } from './writing.ts';

const BEFORE_OPENING = 'That lies before the ACCT was opened. Check the date and time.';

export function setReview(
  context: ServiceContext,
  { acctId, reviewId, kind, ...input }: Parsed<'acct.setReview'>,
): Output<'acct.setReview'> {
  const { store } = context;
  const acct = acctOf(context, acctId);
  refuseClosed(acct, kind);
  notBefore(input.dueAt, openedAtOf(acct), 'dueAt', BEFORE_OPENING);
  const values = {
    dueAt: setFor(context, input.dueAt, 'dueAt'),
    setBy: blankless(input.setBy),
    named: blankless(input.named),
  };
  // A later day for the post-closure review is a later day for what is owed.
  const care =
    kind === 'post-closure' && stateOf(acct) === 'post-closure'
      ? careDraft(context, acct, { postClosureDue: civilDateOf(values.dueAt) })
      : null;
  if (reviewId === null) {
    const { id, draft } = settingDraft(context, acct, kind, values);
    commitFor(context, acct.patient, [draft, care]);
    return { reviewId: id };
  }
  const review = mustHave(store, 'acct-review', reviewId);
  if (textOf(review, 'acct') !== acctId) throw new Failure('invalid', 'That review is of another ACCT.');
  if (textOf(review, 'state') === 'held')
    throw new Failure('conflict', 'This review has been held already. Set another one.');
  commitFor(context, acct.patient, [reviewDraft(review, { kind, ...values, state: 'planned' }), care]);
  return { reviewId };
}

/** Once it is closed, only the review after closing is still set. */
function refuseClosed(acct: FoldedRecord, kind: AcctReviewKind): void {
  const state = stateOf(acct);
  if (state === 'open' || (state === 'post-closure' && kind === 'post-closure')) return;
  throw new Failure('conflict', 'This ACCT is closed. Open it again before you set a review.');
}

interface Setting {
  readonly dueAt: string;
  readonly setBy: string | null;
  readonly named: string | null;
}

/** One that was set already is set again under the same id, also on another workstation without network. */
function settingDraft(
  { store }: ServiceContext,
  acct: FoldedRecord,
  kind: AcctReviewKind,
  values: Setting,
): { id: string; draft: DraftChange | null } {
  for (let n = 1; ; n += 1) {
    const when = `${whenKey(kind, values.dueAt)}${n === 1 ? '' : ` ${n}`}`;
    const id = derivedId.acctReview(acct.id, kind, when);
    const held = store.record('acct-review', id);
    const target = { type: 'acct-review', id, patient: acct.patient };
    if (held === null) {
      const blank = { heldAt: null, attendance: null, state: 'planned', note: null };
      return { id, draft: newDraft(target, { acct: acct.id, kind, ...values, ...blank }) };
    }
    if (textOf(held, 'state') === 'planned') return { id, draft: changeDraft(held, target, { ...values }) };
  }
}

/** There is one interview and one first review; constant supervision is reviewed by the day, others have a time of their own. */
function whenKey(kind: AcctReviewKind, dueAt: string): string {
  if (kind === 'assessment-interview' || kind === 'first-case-review') return 'first';
  if (kind === 'constant-supervision' || kind === 'post-closure') return civilDateOf(dueAt);
  return new Date(Date.parse(dueAt)).toISOString().slice(0, 16);
}

function reviewDraft(
  review: FoldedRecord,
  values: Parameters<typeof changeDraft>[2],
  happenedAt?: string,
): DraftChange | null {
  return changeDraft(
    review,
    { type: 'acct-review', id: review.id, patient: review.patient },
    values,
    happenedAt,
  );
}

export function reviewHeld(
  context: ServiceContext,
  input: Parsed<'acct.reviewHeld'>,
): Output<'acct.reviewHeld'> {
  const review = mustHave(context.store, 'acct-review', input.reviewId);
  const acct = acctOf(context, textOf(review, 'acct') ?? '');
  if (input.heldAt === null) {
    const back = { heldAt: null, attendance: null, state: 'planned' };
    if (textOf(review, 'state') !== 'held')
      throw new Failure('conflict', 'Nothing says that this review was held.');
    commitFor(context, acct.patient, [reviewDraft(review, back)]);
    return { nextReviewId: null };
  }
  const heldAt = happened(context, input.heldAt, 'heldAt', 'When the review was held');
  notBefore(heldAt, openedAtOf(acct), 'heldAt', BEFORE_OPENING);
  const attendance = {
    mode: input.mode,
    ...attending(input),
    by: context.staff.staffId,
    at: instantInLondon(context.now()),
  };
  const next = nextDraft(context, acct, input.next, heldAt);
  const held = reviewDraft(review, { heldAt, attendance, state: 'held' }, heldAt);
  commitFor(context, acct.patient, [held, next?.draft ?? null]);
  return { nextReviewId: next?.id ?? null };
}

/** Who took part, or why nobody did; a written report is the exception and says why (PFD 7269692). */
function attending(input: Parsed<'acct.reviewHeld'>): {
  who: string | null;
  role: string | null;
  reason: string | null;
} {
  const [who, role, reason] = [input.who, input.role, input.reason].map(blankless);
  const mustSay = (field: string, sentence: string): never => {
    throw new Failure('invalid', sentence, { field });
  };
  if (input.mode === 'none' && !reason) mustSay('reason', 'Say why nobody of healthcare took part.');
  if (input.mode === 'written' && !reason)
    mustSay('reason', 'A written report is the exception: say why nobody could be there.');
  if (input.mode !== 'none' && !who) mustSay('who', 'Say who took part for healthcare.');
  return { who: who ?? null, role: role ?? null, reason: reason ?? null };
}

function nextDraft(
  context: ServiceContext,
  acct: FoldedRecord,
  next: Parsed<'acct.reviewHeld'>['next'],
  heldAt: string,
): { id: string; draft: DraftChange | null } | null {
  if (next === null) return null;
  refuseClosed(acct, 'case-review');
  notBefore(next.dueAt, heldAt, 'next', 'The next review lies before this one. Check the date and time.');
  const dueAt = setFor(context, next.dueAt, 'next');
  return settingDraft(context, acct, 'case-review', { dueAt, setBy: blankless(next.setBy), named: null });
}

export function cancelReview(
  context: ServiceContext,
  { reviewId, reason, undo }: Parsed<'acct.cancelReview'>,
): Output<'acct.cancelReview'> {
  const review = mustHave(context.store, 'acct-review', reviewId);
  const state = textOf(review, 'state');
  if (state === 'held')
    throw new Failure('conflict', 'This review was held. Take that back before you call it off.');
  if (undo && state !== 'cancelled') throw new Failure('conflict', 'This review has not been called off.');
  const values = undo ? { state: 'planned', note: null } : { state: 'cancelled', note: reason };
  commitFor(context, review.patient, [reviewDraft(review, values)]);
  return ok;
}

/** Reviews after closing that were set and not held: they are off when it is open again. */
export function offAgain({ store }: ServiceContext, acct: FoldedRecord): (DraftChange | null)[] {
  return store
    .recordsWhere('acct-review', 'acct', acct.id)
    .filter((review) => textOf(review, 'kind') === 'post-closure' && textOf(review, 'state') === 'planned')
    .filter((review) => valueOf(review, 'heldAt') === null)
    .map((review) => reviewDraft(review, { state: 'cancelled', note: 'The ACCT was opened again.' }));
}

function blankless(text: string | null): string | null {
  return text === '' ? null : text;
}
