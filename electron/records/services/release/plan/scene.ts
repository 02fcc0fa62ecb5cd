/** What the plan of one person is worked out from, read once for one call. */
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import { civilDateOf } from '../../../../../shared/followup/clock.ts';
import { handedOutcomeSchema, type SectionStateName } from '../../../../../shared/records/release-words.ts';
import { milestoneHandlingSchema, storedSectionSchema } from '../../../../../shared/records/release.ts';
import {
  type DayMedicine,
  dayItems,
  type HandedEntry,
  isOpen,
} from '../../../../../shared/release/handing-over.ts';
import type { MilestoneFacts, ReleaseTiming } from '../../../../../shared/release/milestones.ts';
import {
  type DateInForce,
  dateInForce,
  mayGoAnyDay,
  type PlannedRelease,
} from '../../../../../shared/release/release-date.ts';
import type { ReleaseContent } from '../../../content/release.ts';
import { derivedId } from '../../common/ids.ts';
import { mustHave, textOf, valueOf } from '../../common/read.ts';
import { present } from '../../common/write.ts';
import type { ServiceContext } from '../../context.ts';
import { mergedPlan, staysTogether } from './together.ts';

export interface PlanScene {
  /** The stay asked about. */
  readonly stay: FoldedRecord;
  /** That one and those of the person's other records; new entries go to the first, the earliest. */
  readonly stays: readonly [FoldedRecord, ...FoldedRecord[]];
  readonly plans: readonly FoldedRecord[];
  /** The plans as one; null while nobody has written into any. */
  readonly plan: FoldedRecord | null;
  readonly dates: DateInForce;
  /** Every release date that is expected, also where several say the same day. */
  readonly expected: readonly PlannedRelease[];
  readonly mayGoSaid: boolean | null;
  readonly timing: ReleaseTiming;
  readonly facts: MilestoneFacts;
  readonly today: string;
}

/** Throws a Failure `not-found` where the stay is not held here. */
export function planScene(context: ServiceContext, stayId: string): PlanScene {
  const { store } = context;
  const stay = mustHave(store, 'stay', stayId);
  const [home = stay, ...others] = staysTogether(context, stay);
  const stays = [home, ...others] as const;
  const ids = stays.map(({ id }) => id);
  const plans = store.recordsById('release-plan', ids.map(derivedId.releasePlan));
  const plan = mergedPlan(plans);
  const expected = plannedReleases(store.recordsAmong('planned-date', 'stay', ids));
  const dates = dateInForce(expected);
  const left = textOf(stay, 'departedAt');
  const mayGoSaid = mayGoSaidIn(plan);
  const medicines = currentMedicines(store.recordsAmong('release-medicine', 'stay', ids));
  const entries = handedEntries(store.recordsAmong('handed-over', 'stay', ids));
  const content = context.release();
  return {
    stay,
    stays,
    plans,
    plan,
    dates,
    expected,
    mayGoSaid,
    timing: {
      arrivedOn: civilDateOf(textOf(home, 'arrivedAt') ?? context.now()),
      releaseOn: left === null ? (dates.inForce?.date ?? null) : civilDateOf(left),
      mayGoAnyDay: mayGoAnyDay(mayGoSaid, legalStatusOf(stays), content.figures),
    },
    facts: milestoneFacts(content, plan, {
      packReleased: store.recordsAmong('handover-pack', 'stay', ids, ['stay']).length > 0,
      readyPack: store.shelf.readyAll().some(({ stay: id, builtAt }) => ids.includes(id) && builtAt !== ''),
      handedOver: isHandedOver(content, plan, medicines, entries),
    }),
    today: civilDateOf(context.now()),
  };
}

export function mayGoSaidIn(plan: FoldedRecord | null): boolean | null {
  const said = valueOf(plan, 'mayGoFromCourt');
  return typeof said === 'boolean' ? said : null;
}

/** What the legal status of any of the stays says; null where none says anything. */
export function legalStatusOf(stays: readonly FoldedRecord[]): string | null {
  const said = new Set(stays.map((stay) => textOf(stay, 'legalStatus')).filter(present));
  return said.size === 0 ? null : [...said].join(', ');
}

/** Releases expected among planned dates, whoever put them down. */
export function plannedReleases(dates: readonly FoldedRecord[]): PlannedRelease[] {
  return dates
    .filter((record) => textOf(record, 'kind') === 'release' && textOf(record, 'state') === 'expected')
    .flatMap((record) => {
      const date = textOf(record, 'date');
      return date === null ? [] : [{ id: record.id, date, source: textOf(record, 'source') ?? '' }];
    });
}

/** Medicines of the plan that go out. */
export function currentMedicines(medicines: readonly FoldedRecord[]): DayMedicine[] {
  return medicines
    .filter((record) => textOf(record, 'state') === 'current')
    .map((record) => ({ id: record.id, drug: textOf(record, 'drug') ?? '' }))
    .toSorted((a, b) => (a.drug < b.drug ? -1 : a.drug > b.drug ? 1 : 0));
}

export function handedEntries(records: readonly FoldedRecord[]): HandedEntry[] {
  return records.map((record) => ({
    id: record.id,
    item: textOf(record, 'item') ?? '',
    medicine: textOf(record, 'medicine'),
    outcome: handedOutcomeSchema.parse(valueOf(record, 'outcome')),
    quantity: textOf(record, 'quantity'),
    reason: textOf(record, 'reason'),
    by: textOf(record, 'by') ?? '',
    at: textOf(record, 'at') ?? '',
    corrects: textOf(record, 'corrects'),
  }));
}

/** Everything on the list of the day has an outcome, and something was recorded at all. */
export function isHandedOver(
  content: ReleaseContent,
  plan: FoldedRecord | null,
  medicines: readonly DayMedicine[],
  entries: readonly HandedEntry[],
): boolean {
  if (entries.length === 0) return false;
  return dayItems(content['release-day'], medicines, entries).every(
    (item) => !isOpen(item, item.section === null ? null : sectionStateOf(plan, item.section)),
  );
}

/** How a section stands by what is in force; nobody has said: not assessed. */
export function sectionStateOf(plan: FoldedRecord | null, section: string): SectionStateName {
  return storedSection(plan, section)?.state ?? 'not-assessed';
}

export function storedSection(plan: FoldedRecord | null, section: string) {
  const value = valueOf(plan, `section.${section}`);
  return value === null ? null : (storedSectionSchema.safeParse(value).data ?? null);
}

export function storedHandling(plan: FoldedRecord | null, milestone: string) {
  const value = valueOf(plan, `milestone.${milestone}`);
  return value === null ? null : (milestoneHandlingSchema.safeParse(value).data ?? null);
}

export function milestoneFacts(
  { sections, milestones }: ReleaseContent,
  plan: FoldedRecord | null,
  others: Pick<MilestoneFacts, 'packReleased' | 'readyPack' | 'handedOver'>,
): MilestoneFacts {
  return {
    handled: Object.fromEntries(
      milestones.milestones.map(({ id }) => [id, storedHandling(plan, id)?.state] as const),
    ),
    sections: Object.fromEntries(sections.sections.map(({ id }) => [id, sectionStateOf(plan, id)] as const)),
    ...others,
  };
}
