/**
 * What healthcare owes to one ACCT. Never stored: worked out from the event each time counts from, so that it survives restart,
 * replication and the change of the clocks, and an ACCT opened three days ago arrives as overdue (docs/decisions/0060-acct.md).
 */
import type { AcctMilestone } from '../contract/acct-views.ts';
import { civilDateOf, instantInLondon } from '../followup/clock.ts';
import type { AcctReviewKind } from '../records/acct.ts';
import { type Due, dueBy, dueOf, inTime, isOver } from './due.ts';
import type { AcctFacts, ReviewFacts } from './facts.ts';
import { earliest, heldFrom, type Met, metOf } from './met.ts';
import { constantDays, possessionEvents } from './milestone-events.ts';
import type { MilestoneContent, MilestoneRule } from './milestone-content.ts';
import { shownInstant } from './words.ts';

/** A milestone with the event that it counts from. */
export interface CountedMilestone extends AcctMilestone {
  /** Of the content; null for a review that was set. */
  readonly rule: string | null;
  readonly from: string;
}

/** One time that a rule applies. `anchor`: the event. */
interface Occurrence {
  readonly id: string;
  readonly rule: MilestoneRule;
  readonly anchor: string;
  readonly due: Due;
}

/** Met, due and overdue, soonest due first. `now`: milliseconds since 1970 UTC. */
export function milestonesOf(content: MilestoneContent, facts: AcctFacts, now: number): CountedMilestone[] {
  const found = content.milestones
    .flatMap((rule) => occurrences(rule, facts, now))
    .map((occurrence) => ({ occurrence, ...reviewsOf(occurrence, facts) }));
  const covered = new Set(
    found.flatMap(({ held, planned }) => [...held, ...planned].map((review) => review.id)),
  );
  const reviews = facts.reviews.filter(({ id, state }) => state !== 'cancelled' && !covered.has(id));
  return [
    ...found.map(({ occurrence, held, planned }) => counting(occurrence, facts, held, planned[0], now)),
    ...reviews.map((review) => reviewMilestone(content, review, facts, now)),
  ].toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt) || (a.id < b.id ? -1 : 1));
}

/** The next one that is not met. */
export function nextOf<T extends AcctMilestone>(milestones: readonly T[]): T | null {
  return milestones.find(({ state }) => state === 'due' || state === 'overdue') ?? null;
}

function occurrences(rule: MilestoneRule, facts: AcctFacts, now: number): Occurrence[] {
  const one = (id: string, anchor: string, due: Due): Occurrence => ({ id, rule, anchor, due });
  switch (rule.from) {
    case 'opened': {
      if (rule.metBy !== 'possession') return [one(rule.id, facts.openedAt, dueOf(rule.due, facts.openedAt))];
      return possessionEvents(facts).map(({ date, at, first }) =>
        one(first ? rule.id : `${rule.id}:${date}`, at, dueOf(rule.due, at)),
      );
    }
    case 'constant-supervision':
      return constantDays(facts, now).map((at) =>
        one(`${rule.id}:${civilDateOf(at)}`, at, dueOf(rule.due, at)),
      );
    case 'closed': {
      if (facts.state === 'open') return [];
      const closedAt = facts.closedAt ?? facts.openedAt;
      const set = facts.postClosureDue;
      return [one(rule.id, closedAt, set === null ? dueOf(rule.due, closedAt) : dueBy(set))];
    }
  }
}

/** Reviews that were held under this occurrence of a rule, first held first; and what was set for it, soonest first. */
function reviewsOf(
  { rule, anchor }: Occurrence,
  facts: AcctFacts,
): { held: ReviewFacts[]; planned: ReviewFacts[] } {
  const { metBy } = rule;
  if (typeof metBy === 'string' || !('review' in metBy)) return { held: [], planned: [] };
  const belongs = (at: string): boolean =>
    rule.every === 'day'
      ? civilDateOf(at) === civilDateOf(anchor)
      : rule.from !== 'closed' || Date.parse(at) >= Date.parse(anchor);
  const times = facts.reviews
    .filter(({ kind }) => kind === metBy.review)
    .flatMap((review) => {
      const at = review.state === 'held' ? review.heldAt : review.dueAt;
      return review.state === 'cancelled' || at === null || !belongs(at) ? [] : [{ review, at }];
    })
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .map(({ review }) => review);
  return {
    held: times.filter(({ state }) => state === 'held'),
    planned: times.filter(({ state }) => state === 'planned'),
  };
}

