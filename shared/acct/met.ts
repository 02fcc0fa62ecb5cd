/** What meets a milestone, and in which words. No word of anybody stands in them: managers read this. */
import type { AcctFacts, AttendanceMode, ReviewFacts } from './facts.ts';
import type { MilestoneRule } from './milestone-content.ts';
import { civilDateOf } from '../followup/clock.ts';
import { shownInstant } from './words.ts';

export interface Met {
  readonly at: string;
  readonly by: string;
}

/** The first of what met it. */
export function earliest(found: readonly (Met | null)[]): Met | null {
  return found
    .filter((met) => met !== null)
    .reduce<Met | null>((first, met) => (first === null || before(met.at, first.at) ? met : first), null);
}

const before = (a: string, b: string): boolean => Date.parse(a) < Date.parse(b);

/** What of the record meets one occurrence of a rule, counted from the event `anchor`; `held` are its reviews. */
export function metOf(
  rule: MilestoneRule,
  anchor: string,
  held: readonly ReviewFacts[],
  facts: AcctFacts,
): Met | null {
  const { metBy } = rule;
  if (metBy === 'immediate-plan') {
    return facts.planAt === null ? null : { at: facts.planAt, by: said('Given', facts.planAt) };
  }
  if (metBy === 'possession') return firstSince(facts.possession, anchor, 'Assessed');
  if ('seen' in metBy) {
    const times = facts.seen.filter(({ kind }) => kind === metBy.seen).map(({ at }) => at);
    return firstSince(times, anchor, 'Seen');
  }
  const day = civilDateOf(anchor);
  const signed = facts.inputs
    .filter(({ kind }) => rule.every === 'day' && kind === metBy.review)
    .map(({ signedAt }) => signedAt)
    .filter((at) => civilDateOf(at) === day);
  const reviews = held.map((review) => heldFrom(review, facts, metBy.heldIsEnough));
  return earliest([...reviews, firstSince(signed, anchor, 'Health input signed')]);
}

/** A review with healthcare's part in it: somebody took part, or input was signed for it. */
export function heldFrom(review: ReviewFacts, facts: AcctFacts, heldIsEnough = false): Met | null {
  const { heldAt, mode, state } = review;
  if (state !== 'held' || heldAt === null) return null;
  if (heldIsEnough || (mode !== null && mode !== 'none')) {
    return { at: heldAt, by: `${said('Held', heldAt)}, ${attended[mode ?? 'none']}` };
  }
  const signed = facts.inputs.filter((input) => input.review === review.id).map(({ signedAt }) => signedAt);
  return earliest(
    signed.map((at) => ({ at, by: `${said('Held', heldAt)}; input signed ${shownInstant(at)}` })),
  );
}

export const attended: Readonly<Record<AttendanceMode, string>> = {
  'in-person': 'healthcare attended in person',
  telephone: 'healthcare took part by telephone',
  written: 'healthcare gave a written report',
  none: 'without healthcare',
};

function firstSince(times: readonly string[], anchor: string, word: string): Met | null {
  return earliest(times.filter((at) => !before(at, anchor)).map((at) => ({ at, by: said(word, at) })));
}

function said(word: string, at: string): string {
  return `${word} ${shownInstant(at)}`;
}
