/** Beginning the second stage: after a signed first stage, and after reconciliation unless somebody says why not. */
import type { Parsed } from '../../../../../shared/contract/contract.ts';
import type { SecondStageStanding } from '../../../../../shared/contract/second-stage-views.ts';
import type { Json } from '../../../../../shared/changes/change.ts';
import type { ContentPack } from '../../../../../shared/clinical/index.ts';
import { Failure } from '../../../../../shared/failure/failure.ts';
import { instantInLondon } from '../../../../../shared/followup/clock.ts';
import type { ServiceContext } from '../../context.ts';
import { derivedId } from '../../common/ids.ts';
import { listOf, mustHave, textOf } from '../../common/read.ts';
import {
  assessmentsOf,
  beginAssessment,
  mustBeStayingHere,
  workingAssessment,
} from '../../reception/assessment/open-assessment.ts';
import { firstStageOf } from './review.ts';
import { reconciliationOf } from './reconciliation.ts';

/** Begins it, or takes up the one already begun; answers its id. */
export function beginSecondStage(context: ServiceContext, input: Parsed<'followup.begin'>): string {
  const { store, staff, now } = context;
  const { stayId, without } = input;
  mustBeStayingHere(context, stayId);
  const begun = assessmentsOf(store, stayId, 'second-stage').length > 0;
  if (!begun && firstStageOf(store, stayId) === null) {
    throw new Failure('invalid', 'The first-stage assessment is not signed yet. Finish and sign it first.', {
      field: 'stayId',
    });
  }
  const reconciled = reconciliationOf(store, stayId) !== null;
  if (!begun && !reconciled && without === null) {
    throw new Failure(
      'invalid',
      'Medicines are not reconciled yet. Record the reconciliation, or say why the assessment goes on without it.',
      { field: 'without' },
    );
  }
  const stamp = { by: staff.staffId, at: instantInLondon(now()) };
  return beginAssessment(context, stayId, 'second-stage', ({ records: { followUp } }: ContentPack) => {
    if (followUp === undefined) return {};
    const { item, done, without: notDone, why } = followUp.reconciliation;
    const answer: Json = reconciled
      ? { value: done, ...stamp }
      : { value: notDone, detail: { [why]: without }, ...stamp };
    return { [`answer.${item}`]: answer };
  });
}

/** Where the second stage of a stay stands. */
export function standingOf({ store }: ServiceContext, stayId: string): SecondStageStanding {
  mustHave(store, 'stay', stayId);
  const first = assessmentsOf(store, stayId, 'first-stage');
  const record = workingAssessment(assessmentsOf(store, stayId, 'second-stage'));
  const appointment = store.record('appointment', derivedId.appointment(stayId, 'second-stage'));
  const [targetDate, dueBy] = [textOf(appointment, 'targetDate'), textOf(appointment, 'dueBy')];
  return {
    stayId,
    firstStage: firstStageOf(store, stayId) !== null ? 'signed' : first.length > 0 ? 'begun' : 'not-begun',
    reconciliation: reconciliationOf(store, stayId),
    assessment:
      record === null
        ? null
        : {
            id: record.id,
            state: (textOf(record, 'state') ?? 'in-progress') as 'in-progress' | 'incomplete' | 'signed',
            signedId: textOf(record, 'signed'),
          },
    due:
      targetDate === null || dueBy === null
        ? null
        : { targetDate, dueBy, sooner: listOf<string>(appointment, 'sooner') },
  };
}
