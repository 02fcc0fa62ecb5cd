/** Writing into the plan of a stay that is open here. */
import type { Json } from '../../../../../shared/changes/change.ts';
import type { DraftChange } from '../../../store/store.ts';
import { derivedId } from '../../common/ids.ts';
import { authorOf, changeDraft, present } from '../../common/write.ts';
import type { ServiceContext } from '../../context.ts';
import { openStay } from '../../followup/owe.ts';
import type { PlanScene } from './scene.ts';

/** The plan's fields, and other drafts in the same save. Refused in words where the stay is elsewhere or has ended. */
export function changePlan(
  context: ServiceContext,
  { stay, plan }: Pick<PlanScene, 'stay' | 'plan'>,
  values: Readonly<Record<string, Json>>,
  others: readonly (DraftChange | null)[] = [],
): void {
  openStay(context, stay.id);
  const id = derivedId.releasePlan(stay.id);
  const target = { type: 'release-plan', id, patient: stay.patient };
  const drafts = [changeDraft(plan, target, { stay: stay.id, ...values }), ...others].filter(present);
  if (drafts.length === 0) return;
  context.store.commit(drafts, authorOf(context));
  context.emit('changed', { patients: stay.patient === null ? [] : [stay.patient], board: true });
}
