/** Everybody who was released in a period, each once, with what measures are counted over; read in a few questions for all. */
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import { addCivilDays, civilDateOf } from '../../../../../shared/followup/clock.ts';
import { wallInstant } from '../../../../../shared/followup/wall-time.ts';
import { unplannedEventSchema, type UnplannedEvent } from '../../../../../shared/records/release-words.ts';
import type { ReleaseRow } from '../../../../../shared/release/measures.ts';
import { supplyVerdict, type SupplyFacts } from '../../../../../shared/release/supply.ts';
import type { ReleaseContent } from '../../../content/release.ts';
import type { ReadableStore, StayTimes } from '../../../store/store.ts';
import { derivedId } from '../../common/ids.ts';
import { isObject, listOf, textOf, valueOf } from '../../common/read.ts';
import type { ServiceContext } from '../../context.ts';
import { samePeople } from '../../patients/links.ts';
import { sectionStateOf } from '../plan/scene.ts';
import { mergedPlan } from '../plan/together.ts';

export interface Release {
  readonly row: ReleaseRow;
  /** The stay the row stands for: the earliest of those that ended together. */
  readonly stay: StayTimes;
  readonly leftMs: number;
  readonly event: UnplannedEvent | null;
  /** Their record may not have arrived whole. */
  readonly arriving: boolean;
}

interface Period {
  readonly from: string;
  readonly to: string;
}

/** What measures read of a plan beside the states of its sections. */
export const measuredFields = {
  gpAnswer: 'detail.gp-registration.answer',
  substanceMisuseOn: 'detail.substance-misuse.on',
  reconnectOffered: 'detail.reconnect.offered',
} as const;

export function releasesOf(context: ServiceContext, { from, to }: Period): Release[] {
  const { store, establishment } = context;
  const [fromMs, toMs] = [wallInstant(from, '00:00'), wallInstant(addCivilDays(to, 1), '00:00')];
  const left = store.stays.left(establishment.id, fromMs, toMs);
  const ids = left.map(({ stayId }) => stayId);
  const released = new Set(
    store
      .recordsById('stay', ids, ['departure'])
      .filter((stay) => textOf(stay, 'departure') === 'release')
      .map(({ id }) => id),
  );
  const groups = onceEach(
    store,
    left.filter(({ stayId }) => released.has(stayId)),
  );
  const facts = factsOf(context, [...released]);
  const isArriving = store.isArriving();
  return groups.map((stays) => {
    const [home] = stays;
    const leftMs = Math.max(...stays.map(({ departedMs }) => departedMs ?? 0));
    return {
      ...facts(stays, civilDateOf(leftMs)),
      stay: home,
      leftMs,
      arriving: isArriving && stays.some(({ patientId }) => !store.isWhole(patientId)),
    };
  });
}

type Together = readonly [StayTimes, ...StayTimes[]];

/** Records that were joined may each hold the stay: what overlaps of one person is one release, as it is one plan (plan/together.ts). */
function onceEach(store: ReadableStore, stays: readonly StayTimes[]): Together[] {
  const links = store.recordsWhere('patient-link', 'verdict', 'same');
  const linked = new Set(links.flatMap(({ fields }) => [fields['left']?.value, fields['right']?.value]));
  const people = Map.groupBy(stays, ({ patientId }) =>
    linked.has(patientId) ? samePeople(store, patientId).toSorted().join() : patientId,
  );
  return [...people.values()].flatMap((own) => overlapping(own));
}

function overlapping(stays: readonly StayTimes[]): Together[] {
  const groups: { stays: [StayTimes, ...StayTimes[]]; until: number }[] = [];
  for (const stay of stays.toSorted((a, b) => a.arrivedMs - b.arrivedMs || (a.stayId < b.stayId ? -1 : 1))) {
    const until = stay.departedMs ?? Infinity;
    const last = groups.at(-1);
    if (last === undefined || last.until <= stay.arrivedMs) groups.push({ stays: [stay], until });
    else {
      last.stays.push(stay);
      last.until = Math.max(last.until, until);
    }
  }
  return groups.map((group) => group.stays);
}

/** What is read of each release besides when it was. */
function factsOf(
  { store, release }: ServiceContext,
  ids: readonly string[],
): (stays: Together, leftOn: string) => Pick<Release, 'row' | 'event'> {
  const content = release();
  const sections = content.sections.sections.map(({ id }) => id);
  const wanted = [
    'stay',
    'leftUnplanned',
    ...sections.map((id) => `section.${id}`),
    ...Object.values(measuredFields),
  ];
  const plans = byStay(store.recordsById('release-plan', ids.map(derivedId.releasePlan), wanted));
  const supply = ['stay', 'state', 'supply', 'days', 'reason'];
  const medicines = byStay(store.recordsAmong('release-medicine', 'stay', ids, supply));
  const pack = ['stay', 'kind', 'number', 'releasedAt', 'gaps'];
  const packs = byStay(store.recordsAmong('handover-pack', 'stay', ids, pack));
  return (stays, leftOn) => {
    const of = (found: ReadonlyMap<string, FoldedRecord[]>): FoldedRecord[] =>
      stays.flatMap(({ stayId }) => found.get(stayId) ?? []);
    const plan = mergedPlan(of(plans));
    const event = eventIn(plan);
    const offered = valueOf(plan, measuredFields.reconnectOffered);
    return {
      event,
      row: {
        stayId: stays[0].stayId,
        leftOn,
        planned: event === null,
        sections: Object.fromEntries(sections.map((id) => [id, sectionStateOf(plan, id)])),
        gpAnswer: textOf(plan, measuredFields.gpAnswer),
        supplies: suppliesOf(content, of(medicines)),
        substanceMisuseOn: textOf(plan, measuredFields.substanceMisuseOn),
        reconnectOffered: typeof offered === 'boolean' ? offered : null,
        packGaps: lastGaps(of(packs)),
      },
    };
  };
}

function byStay(records: readonly FoldedRecord[]): Map<string, FoldedRecord[]> {
  return Map.groupBy(records, (record) => textOf(record, 'stay') ?? '');
}

function eventIn(plan: FoldedRecord | null): UnplannedEvent | null {
  const value = valueOf(plan, 'leftUnplanned');
  return isObject(value) ? (unplannedEventSchema.safeParse(value['event']).data ?? null) : null;
}

function suppliesOf({ figures }: ReleaseContent, medicines: readonly FoldedRecord[]): ReleaseRow['supplies'] {
  return medicines
    .filter((medicine) => textOf(medicine, 'state') === 'current')
    .map((medicine) => {
      const days = valueOf(medicine, 'days');
      const facts: SupplyFacts = {
        supply: textOf(medicine, 'supply') as SupplyFacts['supply'],
        days: typeof days === 'number' ? days : null,
        reason: textOf(medicine, 'reason'),
      };
      return supplyVerdict(facts, figures.medicines).level;
    });
}

/** Of the pack for this release that was frozen last; a pack for a transfer or for court is no such one. */
function lastGaps(packs: readonly FoldedRecord[]): ReleaseRow['packGaps'] {
  const at = (pack: FoldedRecord): number => Date.parse(textOf(pack, 'releasedAt') ?? '') || 0;
  const last = packs
    .filter((pack) => ['release', 'unplanned'].includes(textOf(pack, 'kind') ?? ''))
    .toSorted((a, b) => at(b) - at(a) || (a.id < b.id ? 1 : -1))[0];
  if (last === undefined) return null;
  const sections = listOf<{ section: string }>(last, 'gaps').map(({ section }) => section);
  return [...new Set(sections)];
}
