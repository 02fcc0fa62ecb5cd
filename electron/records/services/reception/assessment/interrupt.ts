/**
 * An assessment that cannot be finished now: saved as incomplete with why, a plan for tonight, and when it is tried again.
 * What the answers so far oblige somebody to do at once or tonight is owed all the same.
 */
import type { Parsed } from '../../../../../shared/contract/contract.ts';
import { evaluate } from '../../../../../shared/clinical/index.ts';
import { retryDueBy } from '../../../../../shared/clinical/interrupted.ts';
import { Failure } from '../../../../../shared/failure/failure.ts';
import { civilDateOf, instantInLondon } from '../../../../../shared/followup/clock.ts';
import { kindOf, packOf } from '../../content/choose-pack.ts';
import type { ServiceContext } from '../../context.ts';
import { derivedId } from '../../common/ids.ts';
import { mustHave, textOf } from '../../common/read.ts';
import { authorOf, changeDraft, present } from '../../common/write.ts';
import { pressingActionDrafts } from '../signing/action-drafts.ts';
import { assessmentCase } from './case.ts';
import { mustBeOpen } from './open-assessment.ts';

export function interruptAssessment(context: ServiceContext, input: Parsed<'reception.interrupt'>): void {
  const { store, staff, packs, now } = context;
  const record = mustHave(store, 'assessment', input.assessmentId);
  mustBeOpen(record);
  const { pack } = packOf(packs, textOf(record, 'pack') ?? '');
  const at = instantInLondon(now());
  if (!pack.interrupted.reasons.some((reason) => reason.id === input.reason)) {
    throw new Failure('invalid', 'Say why the assessment was interrupted.', { field: 'reason' });
  }
  if (input.interimPlan.trim() === '') {
    throw new Failure('invalid', 'Say what keeps the person safe until it is tried again.', {
      field: 'interimPlan',
    });
  }
  const retryDue = instantInLondon(input.retryDue);
  const latest = retryDueBy(pack, at);
  if (Date.parse(retryDue) <= now() || Date.parse(retryDue) > Date.parse(latest)) {
    const by = `${latest.slice(11, 16)} on ${civilDateOf(latest)}`;
    throw new Failure('invalid', `The next attempt has to be later than now and by ${by}.`, {
      field: 'retryDue',
    });
  }
  const { reason, note, interimPlan } = input;
  const stay = textOf(record, 'stay') ?? '';
  const { patient } = record;
  const retry = { type: 'appointment', id: derivedId.appointment(stay, 'first-stage-retry'), patient };
  const found = assessmentCase(context, record.id);
  const evaluation = evaluate(found.pack.pack, found.state);
  const drafts = [
    changeDraft(
      record,
      { type: 'assessment', id: record.id, patient },
      { state: 'incomplete', incomplete: { reason, note, interimPlan, retryDue } },
    ),
    // A second stage that is not done is owed already, by its own appointment.
    kindOf(record) === 'second-stage'
      ? null
      : changeDraft(store.record('appointment', retry.id), retry, {
          kind: 'first-stage-retry',
          stay,
          targetDate: civilDateOf(retryDue),
          dueBy: retryDue,
          sooner: [],
          state: 'to-book',
        }),
    ...pressingActionDrafts({ ...found, store, evaluation, staff, at, corrects: null }),
  ].filter(present);
  store.commit(drafts, authorOf(context));
}
