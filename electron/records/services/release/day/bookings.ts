/** What was booked here for somebody who left without notice: cancelled with the departure, booked again when that is taken back. */
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import type { Output } from '../../../../../shared/contract/contract.ts';
import { civilDateOf } from '../../../../../shared/followup/clock.ts';
import { minuteOf, shownDay, timeOf, wallTimeOf } from '../../../../../shared/followup/wall-time.ts';
import type { AppointmentKind } from '../../../../../shared/records/care.ts';
import type { DraftChange } from '../../../store/store.ts';
import { textOf, valueOf } from '../../common/read.ts';
import { changeDraft, present } from '../../common/write.ts';
import type { ServiceContext } from '../../context.ts';
import { outcomeOf } from '../../followup/scene/bookings-here.ts';
import type { PlanScene } from '../plan/scene.ts';

type Cancelled = Output<'release.unplanned'>['cancelled'];
type Leaving = { readonly event: string; readonly leftAt: string };

/**
 * The slots would be free without it, because nobody is booked who is not here; but a booking that says "booked" of somebody who left is
 * read as one by whoever opens the person.
 */
export function cancelledByLeaving(
  context: ServiceContext,
  { stays }: Pick<PlanScene, 'stays'>,
  leaving: Leaving,
): { drafts: DraftChange[]; cancelled: Cancelled } {
  const { date, minute } = wallTimeOf(leaving.leftAt);
  const after = bookingsOf(context, stays)
    .filter((booking) => textOf(booking, 'state') === 'booked' && outcomeOf(booking) === null)
    .filter((booking) => {
      const on = textOf(booking, 'date') ?? '';
      return on > date || (on === date && minuteOf(textOf(booking, 'start') ?? '00:00') >= minute);
    })
    .toSorted((a, b) => (slotOf(a) < slotOf(b) ? -1 : 1));
  const because = wordsOf(context, leaving);
  return {
    drafts: after
      .map((booking) => changed(booking, { state: 'cancelled', cancelledBecause: because }))
      .filter(present),
    cancelled: after.map((booking) => ({
      kind: (textOf(booking, 'kind') ?? 'other') as AppointmentKind,
      date: textOf(booking, 'date') ?? '',
      start: textOf(booking, 'start') ?? '',
      place: textOf(booking, 'place') ?? '',
    })),
  };
}

/** Only what this departure cancelled and what still lies ahead. A slot that somebody else has since is shown as a clash. */
export function bookedAgain(
  context: ServiceContext,
  { stays, plan }: Pick<PlanScene, 'stays' | 'plan'>,
): DraftChange[] {
  const left = valueOf(plan, 'leftUnplanned') as Leaving | null;
  if (left === null) return [];
  const because = wordsOf(context, left);
  const today = civilDateOf(context.now());
  return bookingsOf(context, stays)
    .filter((booking) => textOf(booking, 'state') === 'cancelled')
    .filter((booking) => textOf(booking, 'cancelledBecause') === because)
    .filter((booking) => (textOf(booking, 'date') ?? '') >= today)
    .map((booking) => changed(booking, { state: 'booked', cancelledBecause: null }))
    .filter(present);
}

function bookingsOf(
  { store, establishment }: ServiceContext,
  stays: PlanScene['stays'],
): readonly FoldedRecord[] {
  const ids = stays.map(({ id }) => id);
  return store.recordsAmong('booking', 'stay', ids).filter((each) => each.establishment === establishment.id);
}

function changed(booking: FoldedRecord, values: Record<string, string | null>): DraftChange | null {
  return changeDraft(booking, { type: 'booking', id: booking.id, patient: booking.patient }, values);
}

const slotOf = (booking: FoldedRecord): string =>
  `${textOf(booking, 'date') ?? ''} ${textOf(booking, 'start') ?? ''} ${booking.id}`;

/** "Did not return from court, left Sun 22-Nov-2026 19:20": by these words a departure knows what it cancelled. */
function wordsOf(context: ServiceContext, { event, leftAt }: Leaving): string {
  const { date, minute } = wallTimeOf(leftAt);
  const title = context.release().unplanned.events.find(({ id }) => id === event)?.title ?? event;
  return `${title}, left ${shownDay(date)} ${timeOf(minute)}`;
}
