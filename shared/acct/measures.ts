/**
 * Figures of the manager over ACCTs opened in a period: reviews with and without healthcare, how it took part, and the time to each
 * milestone. Each figure is the list behind it, counted; one line for each time that something was owed.
 */
import { civilDateOf } from '../followup/clock.ts';
import type { AcctFacts, AttendanceMode, ReviewFacts } from './facts.ts';
import { attended } from './met.ts';
import type { MilestoneContent } from './milestone-content.ts';
import { type CountedMilestone, milestonesOf } from './milestones.ts';
import { shownInstant } from './words.ts';

export interface MeasuredAcct {
  readonly acctId: string;
  readonly facts: AcctFacts;
}

/** One line of a list; `says` what decided it, without a word of what was written. */
export interface MeasuredLine {
  readonly acctId: string;
  readonly says: string;
}

export interface AcctRatio {
  readonly id: string;
  readonly title: string;
  readonly explains: string;
  readonly numerator: readonly MeasuredLine[];
  readonly missed: readonly MeasuredLine[];
  readonly excluded: readonly MeasuredLine[];
}

export interface MilestoneTimes {
  readonly id: string;
  readonly title: string;
  /** Minutes from the event to when it was met, in the middle of all that were met; null where none was. */
  readonly medianMinutes: number | null;
  readonly inTime: readonly MeasuredLine[];
  readonly late: readonly MeasuredLine[];
  /** Not met: still owed, or its time had come before the ACCT was closed. */
  readonly open: readonly MeasuredLine[];
}

export interface AcctMeasures {
  readonly opened: readonly MeasuredLine[];
  readonly ratios: readonly AcctRatio[];
  readonly attendance: readonly { readonly mode: AttendanceMode; readonly lines: readonly MeasuredLine[] }[];
  readonly milestones: readonly MilestoneTimes[];
}

/** The opening's own times, of which a ratio in time is asked: by what meets them. */
const RATIOS = [
  {
    metBy: (rule: MilestoneContent['milestones'][number]) => rule.metBy === 'possession',
    id: 'possession-same-day',
    title: 'Medicines in possession assessed again the same day',
    explains:
      'For each opening and each day of self-harm while it was open: an assessment signed after it on the same civil day.',
  },
  {
    metBy: ({ metBy }: MilestoneContent['milestones'][number]) =>
      typeof metBy !== 'string' && 'seen' in metBy,
    id: 'triage-in-time',
    title: 'Mental-health triage in time',
    explains: 'Seen at a booking for triage, or marked as done, by the time the content gives.',
  },
] as const;

/** `from` and `to`: civil dates of opening, both included. `now`: milliseconds since 1970 UTC. */
export function acctMeasuresOf(
  content: MilestoneContent,
  accts: readonly MeasuredAcct[],
  { from, to, now }: { readonly from: string; readonly to: string; readonly now: number },
): AcctMeasures {
  const asked = accts
    .filter(({ facts }) => {
      const day = civilDateOf(facts.openedAt);
      return day >= from && day <= to;
    })
    .toSorted((a, b) => Date.parse(a.facts.openedAt) - Date.parse(b.facts.openedAt));
  const counted = asked.flatMap(({ acctId, facts }) =>
    milestonesOf(content, facts, now)
      .filter((milestone) => milestone.rule !== null && !closedBefore(milestone, facts, now))
      .map((milestone) => ({ acctId, milestone })),
  );
  const reviews = asked.flatMap(({ acctId, facts }) =>
    facts.reviews
      .filter(({ kind, state }) => kind !== 'assessment-interview' && state !== 'cancelled')
      .map((review) => ({ acctId, facts, review })),
  );
  const times = content.milestones.map((rule) => ({
    rule,
    times: timesOf(
      rule.id,
      rule.title,
      counted.filter(({ milestone }) => milestone.rule === rule.id),
    ),
  }));
  return {
    opened: asked.map(({ acctId, facts }) => ({ acctId, says: `Opened ${shownInstant(facts.openedAt)}` })),
    ratios: [
      reviewRatio(reviews, now),
      ...RATIOS.flatMap((ratio) => {
        const found = times.find(({ rule }) => ratio.metBy(rule));
        return found === undefined ? [] : [inTimeRatio(ratio, found.times)];
      }),
    ],
    attendance: (Object.keys(attended) as AttendanceMode[]).map((mode) => ({
      mode,
      lines: reviews.filter(({ review }) => isHeld(review) && review.mode === mode).map(heldLine),
    })),
    milestones: times.map((each) => each.times),
  };
}

