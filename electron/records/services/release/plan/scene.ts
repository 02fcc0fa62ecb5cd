/** What the plan of one person is worked out from, read once for one call. */
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import { civilDateOf } from '../../../../../shared/followup/clock.ts';
import type { SectionStateName } from '../../../../../shared/records/release-words.ts';
import { milestoneHandlingSchema, storedSectionSchema } from '../../../../../shared/records/release.ts';
import type { MilestoneFacts, ReleaseTiming } from '../../../../../shared/release/milestones.ts';
import {
  type DateInForce,
  dateInForce,
  mayGoAnyDay,
  type PlannedRelease,
} from '../../../../../shared/release/release-date.ts';
import { derivedId } from '../../common/ids.ts';
import { mustHave, textOf, valueOf } from '../../common/read.ts';
import type { ServiceContext } from '../../context.ts';

export interface PlanScene {
  readonly stay: FoldedRecord;
  /** Null while nobody has written into it. */
  readonly plan: FoldedRecord | null;
  readonly dates: DateInForce;
  readonly mayGoSaid: boolean | null;
  readonly timing: ReleaseTiming;
  readonly facts: MilestoneFacts;
  readonly today: string;
}

/** Throws a Failure `not-found` where the stay is not held here. */
export function planScene(context: ServiceContext, stayId: string): PlanScene {
  const { store } = context;
  const stay = mustHave(store, 'stay', stayId);
  const plan = store.record('release-plan', derivedId.releasePlan(stayId));
  const dates = dateInForce(plannedReleases(context, stayId));
  const said = valueOf(plan, 'mayGoFromCourt');
  const mayGoSaid = typeof said === 'boolean' ? said : null;
  const figures = context.release().figures;
  const left = textOf(stay, 'departedAt');
  return {
    stay,
    plan,
    dates,
    mayGoSaid,
    timing: {
      arrivedOn: civilDateOf(textOf(stay, 'arrivedAt') ?? context.now()),
      releaseOn: left === null ? (dates.inForce?.date ?? null) : civilDateOf(left),
      mayGoAnyDay: mayGoAnyDay(mayGoSaid, textOf(stay, 'legalStatus'), figures),
    },
    facts: factsOf(context, stayId, plan),
    today: civilDateOf(context.now()),
  };
}

/** Releases expected of a stay, whoever put them down. */
export function plannedReleases({ store }: ServiceContext, stayId: string): PlannedRelease[] {
  return store
    .recordsWhere('planned-date', 'stay', stayId)
    .filter((record) => textOf(record, 'kind') === 'release' && textOf(record, 'state') === 'expected')
    .flatMap((record) => {
      const date = textOf(record, 'date');
      return date === null ? [] : [{ id: record.id, date, source: textOf(record, 'source') ?? '' }];
    });
}

/** How a section stands by what is in force; nobody has said: not assessed. */
export function sectionStateOf(plan: FoldedRecord | null, section: string): SectionStateName {
  return storedSection(plan, section)?.state ?? 'not-assessed';
}

export function storedSection(plan: FoldedRecord | null, section: string) {
  return storedSectionSchema.safeParse(valueOf(plan, `section.${section}`)).data ?? null;
}

export function storedHandling(plan: FoldedRecord | null, milestone: string) {
  return milestoneHandlingSchema.safeParse(valueOf(plan, `milestone.${milestone}`)).data ?? null;
}

function factsOf(context: ServiceContext, stayId: string, plan: FoldedRecord | null): MilestoneFacts {
  const { sections, milestones } = context.release();
  return {
    handled: Object.fromEntries(
      milestones.milestones.map(({ id }) => [id, storedHandling(plan, id)?.state] as const),
    ),
    sections: Object.fromEntries(sections.sections.map(({ id }) => [id, sectionStateOf(plan, id)] as const)),
    packReleased: context.store.recordsWhere('handover-pack', 'stay', stayId).length > 0,
    readyPack: false,
    handedOver: false,
  };
}
