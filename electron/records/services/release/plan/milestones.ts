/** Milestones of one person in the words of the content, and what a moved date changed. */
import type { z } from 'zod';
import type { MilestoneView, movedViewSchema } from '../../../../../shared/contract/release-views.ts';
import {
  milestoneMoves,
  milestonesOf,
  type MilestoneMove,
} from '../../../../../shared/release/milestones.ts';
import { asText, isObject, textOf, valueOf } from '../../common/read.ts';
import { staffName } from '../../common/staff.ts';
import type { ServiceContext } from '../../context.ts';
import { type PlanScene, storedHandling } from './scene.ts';

export function milestoneViews(context: ServiceContext, scene: PlanScene): MilestoneView[] {
  const { milestones } = context.release().milestones;
  const standing = milestonesOf(milestones, scene.timing, scene.facts, scene.today);
  return standing.flatMap((each) => {
    const milestone = milestones.find(({ id }) => id === each.id);
    if (milestone === undefined) return [];
    const { title, owner, explains, source, mark, section, settledBy } = milestone;
    const said = storedHandling(scene.plan, each.id);
    const handling = said && {
      on: said.on,
      whom: said.whom,
      reason: said.reason,
      by: staffName(context.store, said.by),
      at: said.at,
    };
    return [{ ...each, title, owner, explains, source, mark, section, settledBy, handling }];
  });
}

/** What differs between the milestones of two dates today. */
export function movesBetween(
  context: ServiceContext,
  scene: PlanScene,
  from: string | null,
  to: string | null,
): (MilestoneMove & { title: string })[] {
  const { milestones } = context.release().milestones;
  const on = (releaseOn: string | null) =>
    milestonesOf(milestones, { ...scene.timing, releaseOn }, scene.facts, scene.today);
  return milestoneMoves(on(from), on(to)).map((move) => ({
    ...move,
    title: milestones.find(({ id }) => id === move.id)?.title ?? '',
  }));
}

/** Null where nobody has looked yet or the date is the one they saw. */
export function movedSinceSeen(
  context: ServiceContext,
  scene: PlanScene,
): z.infer<typeof movedViewSchema> | null {
  const seen = valueOf(scene.plan, 'seenDate');
  if (!isObject(seen) || textOf(scene.stay, 'departedAt') !== null) return null;
  const from = typeof seen['date'] === 'string' ? seen['date'] : null;
  const to = scene.dates.inForce?.date ?? null;
  if (from === to) return null;
  return {
    from,
    to,
    seenBy: staffName(context.store, asText(seen['by'])),
    seenAt: asText(seen['at']),
    milestones: movesBetween(context, scene, from, to),
  };
}
