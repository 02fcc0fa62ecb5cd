/** Milestones said to be done, the date put down or moved, who looks after the plan. */
import type { Output, Parsed } from '../../../../../shared/contract/contract.ts';
import { Failure } from '../../../../../shared/failure/failure.ts';
import { instantInLondon } from '../../../../../shared/followup/clock.ts';
import { derivedId } from '../../common/ids.ts';
import { mustHave } from '../../common/read.ts';
import { changeDraft } from '../../common/write.ts';
import type { ServiceContext } from '../../context.ts';
import { movesBetween } from './milestones.ts';
import { planScene } from './scene.ts';
import { changePlan } from './write.ts';

const ok = { ok: true } as const;
const stampOf = ({ staff, now }: ServiceContext) => ({ by: staff.staffId, at: instantInLondon(now()) });

export function handleMilestone(
  context: ServiceContext,
  { stayId, milestone, handling }: Parsed<'release.milestone'>,
): Output<'release.milestone'> {
  const known = context.release().milestones.milestones.find(({ id }) => id === milestone);
  if (known === undefined)
    throw new Failure('invalid', 'There is no such milestone.', { field: 'milestone' });
  const reasonOwed = handling?.state === 'declined' || handling?.state === 'unavailable';
  if (reasonOwed && (handling.reason ?? '') === '')
    throw new Failure('invalid', 'Write down the reason.', { field: 'reason' });
  const value = handling && { ...handling, ...stampOf(context) };
  changePlan(context, planScene(context, stayId), { [`milestone.${milestone}`]: value });
  return ok;
}

/** A new date takes the place of every one that was expected, which are withdrawn in the same save. */
export function setReleaseDate(
  context: ServiceContext,
  { stayId, date, source, note }: Parsed<'release.setDate'>,
): Output<'release.setDate'> {
  const scene = planScene(context, stayId);
  const { store } = context;
  const [home] = scene.stays;
  const own = derivedId.plannedRelease(home.id);
  const { patient } = home;
  const withdrawn = scene.expected
    .filter(({ id }) => date === null || id !== own)
    .map(({ id }) => {
      const held = mustHave(store, 'planned-date', id);
      const target = { type: 'planned-date', id, patient: held.patient };
      return changeDraft(held, target, { state: 'withdrawn' });
    });
  const values = {
    stay: home.id,
    kind: 'release',
    date,
    from: null,
    to: null,
    source,
    note,
    state: 'expected',
  };
  const set =
    date === null
      ? null
      : changeDraft(store.record('planned-date', own), { type: 'planned-date', id: own, patient }, values);
  // Who moves it has seen what that changes: it is the answer.
  const seenDate = { date, ...stampOf(context) };
  const moved = movesBetween(context, scene, scene.timing.releaseOn, date);
  changePlan(context, scene, { seenDate }, [...withdrawn, set]);
  return { moved };
}

export function dateSeen(
  context: ServiceContext,
  { stayId }: Parsed<'release.dateSeen'>,
): Output<'release.dateSeen'> {
  const scene = planScene(context, stayId);
  changePlan(context, scene, { seenDate: { date: scene.dates.inForce?.date ?? null, ...stampOf(context) } });
  return ok;
}

export function setMayGo(
  context: ServiceContext,
  { stayId, mayGo }: Parsed<'release.mayGo'>,
): Output<'release.mayGo'> {
  changePlan(context, planScene(context, stayId), { mayGoFromCourt: mayGo });
  return ok;
}

export function setCoordinator(
  context: ServiceContext,
  { stayId, staffId }: Parsed<'release.coordinator'>,
): Output<'release.coordinator'> {
  if (staffId !== null) mustHave(context.store, 'staff', staffId);
  changePlan(context, planScene(context, stayId), { coordinator: staffId });
  return ok;
}
