/** The second stage by channel: where it stands, what has to be done before it, and its beginning. */
import type { secondStageChannels } from '../../../../../shared/contract/second-stage.ts';
import { assessmentView } from '../../reception/assessment/view.ts';
import type { Handlers, ServiceContext } from '../../context.ts';
import { mustHave } from '../../common/read.ts';
import { beginSecondStage, standingOf } from './begin.ts';
import { given, recordDose, recordScreen, recordTest } from './given.ts';
import { recordReconciliation } from './reconciliation.ts';

const changed = (context: ServiceContext, stayId: string): void => {
  const { patient } = mustHave(context.store, 'stay', stayId);
  context.emit('changed', { patients: patient === null ? [] : [patient], board: true });
};

export const secondStageHandlers: Handlers<keyof typeof secondStageChannels> = {
  'followup.secondStage': (context, { stayId }) => standingOf(context, stayId),
  'followup.reconciled': (context, input) => {
    const id = recordReconciliation(context, input);
    changed(context, input.stayId);
    return { id };
  },
  'followup.begin': (context, input) => {
    const view = assessmentView(context, beginSecondStage(context, input));
    changed(context, input.stayId);
    return view;
  },
  'followup.given': given,
  'followup.testRecorded': recordTest,
  'followup.doseRecorded': recordDose,
  'followup.screened': recordScreen,
};
