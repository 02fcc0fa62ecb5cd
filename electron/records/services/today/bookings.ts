/** From follow-up: second stages that run out by tomorrow without a slot, and reasons owed for those who did not come. */
import type { OwedItem } from '../../../../shared/contract/today.ts';
import { addCivilDays, civilDateOf, instantInLondon } from '../../../../shared/followup/clock.ts';
import { isPlaced } from '../followup/scene/scene.ts';
import { isPast, listedHere, type TodayScene } from './scene.ts';

const HOUR = 60 * 60_000;

/** Whoever books: nurses, assistants and managers. */
export function unplacedItems({ role, now, followUp }: TodayScene): OwedItem[] {
  if (role === 'mental-health-nurse') return [];
  const last = addCivilDays(followUp.today, 1);
  return [...followUp.owed.secondStage.values()].flatMap((one): OwedItem[] => {
    if (!one.isOwed || civilDateOf(one.dueBy) > last || isPlaced(followUp, one)) return [];
    const overdue = isPast(one.dueBy, now);
    return [
      {
        key: `follow-up ${one.appointmentId}`,
        kind: 'follow-up',
        title: overdue ? 'Second stage is late, without a slot' : 'Book the second stage',
        detail: overdue ? 'Day 7 has passed' : 'Day 7 ends by then',
        person: listedHere(one.here),
        dueAt: one.dueBy,
        overdue,
        urgency: null,
        owner: 'Whoever books',
        escalated: false,
        opens: { screen: 'patient', patientId: one.patientId, tab: 'follow-up' },
      },
    ];
  });
}

/** Outcomes whose reason may follow, and has not. Of whoever recorded it; of nurses, and of a manager once it is late. */
export function reasonItems({ context, role, isManager, now, followUp }: TodayScene): OwedItem[] {
  const { outcomes, reasonOwedWithinHours } = context.followUp().outcomes;
  const asking = new Map(
    outcomes
      .filter(({ asksReason }) => asksReason === 'within-24-hours')
      .map(({ code, label }) => [code, label]),
  );
  return followUp.bookings.flatMap((booking): OwedItem[] => {
    const { outcome, owed, bookingId } = booking;
    const label = outcome === null ? undefined : asking.get(outcome.code);
    if (outcome === null || label === undefined || (outcome.reason ?? '') !== '') return [];
    const due = Date.parse(outcome.at) + reasonOwedWithinHours * HOUR;
    const mine = outcome.by === context.staff.staffId;
    const own = mine || role === 'nurse';
    if (!own && !(isManager && due < now)) return [];
    return [
      {
        key: `no-show ${bookingId}`,
        kind: 'no-show',
        title: `Write down the reason: ${label}`,
        detail: '',
        person: listedHere(owed.here),
        dueAt: instantInLondon(due),
        overdue: due < now,
        urgency: null,
        owner: mine ? 'You' : 'Nurse',
        escalated: !own,
        opens: { screen: 'patient', patientId: owed.patientId, tab: 'follow-up' },
      },
    ];
  });
}
