/** Signing: everything checked, the password asked again, and all that follows committed as one group or not at all. */
import type { Output, Parsed } from '../../../../../shared/contract/contract.ts';
import { evaluate } from '../../../../../shared/clinical/index.ts';
import { Failure } from '../../../../../shared/failure/failure.ts';
import { instantInLondon } from '../../../../../shared/followup/clock.ts';
import type { ServiceContext } from '../../context.ts';
import { textOf } from '../../common/read.ts';
import { kindOf } from '../../content/choose-pack.ts';
import { mustBeReconciled } from '../../followup/second-stage/reconciliation.ts';
import { secondStageDrafts } from '../../followup/second-stage/sign-drafts.ts';
import { authorOf, changeDraft, present } from '../../common/write.ts';
import { assessmentCase } from '../assessment/case.ts';
import { mustBeOpen } from '../assessment/open-assessment.ts';
import { actionDrafts } from './action-drafts.ts';
import { secondStageAppointment, secondStageOf } from './appointment.ts';
import { custodyDrafts } from './custody-drafts.ts';
import { patientDrafts } from './patient-drafts.ts';
import { mustBeReady, supervisorFor } from './readiness.ts';
import type { SigningOf } from './signing-of.ts';
import { snapshotDraft } from './snapshot.ts';

export async function signAssessment(
  context: ServiceContext,
  { assessmentId, password, supervisor }: Parsed<'reception.sign'>,
): Promise<Output<'reception.sign'>> {
  // Looked at before the password, so that a refusal costs no attempt, and again after: answers may have come meanwhile.
  prepare(context, assessmentId, supervisor);
  if (!(await context.passwordIsRight(password))) {
    throw new Failure('wrong-password', 'That is not your password. Nothing was signed.', {
      field: 'password',
    });
  }
  const signing = prepare(context, assessmentId, supervisor);
  const { store, patient, record, signedId, stay } = signing;
  const appointment = secondStageAppointment(signing);
  const state = { state: 'signed', signed: signedId, supervisor: signing.supervisor, incomplete: null };
  const drafts = [
    snapshotDraft(signing),
    changeDraft(record, { type: 'assessment', id: record.id, patient: record.patient }, state),
    ...actionDrafts(signing),
    appointment.draft,
    ...patientDrafts(signing),
    ...custodyDrafts(signing),
    ...(kindOf(record) === 'second-stage' ? secondStageDrafts(signing) : []),
  ].filter(present);
  store.commit(drafts, authorOf(context));
  context.emit('changed', { patients: [patient.id], board: true });
  const open = store
    .recordsWhere('action', 'stay', stay.id)
    .filter((action) => ['open', 'handed-over'].includes(textOf(action, 'state') ?? ''));
  return { signedId, actions: open.length, appointment: appointment.due };
}

/** Gathers and checks; throws what still stands in the way. */
function prepare(context: ServiceContext, assessmentId: string, supervisor: string | null): SigningOf {
  const { store, staff, newId, now } = context;
  const found = assessmentCase(context, assessmentId);
  mustBeOpen(found.record);
  const evaluation = evaluate(found.pack.pack, found.state);
  mustBeReady(found, evaluation);
  mustBeReconciled(found, store);
  secondStageOf(found, evaluation);
  const corrects = textOf(found.record, 'corrects');
  return {
    ...found,
    store,
    staff,
    evaluation,
    signedId: newId(),
    at: instantInLondon(now()),
    supervisor: supervisorFor(context, textOf(found.record, 'assessor'), supervisor),
    corrects: corrects === null ? null : store.record('signed-assessment', corrects),
  };
}
