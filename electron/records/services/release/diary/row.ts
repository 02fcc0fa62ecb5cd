/** One person of the diary: lanes, milestones that are short or over, and whether the date moved since somebody looked. */
import type { FoldedRecord } from '../../../../../shared/changes/version.ts';
import type { DiaryRow } from '../../../../../shared/contract/release-views.ts';
import { milestonesOf } from '../../../../../shared/release/milestones.ts';
import { dateInForce, mayGoAnyDay } from '../../../../../shared/release/release-date.ts';
import { type SectionContent, stateWords } from '../../../../../shared/release/section-content.ts';
import { laneState } from '../../../../../shared/release/section-states.ts';
import type { ReleaseContent } from '../../../content/release.ts';
import { isObject, textOf, valueOf } from '../../common/read.ts';
import {
  currentMedicines,
  handedEntries,
  isHandedOver,
  legalStatusOf,
  mayGoSaidIn,
  milestoneFacts,
  plannedReleases,
  sectionStateOf,
} from '../plan/scene.ts';
import { mergedPlan } from '../plan/together.ts';
import type { Belongings, PlannedPerson } from './records.ts';

/** The date in force and whether the person may go any day: what decides who stands in the diary. */
export interface DiaryTiming {
  readonly plan: FoldedRecord | null;
  readonly date: string | null;
  readonly mayGoAnyDay: boolean;
}

export function timingOf({ stays, plans, dates }: PlannedPerson, { figures }: ReleaseContent): DiaryTiming {
  const plan = mergedPlan(plans);
  return {
    plan,
    date: dateInForce(plannedReleases(dates)).inForce?.date ?? null,
    mayGoAnyDay: mayGoAnyDay(mayGoSaidIn(plan), legalStatusOf(stays), figures),
  };
}

export interface RowParts {
  readonly planned: PlannedPerson;
  readonly timing: DiaryTiming;
  readonly belongings: Belongings;
  readonly coordinator: DiaryRow['coordinator'];
  readonly acctOpen: boolean;
  /** When the pack was built that stands ready; null where none does. */
  readonly readyAt: string | null;
  readonly today: string;
}

export function diaryRow(content: ReleaseContent, parts: RowParts): DiaryRow {
  const { planned, timing, belongings, coordinator, acctOpen, readyAt, today } = parts;
  const { here } = planned;
  const { plan, date } = timing;
  const { medicines, handed, packs } = belongings;
  const entries = handedEntries(handed);
  const handedOver = isHandedOver(content, plan, currentMedicines(medicines), entries);
  const facts = milestoneFacts(content, plan, {
    packReleased: packs.length > 0,
    readyPack: readyAt !== null,
    handedOver,
  });
  const when = { arrivedOn: here.stays[0].arrivedOn, releaseOn: date, mayGoAnyDay: timing.mayGoAnyDay };
  const states = milestonesOf(content.milestones.milestones, when, facts, today).map(({ state }) => state);
  const numbers = packs.map((pack) => valueOf(pack, 'number')).filter((number) => typeof number === 'number');
  return {
    person: here.person,
    date,
    mayGoAnyDay: timing.mayGoAnyDay,
    coordinator,
    lanes: lanesOf(content.sections, plan),
    amber: states.filter((state) => state === 'amber').length,
    red: states.filter((state) => state === 'red').length,
    moved: hasMoved(plan, date),
    packNumber: numbers.length === 0 ? null : Math.max(...numbers),
    readyAt,
    handed: handedOver ? 'all' : entries.length > 0 ? 'some' : 'nothing',
    acctOpen,
    arriving: here.arriving,
  };
}

function lanesOf(content: SectionContent, plan: FoldedRecord | null): DiaryRow['lanes'] {
  return content.lanes.map(({ id }) => {
    const sections = content.sections.filter(({ lane }) => lane === id);
    const byState = Map.groupBy(sections, (section) => sectionStateOf(plan, section.id));
    const words = content.states.flatMap(({ id: state }) => {
      const titles = byState.get(state)?.map(({ title }) => title) ?? [];
      return titles.length === 0 ? [] : [`${stateWords(content, state).label}: ${titles.join(', ')}.`];
    });
    return { lane: id, state: laneState([...byState.keys()]), words: words.join(' ') };
  });
}

/** Since somebody last looked at the milestones; where nobody has yet, there is nothing to compare with. */
function hasMoved(plan: FoldedRecord | null, date: string | null): boolean {
  const seen = valueOf(plan, 'seenDate');
  return isObject(seen) && (typeof seen['date'] === 'string' ? seen['date'] : null) !== date;
}

export function coordinatorOf(plan: FoldedRecord | null): string | null {
  return textOf(plan, 'coordinator');
}
