/** Writing into the plan of a stay that is open here. */
import type { Json } from '../../../../../shared/changes/change.ts';
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import type { DraftChange } from '../../../store/store.ts';
import { derivedId } from '../../common/ids.ts';
import { authorOf, changeDraft, present } from '../../common/write.ts';
import type { ServiceContext } from '../../context.ts';
import { openStay } from '../../followup/owe.ts';
import type { PlanScene } from './scene.ts';

/**
 * The plan's fields, and other drafts in the same save. Refused in words where the stay is elsewhere or has ended. Of a person with
 * several plans, what is said goes to the first and to each that said something about it.
 */
export function changePlan(
  context: ServiceContext,
  { stays, plans }: Pick<PlanScene, 'stays' | 'plans'>,
  values: Readonly<Record<string, Json>>,
  others: readonly (DraftChange | null)[] = [],
): void {
  const [home] = stays;
  openStay(context, home.id);
  const drafts = [...planDrafts({ stays, plans }, values), ...others].filter(present);
  if (drafts.length === 0) return;
  context.store.commit(drafts, authorOf(context));
  planChanged(context, stays);
}

export function planDrafts(
  { stays, plans }: Pick<PlanScene, 'stays' | 'plans'>,
  values: Readonly<Record<string, Json>>,
): (DraftChange | null)[] {
  const [home, ...further] = stays;
  const held = (stay: FoldedRecord): FoldedRecord | null =>
    plans.find(({ id }) => id === derivedId.releasePlan(stay.id)) ?? null;
  const target = (stay: FoldedRecord) => ({
    type: 'release-plan',
    id: derivedId.releasePlan(stay.id),
    patient: stay.patient,
  });
  return [
    changeDraft(held(home), target(home), { stay: home.id, ...values }),
    ...further.map((stay) => {
      const plan = held(stay);
      const said = Object.entries(values).filter(([field]) => plan?.fields[field] !== undefined);
      return plan === null ? null : changeDraft(plan, target(stay), Object.fromEntries(said));
    }),
  ];
}

export function planChanged({ emit }: ServiceContext, stays: readonly FoldedRecord[]): void {
  emit('changed', { patients: stays.map(({ patient }) => patient).filter(present), board: true });
}
