/** Accepting a proposal: checked again against what stands now, booked in one save, and taken back as one. */
import type { Output, Parsed } from '../../../../../shared/contract/contract.ts';
import { Failure } from '../../../../../shared/failure/failure.ts';
import { shownDay } from '../../../../../shared/followup/wall-time.ts';
import type { DraftChange } from '../../../store/store.ts';
import { authorOf, present } from '../../common/write.ts';
import type { ServiceContext } from '../../context.ts';
import { type BookingHere, nameOf } from '../scene/bookings-here.ts';
import type { OwedHere } from '../scene/owed-here.ts';
import { isPlaced, isWaiting, type Scene, sceneOf } from '../scene/scene.ts';
import { bookingHere } from './book.ts';
import { bookingDrafts, cancelDraft, restoreDraft } from './drafts.ts';
import { type Fit, fitOf, owedBy, type Taken } from './fits.ts';

type Placement = Parsed<'followup.accept'>['placements'][number];

export function accept(
  context: ServiceContext,
  { placements }: Parsed<'followup.accept'>,
): Output<'followup.accept'> {
  const scene = sceneOf(context);
  const booked: string[] = [];
  const refused: Output<'followup.accept'>['refused'] = [];
  const drafts: DraftChange[] = [];
  const taken: Taken[] = [];
  const patients = new Set<string>();
  const done = new Set<string>();
  for (const placement of placements) {
    const checked = check(context, scene, placement, taken, done);
    if ('why' in checked) {
      refused.push({ appointmentId: placement.appointmentId, why: checked.why });
      continue;
    }
    const { owed, fit } = checked;
    const made = bookingDrafts(context, scene, owed, fit, 'proposal', placement.because);
    booked.push(made.bookingId);
    drafts.push(...made.drafts);
    taken.push({ ...fit, patientId: owed.patientId });
    done.add(owed.appointmentId);
    for (const id of owed.here.patientIds) patients.add(id);
  }
  context.store.commit(drafts, authorOf(context));
  context.emit('changed', { patients: [...patients], board: true });
  return { booked, refused };
}

function check(
  { store }: ServiceContext,
  scene: Scene,
  { appointmentId, clinicId, date, start }: Placement,
  taken: readonly Taken[],
  done: ReadonlySet<string>,
): { owed: OwedHere; fit: Fit } | { why: string } {
  try {
    const owed = owedBy(store, scene, appointmentId);
    if (done.has(owed.appointmentId) || isPlaced(scene, owed))
      return { why: `${nameOf(owed.here)} has been booked meanwhile.` };
    const fit = fitOf(scene, owed, { clinicId, date, start, minutes: null, place: null }, taken);
    return fit.problems.length === 0 ? { owed, fit } : { why: fit.problems.join(' ') };
  } catch (error) {
    if (error instanceof Failure) return { why: error.message };
    throw error;
  }
}

/** All of them or none: what somebody has worked on since is named, and then nothing is taken back. */
export function takeBack(
  context: ServiceContext,
  { bookings }: Parsed<'followup.takeBack'>,
): Output<'followup.takeBack'> {
  const scene = sceneOf(context);
  const found = bookings.map((id) => bookingHere(context, scene, id));
  const worked = found.filter((booking) => !isWaiting(booking));
  if (worked.length > 0) {
    const said = worked.map(({ name, date, start }) => `${name}, ${shownDay(date)} ${start}`).join('; ');
    throw new Failure('conflict', `Somebody has worked on these since, so nothing was taken back: ${said}.`);
  }
  const drafts = found.flatMap((booking) => [
    cancelDraft(booking, 'The proposal was taken back'),
    restoredBefore(scene, booking),
  ]);
  context.store.commit(drafts.filter(present), authorOf(context));
  context.emit('changed', { patients: found.flatMap(({ owed }) => owed.here.patientIds), board: true });
  return { ok: true };
}

/** The booking that this one took the place of stands again, as it was: gone, where its slot was gone. */
function restoredBefore(scene: Scene, { movedFrom }: BookingHere): DraftChange | null {
  const before = scene.bookings.find(({ bookingId }) => bookingId === movedFrom);
  return before === undefined || before.hasOutcome ? null : restoreDraft(before);
}
