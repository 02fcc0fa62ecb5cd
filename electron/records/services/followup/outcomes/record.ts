/** What came of a booking. The rule of the outcome is applied in the same save, and what it wrote is named. */
import type { Output, Parsed } from '../../../../../shared/contract/contract.ts';
import { Failure } from '../../../../../shared/failure/failure.ts';
import { instantInLondon } from '../../../../../shared/followup/clock.ts';
import { outcomeRule, type OutcomeRule } from '../../../../../shared/followup/outcome-content.ts';
import { effectsOf, sentencesOf } from '../../../../../shared/followup/outcomes.ts';
import { authorOf, changeDraft, present } from '../../common/write.ts';
import type { ServiceContext } from '../../context.ts';
import { bookingHere } from '../bookings/book.ts';
import type { BookingHere } from '../scene/bookings-here.ts';
import { viewsOf } from '../scene/booking-view.ts';
import { type Scene, sceneOf } from '../scene/scene.ts';
import { effectDrafts } from './effect-drafts.ts';
import { situationOf } from './situation.ts';

export function recordOutcome(
  context: ServiceContext,
  input: Parsed<'followup.outcome'>,
): Output<'followup.outcome'> {
  const { bookingId, code } = input;
  const content = context.followUp().outcomes;
  const rule = outcomeRule(content, code);
  const scene = sceneOf(context);
  const booking = bookingHere(context, scene, bookingId);
  const reason = input.reason === '' ? null : input.reason;
  if (booking.outcome !== null) return reasonOnly(context, booking, input, reason);
  mustFit(scene, booking, rule, { ...input, reason });
  const situation = situationOf(context, scene, booking, reason);
  const effects = effectsOf(content, code, situation);
  const drafts = effectDrafts(context, scene, booking, effects);
  const outcome = {
    code,
    reason,
    note: input.note,
    capacity: rule.asksCapacity ? input.capacity : null,
    effects: drafts.map(({ record }) => ({ type: record.type, id: record.id })),
    by: context.staff.staffId,
    at: instantInLondon(scene.now),
  };
  const target = { type: 'booking', id: bookingId, patient: booking.record.patient };
  // Last, so that whatever is written to an effect afterwards is later than the outcome.
  context.store.commit(
    [...drafts, changeDraft(booking.record, target, { outcome })].filter(present),
    authorOf(context),
  );
  context.emit('changed', { patients: [...booking.owed.here.patientIds], board: true });
  return { booking: viewed(context, bookingId), follows: sentencesOf(content, code, situation) };
}

/** The reason that was owed is written in; any other outcome has to be taken back first. */
function reasonOnly(
  context: ServiceContext,
  booking: BookingHere,
  { code, note }: Parsed<'followup.outcome'>,
  reason: string | null,
): Output<'followup.outcome'> {
  const { outcome, record } = booking;
  if (outcome === null || outcome.code !== code || outcome.reason !== null || reason === null)
    throw new Failure(
      'conflict',
      'What came of this booking is recorded already. Take it back first to change it.',
    );
  const said = {
    ...outcome,
    effects: outcome.effects.map((effect) => ({ ...effect })),
    reason,
    note: note ?? outcome.note,
  };
  const draft = changeDraft(
    record,
    { type: 'booking', id: record.id, patient: record.patient },
    { outcome: said },
  );
  context.store.commit([draft].filter(present), authorOf(context));
  context.emit('changed', { patients: [...booking.owed.here.patientIds], board: true });
  return { booking: viewed(context, record.id), follows: ['The reason is recorded.'] };
}

function mustFit(
  { today }: Scene,
  { state, date }: BookingHere,
  rule: OutcomeRule,
  { reason, capacity }: Pick<Parsed<'followup.outcome'>, 'reason' | 'capacity'>,
): void {
  if (state === 'cancelled')
    throw new Failure('conflict', 'This booking was cancelled, so nothing came of it.');
  if (date > today && (rule.seen || rule.code === 'no-show'))
    throw new Failure('invalid', 'This booking is still ahead.', { field: 'code' });
  if (rule.asksReason === 'now' && reason === null)
    throw new Failure('invalid', `Write down the reason: ${rule.label} needs one.`, { field: 'reason' });
  if (rule.asksCapacity && capacity === null)
    throw new Failure('invalid', 'Say whether the person could decide this.', { field: 'capacity' });
}

export function viewed(context: ServiceContext, bookingId: string): Output<'followup.outcome'>['booking'] {
  const scene = sceneOf(context);
  return viewsOf(context, scene).booking(bookingHere(context, scene, bookingId));
}

export function outcomeList({ followUp }: ServiceContext): Output<'followup.outcomes'> {
  const { outcomes, attributions, signOff, source } = followUp().outcomes;
  return {
    outcomes: outcomes.map(({ code, label, attribution, follows, asksReason, asksCapacity }) => ({
      code,
      label,
      attribution: attributions[attribution],
      follows,
      asksReason,
      asksCapacity,
    })),
    signOff,
    source,
  };
}
