/** Facts of an ACCT for tests of what is owed to it, and the content as it is shipped. */
import { readFileSync } from 'node:fs';
import type { AcctFacts, ReviewFacts } from '../../shared/acct/facts.ts';
import { parseMilestones } from '../../shared/acct/milestone-content.ts';
import { type CountedMilestone, milestonesOf } from '../../shared/acct/milestones.ts';

export const milestoneFile: unknown = JSON.parse(
  readFileSync(new URL('../../resources/acct/milestones.json', import.meta.url), 'utf8'),
);
export const milestones = parseMilestones(milestoneFile);

/** Opened at 19:10 on 22-Nov-2026 and nothing done. */
export function acctFacts(own: Partial<AcctFacts> = {}): AcctFacts {
  return {
    state: 'open',
    openedAt: '2026-11-22T19:10:00.000+00:00',
    reopenedAt: [],
    closedAt: null,
    postClosureDue: null,
    planAt: null,
    marks: {},
    reviews: [],
    inputs: [],
    constants: [],
    possession: [],
    selfHarm: [],
    seen: [],
    ...own,
  };
}

export function aReview(own: Partial<ReviewFacts> = {}): ReviewFacts {
  return {
    id: 'aaaaaaaa-0000-7000-8000-000000000001',
    kind: 'case-review',
    dueAt: '2026-11-25T14:00:00.000+00:00',
    heldAt: null,
    mode: null,
    state: 'planned',
    ...own,
  };
}

/** What is owed at a moment, by id. */
export function owedAt(own: Partial<AcctFacts>, now: string): Record<string, CountedMilestone> {
  const found = milestonesOf(milestones, acctFacts(own), Date.parse(now));
  return Object.fromEntries(found.map((milestone) => [milestone.id, milestone]));
}
