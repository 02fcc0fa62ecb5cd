/**
 * Milestones of one person, worked out from the date that is in force now; nothing is stored but what somebody did about them
 * (docs/decisions/0070-release.md). Civil days in London throughout. Pure: today is passed in.
 */
import type { SectionStateName } from '../records/release-words.ts';
import { addCivilDays } from '../followup/clock.ts';
import type { Milestone } from './milestone-content.ts';

export interface ReleaseTiming {
  /** Civil date of arrival. */
  readonly arrivedOn: string;
  /** Civil date of release: the day the person left, else the date in force; null where none is known. */
  readonly releaseOn: string | null;
  readonly mayGoAnyDay: boolean;
}

export type SettledState = 'done' | 'not-needed' | 'declined' | 'unavailable';
/**
 * not-yet, open, amber, red: its time has not come, runs, is short, is over. closed: its window passed unused. standing: no date,
 * and it may be needed any day. no-date: no date is known.
 */
export type MilestoneState =
  SettledState | 'not-yet' | 'open' | 'amber' | 'red' | 'closed' | 'standing' | 'no-date';

export interface MilestoneFacts {
  /** What somebody said of a milestone itself, by its id. */
  readonly handled: Readonly<Record<string, SettledState | undefined>>;
  readonly sections: Readonly<Record<string, SectionStateName | undefined>>;
  readonly packReleased: boolean;
  readonly readyPack: boolean;
  /** Whether everything on the list of the day has an outcome. */
  readonly handedOver: boolean;
}

export interface MilestoneStanding {
  readonly id: string;
  readonly state: MilestoneState;
  readonly opensOn: string | null;
  readonly dueOn: string | null;
  readonly closesOn: string | null;
  /** The person arrived after it was due, so it is due at once. */
  readonly compressed: boolean;
}

const settledStates: readonly string[] = ['done', 'not-needed', 'declined', 'unavailable'];

/** Every milestone that applies, in the order of the content. */
export function milestonesOf(
  milestones: readonly Milestone[],
  timing: ReleaseTiming,
  facts: MilestoneFacts,
  today: string,
): MilestoneStanding[] {
  return milestones
    .filter(({ onlyStanding }) => !onlyStanding || timing.mayGoAnyDay)
    .map((milestone) => standing(milestone, timing, facts, today));
}

function standing(
  milestone: Milestone,
  timing: ReleaseTiming,
  facts: MilestoneFacts,
  today: string,
): MilestoneStanding {
  const settled = settledAs(milestone, facts);
  const days = daysOf(milestone, timing);
  if (days === null) {
    const state = settled ?? (timing.mayGoAnyDay ? 'standing' : 'no-date');
    return { id: milestone.id, state, opensOn: null, dueOn: null, closesOn: null, compressed: false };
  }
  const { opensOn, dueOn, amberOn, redOn, closesOn, compressed } = days;
  return {
    id: milestone.id,
    state: settled ?? stateOn(today, { opensOn, amberOn, redOn, closesOn }),
    opensOn,
    dueOn,
    closesOn,
    compressed,
  };
}

function stateOn(
  today: string,
  on: { opensOn: string; amberOn: string; redOn: string; closesOn: string | null },
): MilestoneState {
  if (on.closesOn !== null && today > on.closesOn) return 'closed';
  if (today >= on.redOn) return 'red';
  if (today >= on.amberOn) return 'amber';
  return today >= on.opensOn ? 'open' : 'not-yet';
}

/** What was said of the milestone itself comes first: a person's word is never overruled by a section. */
function settledAs(milestone: Milestone, facts: MilestoneFacts): SettledState | null {
  const said = facts.handled[milestone.id];
  if (said !== undefined) return said;
  switch (milestone.settledBy) {
    case 'section': {
      const state = facts.sections[milestone.section ?? ''];
      return state !== undefined && settledStates.includes(state) ? (state as SettledState) : null;
    }
    case 'pack':
      return facts.packReleased ? 'done' : null;
    case 'ready-pack':
      return facts.readyPack ? 'done' : null;
    case 'handing-over':
      return facts.handedOver ? 'done' : null;
    case 'hand':
      return null;
  }
}

function daysOf(milestone: Milestone, { arrivedOn, releaseOn }: ReleaseTiming) {
  const anchor = milestone.anchor === 'arrival' ? arrivedOn : releaseOn;
  if (anchor === null) return null;
  const { opens, due, amber, red, closes } = milestone;
  // Nothing is due before the person came: what should have been done by then is due at once.
  const notBeforeArrival = (days: number): string => {
    const on = addCivilDays(anchor, days);
    return on < arrivedOn ? arrivedOn : on;
  };
  const dueOn = notBeforeArrival(due);
  const compressed = dueOn !== addCivilDays(anchor, due);
  const dayAfterDue = addCivilDays(dueOn, 1);
  const redOn = notBeforeArrival(red ?? due + 1);
  return {
    opensOn: notBeforeArrival(opens),
    dueOn,
    amberOn: notBeforeArrival(amber ?? due),
    redOn: compressed || redOn < dayAfterDue ? dayAfterDue : redOn,
    closesOn: closes === null ? null : addCivilDays(anchor, closes),
    compressed,
  };
}

export interface MilestoneMove {
  readonly id: string;
  readonly from: { readonly dueOn: string | null; readonly state: MilestoneState };
  readonly to: { readonly dueOn: string | null; readonly state: MilestoneState };
}

/** What a moved date changes, as of one day: every milestone with another due date or state, appeared or gone ones included. */
export function milestoneMoves(
  before: readonly MilestoneStanding[],
  after: readonly MilestoneStanding[],
): MilestoneMove[] {
  const absent = { dueOn: null, state: 'no-date' } as const;
  const was = new Map(before.map((each) => [each.id, each]));
  const is = new Map(after.map((each) => [each.id, each]));
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((id) => {
    const [from, to] = [pick(was.get(id) ?? absent), pick(is.get(id) ?? absent)];
    return from.dueOn === to.dueOn && from.state === to.state ? [] : [{ id, from, to }];
  });
}

const pick = ({ dueOn, state }: Pick<MilestoneStanding, 'dueOn' | 'state'>) => ({ dueOn, state });