/**
 * What was not due yet when the ACCT was closed was neither met nor missed. The post-closure review is owed after the closing: of it
 * the same is asked now.
 */
function closedBefore(
  { state, from, dueAt }: CountedMilestone,
  { closedAt }: AcctFacts,
  now: number,
): boolean {
  if (state !== 'not-needed' || closedAt === null) return false;
  const over = Date.parse(from) >= Date.parse(closedAt) ? now : Date.parse(closedAt);
  return Date.parse(dueAt) > over;
}

interface ReviewOf {
  readonly acctId: string;
  readonly facts: AcctFacts;
  readonly review: ReviewFacts;
}

const isHeld = ({ state, heldAt }: ReviewFacts): boolean => state === 'held' && heldAt !== null;

function heldLine({ acctId, review }: ReviewOf): MeasuredLine {
  return { acctId, says: `Held ${shownInstant(review.heldAt ?? '')}, ${attended[review.mode ?? 'none']}` };
}

/** Whether healthcare gave anything: somebody took part, or input was signed for that review. */
function hasHealthInput({ facts, review }: Pick<ReviewOf, 'facts' | 'review'>): boolean {
  return (
    (review.mode !== null && review.mode !== 'none') ||
    facts.inputs.some((input) => input.review === review.id)
  );
}

function reviewRatio(reviews: readonly ReviewOf[], now: number): AcctRatio {
  const held = reviews.filter(({ review }) => isHeld(review));
  const silent = reviews.filter(({ review }) => !isHeld(review) && Date.parse(review.dueAt) < now);
  return {
    id: 'reviews-with-input',
    title: 'Reviews with health input',
    explains:
      'Of reviews that were held, those at which healthcare took part or for which input was signed. Reviews whose time has passed and of which nothing was recorded are left out.',
    numerator: held.filter(hasHealthInput).map(heldLine),
    missed: held.filter((each) => !hasHealthInput(each)).map(heldLine),
    excluded: silent.map(({ acctId, review }) => ({
      acctId,
      says: `Set for ${shownInstant(review.dueAt)}; nothing recorded of it`,
    })),
  };
}

interface Owed {
  readonly acctId: string;
  readonly milestone: CountedMilestone;
}

function timesOf(id: string, title: string, owed: readonly Owed[]): MilestoneTimes {
  const of = (...states: readonly CountedMilestone['state'][]): Owed[] =>
    owed.filter(({ milestone }) => states.includes(milestone.state));
  const taken = of('met', 'met-late').map(({ milestone }) => minutesTaken(milestone));
  return {
    id,
    title,
    medianMinutes: median(taken),
    inTime: of('met').map(owedLine),
    late: of('met-late').map(owedLine),
    open: of('due', 'overdue', 'not-needed').map(owedLine),
  };
}

/** Counted from the event; what was done just before it was written as opened took no time. */
function minutesTaken({ from, metAt }: CountedMilestone): number {
  return Math.max(0, Math.round((Date.parse(metAt ?? from) - Date.parse(from)) / 60_000));
}

function median(numbers: readonly number[]): number | null {
  if (numbers.length === 0) return null;
  const sorted = numbers.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  return (upper + lower) / 2;
}

const states: Readonly<Record<CountedMilestone['state'], string>> = {
  met: 'in time',
  'met-late': 'late',
  due: 'not met yet, still in time',
  overdue: 'overdue',
  'not-needed': 'never met before it was closed',
};

function owedLine({ acctId, milestone }: Owed): MeasuredLine {
  const { metBy, metAt, state, dueAt } = milestone;
  const met = metBy === null || metAt === null ? '' : `${metBy}: `;
  return { acctId, says: `${met}${states[state]}. Due by ${shownInstant(dueAt)}` };
}

/** In time, of all that were met or whose time has passed; what is still in time is left out. */
function inTimeRatio(
  { id, title, explains }: (typeof RATIOS)[number],
  { inTime, late, open }: MilestoneTimes,
): AcctRatio {
  const still = (line: MeasuredLine): boolean => line.says.startsWith(states.due);
  return {
    id,
    title,
    explains: `${explains} What is not due yet, or was not when the ACCT was closed, is left out.`,
    numerator: inTime,
    missed: [...late, ...open.filter((line) => !still(line))],
    excluded: open.filter(still),
  };
}
