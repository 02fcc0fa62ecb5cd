/** Constant supervision: begun by the prison's authority, ended with a plan for stepping down, and either of the two taken back. */
import type { Output, Parsed } from '../../../../../shared/contract/contract.ts';
import { shownInstant } from '../../../../../shared/acct/words.ts';
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import { Failure } from '../../../../../shared/failure/failure.ts';
import { civilDateOf } from '../../../../../shared/followup/clock.ts';
import { derivedId } from '../../common/ids.ts';
import { mustHave, textOf } from '../../common/read.ts';
import { changeDraft, newDraft } from '../../common/write.ts';
import type { ServiceContext } from '../../context.ts';
import { BEGUN_BY_MISTAKE, begunByMistake, openedAtOf } from '../facts-of.ts';
import { commitFor, happened, notBefore, openAcct } from './writing.ts';

export function constantSupervision(
  context: ServiceContext,
  input: Parsed<'acct.constant'>,
): Output<'acct.constant'> {
  const acct = openAcct(context, input.acctId);
  if (input.constantId === null) return begin(context, acct, input);
  const constant = mustHave(context.store, 'acct-constant', input.constantId);
  if (textOf(constant, 'acct') !== acct.id) throw new Failure('invalid', 'That is of another ACCT.');
  if (input.undo && input.end) takeBackEnd(context, acct, constant);
  else if (input.undo) takeBackBeginning(context, acct, constant);
  else if (input.end) end(context, constant, input);
  else authorise(context, constant, input);
  return { constantId: constant.id };
}

/** The one that is in force, or null. */
export function inForce({ store }: Pick<ServiceContext, 'store'>, acctId: string): FoldedRecord | null {
  const found = store.recordsWhere('acct-constant', 'acct', acctId);
  return found.find((constant) => textOf(constant, 'state') === 'in-force') ?? null;
}

function begin(
  context: ServiceContext,
  acct: FoldedRecord,
  { at, authorisedBy, end: ends, undo }: Parsed<'acct.constant'>,
): Output<'acct.constant'> {
  if (ends || undo) throw new Failure('invalid', 'There is no constant supervision to end.');
  refuseWhereInForce(context, acct);
  const startedAt = happened(context, at, 'at', 'When it began');
  notBefore(startedAt, openedAtOf(acct), 'at', 'That lies before the ACCT was opened. Check it.');
  for (let n = 1; ; n += 1) {
    const id = derivedId.acctConstant(acct.id, civilDateOf(startedAt), n);
    if (context.store.record('acct-constant', id) !== null) continue;
    const values = {
      acct: acct.id,
      startedAt,
      authorisedBy: authorisedBy === '' ? null : authorisedBy,
      endedAt: null,
      stepDownPlan: null,
      state: 'in-force',
    };
    const target = { type: 'acct-constant', id, patient: acct.patient };
    commitFor(context, acct.patient, [newDraft(target, values, startedAt)]);
    return { constantId: id };
  }
}

function refuseWhereInForce(context: ServiceContext, acct: FoldedRecord): void {
  const now = inForce(context, acct.id);
  if (now === null) return;
  const since = shownInstant(textOf(now, 'startedAt') ?? openedAtOf(acct));
  throw new Failure('conflict', `Constant supervision is in force already, since ${since}.`);
}

const targetOf = ({ type, id, patient }: FoldedRecord) => ({ type, id, patient });

function end(
  context: ServiceContext,
  constant: FoldedRecord,
  { at, stepDownPlan }: Parsed<'acct.constant'>,
): void {
  if (textOf(constant, 'state') === 'ended')
    throw new Failure('conflict', 'Somebody has already recorded that it ended.');
  if (stepDownPlan === null || stepDownPlan === '')
    throw new Failure('invalid', 'Write the plan for stepping down before you end it.', {
      field: 'stepDownPlan',
    });
  const endedAt = happened(context, at, 'at', 'When it ended');
  notBefore(endedAt, textOf(constant, 'startedAt') ?? endedAt, 'at', 'It ended before it began. Check it.');
  const values = { endedAt, stepDownPlan, state: 'ended' };
  commitFor(context, constant.patient, [changeDraft(constant, targetOf(constant), values, endedAt)]);
}

function takeBackEnd(context: ServiceContext, acct: FoldedRecord, constant: FoldedRecord): void {
  if (textOf(constant, 'state') !== 'ended' || begunByMistake(constant))
    throw new Failure('conflict', 'There is no end to take back: it is in force.');
  refuseWhereInForce(context, acct);
  const values = { endedAt: null, state: 'in-force' };
  commitFor(context, constant.patient, [changeDraft(constant, targetOf(constant), values)]);
}

/** The record knows no state for what never was: it ends in the moment in which it began, and says why. */
function takeBackBeginning(context: ServiceContext, acct: FoldedRecord, constant: FoldedRecord): void {
  if (textOf(constant, 'state') === 'ended')
    throw new Failure('conflict', 'Somebody has already recorded that it ended.');
  const endedAt = textOf(constant, 'startedAt') ?? openedAtOf(acct);
  const values = { startedAt: endedAt, endedAt, stepDownPlan: BEGUN_BY_MISTAKE, state: 'ended' };
  commitFor(context, constant.patient, [changeDraft(constant, targetOf(constant), values)]);
}

/** Known later or corrected: when it began and who authorised it. */
function authorise(
  context: ServiceContext,
  constant: FoldedRecord,
  { at, authorisedBy }: Parsed<'acct.constant'>,
): void {
  const values = {
    startedAt: happened(context, at, 'at', 'When it began'),
    authorisedBy: authorisedBy === '' ? null : authorisedBy,
  };
  commitFor(context, constant.patient, [changeDraft(constant, targetOf(constant), values)]);
}
