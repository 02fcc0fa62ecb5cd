/** What the rule of an outcome writes, as drafts of the same save. */
import type { OutcomeEffect } from '../../../../../shared/followup/outcomes.ts';
import { civilDateOf } from '../../../../../shared/followup/clock.ts';
import { timeOf, wallTimeOf } from '../../../../../shared/followup/wall-time.ts';
import type { DraftChange } from '../../../store/store.ts';
import { derivedId } from '../../common/ids.ts';
import { changeDraft, newDraft, present } from '../../common/write.ts';
import type { ServiceContext } from '../../context.ts';
import { appointmentDraft, cancelDraft } from '../bookings/drafts.ts';
import type { BookingHere } from '../scene/bookings-here.ts';
import { isWaiting, type Scene } from '../scene/scene.ts';

const VISIT_MINUTES = 30;

/** Drafts without the outcome itself. Of the appointment there is one, however many effects bear on it. */
export function effectDrafts(
  context: ServiceContext,
  scene: Scene,
  booking: BookingHere,
  effects: readonly OutcomeEffect[],
): DraftChange[] {
  const values: Record<string, string | null> = {};
  const drafts: DraftChange[] = [];
  for (const effect of effects) {
    switch (effect.kind) {
      case 'rebook':
        Object.assign(values, { state: 'to-book', notBefore: effect.notBefore });
        if (effect.by !== null) values['targetDate'] = civilDateOf(effect.by);
        if (effect.as !== null) values['reason'] = effect.as.slice(0, 300);
        break;
      case 'close':
        values['state'] = effect.as;
        drafts.push(...othersCancelled(scene, booking));
        break;
      case 'action':
        drafts.push(actionDraft(context, booking, effect));
        break;
      case 'cell-side':
        drafts.push(visitDraft(context, scene, booking, effect));
        break;
      case 'reason-owed':
        break;
    }
  }
  if (Object.keys(values).length > 0)
    drafts.push(...[appointmentDraft(booking.owed, values)].filter(present));
  return drafts;
}

function othersCancelled(scene: Scene, booking: BookingHere): DraftChange[] {
  return (scene.byAppointment.get(booking.owed.appointmentId) ?? [])
    .filter((other) => isWaiting(other) && other.bookingId !== booking.bookingId)
    .map((other) => cancelDraft(other, 'The appointment was closed'))
    .filter(present);
}

function actionDraft(
  { store }: ServiceContext,
  booking: BookingHere,
  effect: OutcomeEffect & { kind: 'action' },
): DraftChange {
  const { stayId, here } = booking.owed;
  const id = derivedId.action(stayId, 'outcome', `${effect.rule} ${booking.bookingId}`);
  const target = { type: 'action', id, patient: here.person.patientId };
  const values = {
    stay: stayId,
    assessment: null,
    rule: effect.rule,
    title: effect.title.slice(0, 300),
    because: effect.because.map((reason) => reason.slice(0, 400)),
    urgency: effect.urgency,
    owner: effect.owner.slice(0, 80),
    dueAt: effect.dueAt,
    state: 'open',
    handling: null,
  };
  // An outcome that was taken back and recorded again opens what it had opened before.
  const held = store.record('action', id);
  return changeDraft(held, target, values) ?? newDraft(target, values);
}

/** A visit at the cell has no slot: it stands at the time it was arranged, on its day. */
function visitDraft(
  { newId, staff }: ServiceContext,
  scene: Scene,
  { owed, bookingId }: BookingHere,
  { date, words }: OutcomeEffect & { kind: 'cell-side' },
): DraftChange {
  const values = {
    appointment: owed.appointmentId,
    kind: owed.kind,
    stay: owed.stayId,
    clinic: null,
    date,
    start: timeOf(wallTimeOf(scene.now).minute),
    minutes: VISIT_MINUTES,
    place: owed.here.person.cell ?? 'At the cell',
    state: 'booked',
    cancelledBecause: null,
    movedFrom: bookingId,
    bookedBy: staff.staffId,
    bookedAt: new Date(scene.now).toISOString(),
    how: 'cell-side',
    because: [words.slice(0, 300)],
    outcome: null,
  };
  return newDraft({ type: 'booking', id: newId(), patient: owed.here.person.patientId }, values);
}
