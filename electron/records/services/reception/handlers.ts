/** Use cases of reception, by channel. */
import type { Handlers, ServiceContext } from '../context.ts';
import { mustHave } from '../common/read.ts';
import { authorOf } from '../common/write.ts';
import { addArrival, setNotArrived } from './arrivals/add-arrival.ts';
import { personArrived } from './arrivals/arrived.ts';
import { keyInEscortRecord } from './arrivals/escort-record.ts';
import { interruptAssessment } from './assessment/interrupt.ts';
import { beginAssessment } from './assessment/open-assessment.ts';
import { saveField } from './assessment/save.ts';
import { assessmentView, placeOf } from './assessment/view.ts';
import { board } from './board/board.ts';
import { watchFolder } from './feeds/follow-folder.ts';
import { importFeed } from './feeds/import-feed.ts';
import { beginCorrection } from './signing/correct.ts';
import { signAssessment } from './signing/sign.ts';
import { signedView } from './signed-view.ts';
import { wingSummary } from './wing-summary.ts';

const ok = { ok: true } as const;
const changed = (context: ServiceContext, patient: string | null): void =>
  context.emit('changed', { patients: patient === null ? [] : [patient], board: true });

type Channels =
  | 'reception.board'
  | 'reception.import'
  | 'reception.watchedFolder'
  | 'reception.addArrival'
  | 'reception.arrived'
  | 'reception.notArrived'
  | 'reception.escortRecord'
  | 'reception.begin'
  | 'reception.assessment'
  | 'reception.save'
  | 'reception.place'
  | 'reception.interrupt'
  | 'reception.sign'
  | 'reception.correct'
  | 'reception.signed'
  | 'reception.wingSummary'
  | 'reception.printed';

export const receptionHandlers: Handlers<Channels> = {
  'reception.board': board,
  'reception.import': (context, { fileName, base64 }) =>
    importFeed(
      { ...context, author: authorOf(context), receivedBy: 'file' },
      fileName,
      Buffer.from(base64, 'base64'),
    ),
  'reception.watchedFolder': async (context, { folder }) => ({ folder: await watchFolder(context, folder) }),
  'reception.addArrival': (context, input) => ({ arrivalId: addArrival(context, input) }),
  'reception.arrived': personArrived,
  'reception.notArrived': (context, input) => {
    setNotArrived(context, input);
    return ok;
  },
  'reception.escortRecord': (context, input) => ({ id: keyInEscortRecord(context, input) }),
  'reception.begin': (context, { stayId }) => {
    const view = assessmentView(context, beginAssessment(context, stayId, 'first-stage'));
    changed(context, view.patientId);
    return view;
  },
  'reception.assessment': (context, { assessmentId }) => assessmentView(context, assessmentId),
  'reception.save': saveField,
  'reception.place': ({ store, staff }, { assessmentId, place }) => {
    store.places.put(staff.staffId, placeOf(assessmentId), place);
    return ok;
  },
  'reception.interrupt': (context, input) => {
    interruptAssessment(context, input);
    changed(context, context.store.record('assessment', input.assessmentId)?.patient ?? null);
    return ok;
  },
  'reception.sign': signAssessment,
  'reception.correct': (context, { signedId }) => assessmentView(context, beginCorrection(context, signedId)),
  'reception.signed': (context, { signedId }) => signedView(context, signedId),
  'reception.wingSummary': (context, { signedId }) => wingSummary(context, signedId),
  // Who printed what stands in the audit trail, as for every call; here only that there is something to print.
  'reception.printed': ({ store }, { signedId }) => {
    mustHave(store, 'signed-assessment', signedId);
    return ok;
  },
};