function counting(
  { id, rule, anchor, due }: Occurrence,
  facts: AcctFacts,
  held: readonly ReviewFacts[],
  planned: ReviewFacts | undefined,
  now: number,
): CountedMilestone {
  const met = earliest([metOf(rule, anchor, held, facts), markOf(facts, id)]);
  // Until it is met, a meeting that was set for an earlier time is what people have to be at.
  const sooner = met === null && planned !== undefined && Date.parse(planned.dueAt) < due.ms;
  const owedBy: Due = sooner ? { ms: Date.parse(planned.dueAt), date: null } : due;
  const over = facts.state !== 'open' && (rule.from !== 'closed' || facts.state === 'closed');
  return {
    id,
    rule: rule.id,
    from: anchor,
    title: rule.title,
    short: rule.short,
    dueAt: instantInLondon(owedBy.ms),
    ...stateOf(met, owedBy, over, now),
    owner: rule.owner,
    reviewId: (held[0] ?? planned)?.id ?? null,
    explains: explained(rule.explains, met, held[0]),
    source: rule.source,
    signOff: rule.signOff,
  };
}

const TITLES: Readonly<Record<AcctReviewKind, string>> = {
  'assessment-interview': 'assessment interview',
  'first-case-review': 'first case review',
  'case-review': 'case review',
  'constant-supervision': 'constant supervision',
  closing: 'closing',
  'post-closure': 'post-closure review',
};

/** A review that was set for a time: owed from that minute on, and in time when it was held on that day. */
function reviewMilestone(
  { review: rule }: MilestoneContent,
  review: ReviewFacts,
  facts: AcctFacts,
  now: number,
): CountedMilestone {
  const id = `review:${review.id}`;
  const ms = Date.parse(review.dueAt);
  const met = earliest([heldFrom(review, facts), markOf(facts, id)]);
  const due: Due = { ms, date: met === null ? null : civilDateOf(review.dueAt) };
  const over = review.kind === 'post-closure' ? facts.state !== 'post-closure' : facts.state !== 'open';
  return {
    id,
    rule: null,
    from: review.dueAt,
    title: review.kind === 'case-review' ? rule.title : `${rule.title}: ${TITLES[review.kind]}`,
    short: 'Review',
    dueAt: instantInLondon(ms),
    ...stateOf(met, due, over, now),
    owner: rule.owner,
    reviewId: review.id,
    explains: explained(rule.explains, met, review),
    source: rule.source,
    signOff: rule.signOff,
  };
}

function stateOf(
  met: Met | null,
  due: Due,
  over: boolean,
  now: number,
): Pick<AcctMilestone, 'state' | 'metAt' | 'metBy'> {
  if (met !== null) {
    return { state: inTime(due, met.at) ? 'met' : 'met-late', metAt: instantInLondon(met.at), metBy: met.by };
  }
  const state = over ? 'not-needed' : isOver(due, now) ? 'overdue' : 'due';
  return { state, metAt: null, metBy: null };
}

/** A review that was held without healthcare leaves its part owed, and says so. */
function explained(explains: string, met: Met | null, held: ReviewFacts | undefined): string {
  if (met !== null || held === undefined || held.heldAt === null) return explains;
  return `${explains} It was held ${shownInstant(held.heldAt)} without healthcare: sign health input for it, or mark it with a note.`;
}

function markOf({ marks }: AcctFacts, id: string): Met | null {
  const at = marks[id];
  return at === undefined ? null : { at, by: 'Marked by hand' };
}
