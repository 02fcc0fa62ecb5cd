/** When the second-stage assessment is owed, and its appointment. A correction only ever moves it to an earlier day. */
import type { Evaluation } from '../../../../../shared/clinical/index.ts';
import { Failure } from '../../../../../shared/failure/failure.ts';
import {
  civilDateOf,
  earlierInstant,
  secondStageDue,
  type SecondStageDue,
} from '../../../../../shared/followup/clock.ts';
import type { DraftChange } from '../../../store/store.ts';
import { derivedId } from '../../common/ids.ts';
import { textOf } from '../../common/read.ts';
import { changeDraft } from '../../common/write.ts';
import type { AssessmentCase } from '../assessment/case.ts';
import { detailOf, textIn } from './answer-parts.ts';
import type { SigningOf } from './signing-of.ts';

/** Null where the assessment is itself the second stage. The date decided in the form counts where it is earlier than the rules'; a date past the deadline is refused. */
export function secondStageOf(found: AssessmentCase, evaluation: Evaluation): SecondStageDue | null {
  const binding = found.pack.pack.records.secondStage;
  // Every first stage says both: a pack that does not is refused when it is read.
  if (evaluation.secondStage === null || binding === undefined) return null;
  const due = secondStageDue(textOf(found.stay, 'arrivedAt') ?? found.state.now, evaluation.secondStage);
  const { decision, date } = binding;
  const chosen = textIn(detailOf(found.state.decisions, decision, date), 10);
  if (chosen === null) return due;
  const refuse = (sentence: string): never => {
    throw new Failure('invalid', sentence, { field: `decision.${decision}` });
  };
  const last = civilDateOf(due.dueBy);
  if (chosen > last) refuse(`The second-stage assessment has to happen by ${last}. Choose an earlier date.`);
  if (chosen < civilDateOf(textOf(found.stay, 'arrivedAt') ?? found.state.now)) {
    refuse('The second-stage date lies before the arrival. Choose a later date.');
  }
  return { ...due, targetDate: chosen < due.targetDate ? chosen : due.targetDate };
}

export interface AppointmentOutcome {
  readonly due: SecondStageDue | null;
  readonly draft: DraftChange | null;
}

export function secondStageAppointment(signing: SigningOf): AppointmentOutcome {
  const { store, stay, patient, evaluation } = signing;
  const wanted = secondStageOf(signing, evaluation);
  if (wanted === null) return { due: null, draft: null };
  const id = derivedId.appointment(stay.id, 'second-stage');
  const target = { type: 'appointment', id, patient: patient.id };
  const sooner = evaluation.sooner.map(({ reason }) => reason.slice(0, 300));
  const held = store.record('appointment', id);
  if (held === null) {
    const fields = { kind: 'second-stage', stay: stay.id, ...wanted, sooner, state: 'to-book' };
    return { due: wanted, draft: changeDraft(null, target, fields) };
  }
  const heldTarget = textOf(held, 'targetDate') ?? wanted.targetDate;
  const due = {
    targetDate: wanted.targetDate < heldTarget ? wanted.targetDate : heldTarget,
    dueBy: earlierInstant(textOf(held, 'dueBy') ?? wanted.dueBy, wanted.dueBy),
  };
  return { due, draft: changeDraft(held, target, { ...due, sooner }) };
}
