/** The immediate action plan, milestones marked by hand, support actions, and what was shared. */
import type { Output, Parsed } from '../../../../../shared/contract/contract.ts';
import { Failure } from '../../../../../shared/failure/failure.ts';
import { instantInLondon } from '../../../../../shared/followup/clock.ts';
import { mustHave, textOf } from '../../common/read.ts';
import { changeDraft, newDraft } from '../../common/write.ts';
import type { ServiceContext } from '../../context.ts';
import { caseOf } from '../case.ts';
import { acctOf, careDraft, commitFor, happened, ok } from './writing.ts';

export function giveImmediatePlan(
  context: ServiceContext,
  { acctId, text, at }: Parsed<'acct.immediatePlan'>,
): Output<'acct.immediatePlan'> {
  const acct = acctOf(context, acctId);
  const immediatePlan = {
    text,
    at: happened(context, at, 'at', 'When the plan was given'),
    by: context.staff.staffId,
    written: instantInLondon(context.now()),
  };
  commitFor(context, acct.patient, [careDraft(context, acct, { immediatePlan })]);
  return ok;
}

/** Any milestone that is counted now may be marked; `at` null takes the mark back. */
export function markMilestone(
  context: ServiceContext,
  { acctId, milestone, at, note }: Parsed<'acct.milestone'>,
): Output<'acct.milestone'> {
  const acct = acctOf(context, acctId);
  if (!caseOf(context, acct).milestones.some(({ id }) => id === milestone))
    throw new Failure('invalid', 'Nothing of that name is owed to this ACCT.', { field: 'milestone' });
  const mark =
    at === null
      ? null
      : {
          at: happened(context, at, 'at', 'When it was done'),
          note: note === '' ? null : note,
          by: context.staff.staffId,
          written: instantInLondon(context.now()),
        };
  commitFor(context, acct.patient, [careDraft(context, acct, { [`milestone.${milestone}`]: mark })]);
  return ok;
}

export function saveSupport(context: ServiceContext, input: Parsed<'acct.support'>): Output<'acct.support'> {
  const { acctId, supportId, ...values } = input;
  const acct = acctOf(context, acctId);
  const held = supportId === null ? null : mustHave(context.store, 'acct-support', supportId);
  if (held !== null && textOf(held, 'acct') !== acctId)
    throw new Failure('invalid', 'That support action is of another ACCT.');
  const id = supportId ?? context.newId();
  const target = { type: 'acct-support', id, patient: acct.patient };
  const note = values.note === '' ? null : values.note;
  commitFor(context, acct.patient, [changeDraft(held, target, { acct: acctId, ...values, note })]);
  return { supportId: id };
}

export function share(context: ServiceContext, input: Parsed<'acct.share'>): Output<'acct.share'> {
  const { acctId, inputId, how, what, withWhom, initials } = input;
  const acct = acctOf(context, acctId);
  if (inputId !== null && textOf(mustHave(context.store, 'acct-input', inputId), 'acct') !== acctId)
    throw new Failure('invalid', 'That health input is of another ACCT.', { field: 'inputId' });
  const sharedId = context.newId();
  const at = happened(context, input.at, 'at', 'When it was shared');
  const values = {
    acct: acctId,
    input: inputId,
    how,
    what,
    withWhom,
    at,
    initials: initials === '' ? null : initials,
    by: context.staff.staffId,
    enteredInError: null,
  };
  commitFor(context, acct.patient, [
    newDraft({ type: 'acct-shared', id: sharedId, patient: acct.patient }, values, at),
  ]);
  return { sharedId };
}
