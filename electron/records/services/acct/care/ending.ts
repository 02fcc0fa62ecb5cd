/** Closing, the end of post-closure, and opening again: the thread stays one. */
import type { Output, Parsed } from '../../../../../shared/contract/contract.ts';
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import { Failure } from '../../../../../shared/failure/failure.ts';
import { civilDateOf, instantInLondon } from '../../../../../shared/followup/clock.ts';
import { textOf } from '../../common/read.ts';
import type { ServiceContext } from '../../context.ts';
import { type AcctCase, caseOf } from '../case.ts';
import { stateOf } from '../facts-of.ts';
import { inForce } from './constant.ts';
import { offAgain } from './reviews.ts';
import { acctDraft, acctOf, careDraft, commitFor, happened, notBefore, ok, openAcct } from './writing.ts';

/** The case review closed it. Healthcare's view on closing has to be signed before, and after it was opened again. */
export function closeAcct(
  context: ServiceContext,
  { acctId, closedAt, postClosureDue }: Parsed<'acct.close'>,
): Output<'acct.close'> {
  const acct = openAcct(context, acctId);
  const found = caseOf(context, acct);
  const at = happened(context, closedAt, 'closedAt', 'The time of closing');
  const lastOpened = lastOpening(found);
  notBefore(at, lastOpened, 'closedAt', 'It was closed before it was opened. Check the time.');
  if (postClosureDue !== null && postClosureDue < civilDateOf(at))
    throw new Failure('invalid', 'The post-closure review lies before the closing. Check the date.', {
      field: 'postClosureDue',
    });
  if (inForce(context, acctId) !== null)
    throw new Failure('conflict', 'Constant supervision is still in force. Record its end first.');
  if (!hasClosingView(found, lastOpened))
    throw new Failure(
      'conflict',
      'Healthcare’s view on closing has not been signed. Sign health input for closing first.',
    );
  commitFor(context, acct.patient, [
    acctDraft(acct, { state: 'post-closure', closedAt: at }),
    careDraft(context, acct, { postClosureDue, postClosureEndedAt: null }),
  ]);
  return ok;
}

/** Input for closing that no later one corrects, signed since it was opened last. */
function hasClosingView({ records }: AcctCase, since: string): boolean {
  const corrected = new Set(records.inputs.map((input) => textOf(input, 'corrects')));
  return records.inputs.some(
    (input) =>
      textOf(input, 'kind') === 'closing' &&
      !corrected.has(input.id) &&
      Date.parse(textOf(input, 'signedAt') ?? '') >= Date.parse(since),
  );
}

function lastOpening({ facts }: AcctCase): string {
  return [facts.openedAt, ...facts.reopenedAt].reduce((last, at) =>
    Date.parse(at) > Date.parse(last) ? at : last,
  );
}

/** Refused while the post-closure review is owed: ending it would take that off every list. */
export function endPostClosure(
  context: ServiceContext,
  { acctId, at, undo }: Parsed<'acct.endPostClosure'>,
): Output<'acct.endPostClosure'> {
  const acct = acctOf(context, acctId);
  if (undo) return takeBackEnd(context, acct);
  if (stateOf(acct) !== 'post-closure') throw new Failure('conflict', 'This ACCT is not in post-closure.');
  const found = caseOf(context, acct);
  const owed = found.milestones.find(
    ({ rule, state }) => rule === 'post-closure' && (state === 'due' || state === 'overdue'),
  );
  if (owed !== undefined)
    throw new Failure(
      'conflict',
      'Nothing says that the post-closure review was held with healthcare. Record it, or mark it as done with a note.',
    );
  const endedAt = happened(context, at, 'at', 'The end of post-closure');
  notBefore(endedAt, found.facts.closedAt ?? endedAt, 'at', 'That lies before the closing. Check the time.');
  commitFor(context, acct.patient, [
    acctDraft(acct, { state: 'closed' }),
    careDraft(context, acct, { postClosureEndedAt: endedAt }),
  ]);
  return ok;
}

/** In post-closure again, with the day that was set for its review. */
function takeBackEnd(context: ServiceContext, acct: FoldedRecord): typeof ok {
  if (stateOf(acct) !== 'closed')
    throw new Failure(
      'conflict',
      'There is no end of post-closure to take back. Look at the ACCT once more.',
    );
  commitFor(context, acct.patient, [
    acctDraft(acct, { state: 'post-closure' }),
    careDraft(context, acct, { postClosureEndedAt: null }),
  ]);
  return ok;
}

/** The same ACCT is open again, with everything that was written before. Also settles open against closed. */
export function reopenAcct(
  context: ServiceContext,
  { acctId, at, reason }: Parsed<'acct.reopen'>,
): Output<'acct.reopen'> {
  const acct = acctOf(context, acctId);
  const found = caseOf(context, acct);
  if (found.facts.state === 'open' && !found.disputed)
    throw new Failure('conflict', 'This ACCT is open already.');
  const when = happened(context, at, 'at', 'The time of opening again');
  notBefore(when, found.facts.openedAt, 'at', 'That lies before the ACCT was first opened. Check the time.');
  const mark = {
    at: when,
    note: reason,
    by: context.staff.staffId,
    written: instantInLondon(context.now()),
  };
  commitFor(context, acct.patient, [
    acctDraft(acct, { state: 'open', closedAt: null }),
    careDraft(context, acct, {
      [`reopened.${timesReopened(found.records.care) + 1}`]: mark,
      postClosureDue: null,
      postClosureEndedAt: null,
    }),
    ...offAgain(context, acct),
  ]);
  return ok;
}

function timesReopened(care: FoldedRecord | null): number {
  return Object.keys(care?.fields ?? {}).filter((name) => name.startsWith('reopened.')).length;
}
