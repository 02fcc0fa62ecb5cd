/** "Did not return from court" and "released now": one save ends the stay and opens what has to follow. */
import type { Output, Parsed } from '../../../../../shared/contract/contract.ts';
import { Failure } from '../../../../../shared/failure/failure.ts';
import { instantInLondon } from '../../../../../shared/followup/clock.ts';
import { shownDay, timeOf, wallTimeOf } from '../../../../../shared/followup/wall-time.ts';
import type { UnplannedContent } from '../../../../../shared/release/other-content.ts';
import { notHandedOver } from '../../../../../shared/release/handing-over.ts';
import type { DraftChange } from '../../../store/store.ts';
import { derivedId } from '../../common/ids.ts';
import { asText, textOf, valueOf } from '../../common/read.ts';
import { authorOf, changeDraft, present } from '../../common/write.ts';
import type { ServiceContext } from '../../context.ts';
import { leaving } from '../../departures/record.ts';
import { medicinesOf } from '../care/medicines.ts';
import { currentMedicines, planScene, type PlanScene, sectionStateOf } from '../plan/scene.ts';
import { freezeStanding, packOfWhoLeft } from '../pack/ready/standing.ts';
import { planChanged, planDrafts } from '../plan/write.ts';
import { bookedAgain, cancelledByLeaving } from './bookings.ts';
import { followOnViews } from './follow-on.ts';
import { itemsOf } from './list.ts';

type Task = UnplannedContent['tasks'][number];
const ok = { ok: true } as const;

export function leaveUnplanned(
  context: ServiceContext,
  { stayId, event, at, note }: Parsed<'release.unplanned'>,
): Output<'release.unplanned'> {
  const { store, staff } = context;
  const scene = planScene(context, stayId);
  const { events, tasks } = context.release().unplanned;
  const kind = events.find(({ id }) => id === event)?.departure ?? 'release';
  const departure = leaving(context, { stayId, kind, at, destination: null, destinationName: null });
  const left = instantInLondon(at);
  const missing = notHandedOver(itemsOf(context, scene), (section) => sectionStateOf(scene.plan, section));
  const stamp = { by: staff.staffId, at: instantInLondon(context.now()) };
  const wanted = tasks.filter(
    (task) => task.events.includes(event) && isWanted(context, scene, departure.people, task),
  );
  const opened = wanted.map((task) => taskDraft(context, scene, task, left));
  const frozen = packOfWhoLeft(context, scene);
  const pack = frozen.standing === null ? null : freezeStanding(context, scene, frozen.standing, event);
  const booked = cancelledByLeaving(context, scene, { event, leftAt: left });
  const drafts = [
    ...departure.drafts,
    ...booked.drafts,
    ...planDrafts(scene, { leftUnplanned: { event, leftAt: left, note, ...stamp } }),
    ...opened,
    pack?.draft,
  ].filter(present);
  store.commit(drafts, authorOf(context));
  context.emit('changed', { patients: [...departure.people], board: true });
  const ids = wanted.map(({ id }) => derivedId.followOn(scene.stays[0].id, id));
  return {
    packId: pack?.id ?? null,
    noPack: frozen.standing === null ? noPackWords(context, scene, frozen.why) : null,
    notHandedOver: missing,
    cancelled: booked.cancelled,
    followOn: followOnViews(context, store.recordsById('follow-on', ids)),
  };
}

/** What was not assessed may have been needed. A medicine in the list is needed whatever the section says. */
function isWanted(
  context: ServiceContext,
  scene: PlanScene,
  people: readonly string[],
  { onlyIfSection }: Task,
): boolean {
  if (onlyIfSection === null) return true;
  if (onlyIfSection === 'acct-open')
    return people
      .flatMap((person) => context.store.recordsOfPatient(person, 'acct'))
      .some((acct) => textOf(acct, 'state') !== 'closed');
  if (onlyIfSection === 'medicines' && currentMedicines(medicinesOf(context, scene)).length > 0) return true;
  return sectionStateOf(scene.plan, onlyIfSection) !== 'not-needed';
}

/** Two workstations that record the same departure open the same task; one that was ended by a return is opened again. */
function taskDraft(
  { store, staff, now }: ServiceContext,
  { stays }: PlanScene,
  task: Task,
  left: string,
): DraftChange | null {
  const [home] = stays;
  const id = derivedId.followOn(home.id, task.id);
  return changeDraft(
    store.record('follow-on', id),
    { type: 'follow-on', id, patient: home.patient },
    {
      stay: home.id,
      task: task.id,
      title: task.title,
      owner: task.owner,
      dueBy: instantInLondon(Date.parse(left) + task.hours * 3_600_000),
      openedBy: staff.staffId,
      openedAt: instantInLondon(now()),
      state: 'open',
      ending: null,
    },
  );
}

/** Where none stands and none can be composed, nothing is frozen, and the last released version is what there is. */
function noPackWords({ store }: ServiceContext, { stays }: PlanScene, why: string): string {
  const packs = store.recordsAmong(
    'handover-pack',
    'stay',
    stays.map(({ id }) => id),
    ['stay', 'number', 'releasedAt'],
  );
  const last = packs.toSorted(
    (a, b) => Date.parse(textOf(b, 'releasedAt') ?? '') - Date.parse(textOf(a, 'releasedAt') ?? ''),
  )[0];
  if (last === undefined)
    return `${why} No ready pack stands on this workstation and none was ever released: nothing was frozen.`;
  const { date, minute } = wallTimeOf(textOf(last, 'releasedAt') ?? '');
  const version = `version ${asText(valueOf(last, 'number'))}, released ${shownDay(date)} ${timeOf(minute)}`;
  return `${why} No ready pack stands on this workstation: nothing was frozen. The last one is ${version}.`;
}

/** What was frozen stays; tasks that somebody has ended stay ended as they were. */
export function takeBackUnplanned(
  context: ServiceContext,
  { stayId }: Parsed<'release.takeBackUnplanned'>,
): Output<'release.takeBackUnplanned'> {
  const { store, staff, establishment } = context;
  const scene = planScene(context, stayId);
  const { stays, plan } = scene;
  if (stays[0].establishment !== establishment.id)
    throw new Failure('conflict', 'This stay was at another prison, so it can only be changed there.');
  if (textOf(stays[0], 'departedAt') === null || valueOf(plan, 'leftUnplanned') === null)
    throw new Failure('conflict', 'Nobody has recorded that this person left without a plan.');
  const ids = stays.map(({ id }) => id);
  const ending = {
    how: 'returned',
    words: 'The departure was taken back: the stay goes on.',
    by: staff.staffId,
    at: instantInLondon(context.now()),
  };
  const drafts = [
    ...stays.map((stay) =>
      changeDraft(
        stay,
        { type: 'stay', id: stay.id, patient: stay.patient },
        { departedAt: null, departure: null },
      ),
    ),
    ...store
      .recordsAmong('departure', 'stay', ids)
      .map((held) =>
        changeDraft(
          held,
          { type: 'departure', id: held.id, patient: held.patient },
          { state: 'entered-in-error' },
        ),
      ),
    ...store
      .recordsAmong('follow-on', 'stay', ids)
      .filter((held) => textOf(held, 'state') === 'open')
      .map((held) =>
        changeDraft(
          held,
          { type: 'follow-on', id: held.id, patient: held.patient },
          { state: 'ended', ending },
        ),
      ),
    ...bookedAgain(context, scene),
    ...planDrafts(scene, { leftUnplanned: null }),
  ].filter(present);
  store.commit(drafts, authorOf(context));
  planChanged(context, stays);
  return ok;
}
