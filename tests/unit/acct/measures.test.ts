/** The manager's figures: counted again slowly and obviously, and each one the length of the list behind it. */
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { expect, it } from 'vitest';
import type { AcctFacts } from '../../../shared/acct/facts.ts';
import { acctMeasuresOf } from '../../../shared/acct/measures.ts';
import { acctFacts, aReview, milestones } from '../../support/acct-facts.ts';

const HOUR = 3_600_000;
const start = Date.parse('2026-11-16T00:00:00Z');
const now = Date.parse('2026-11-26T12:00:00Z');
const iso = (ms: number): string => new Date(ms).toISOString();
const period = { from: '2026-11-18', to: '2026-11-22', now };
const day = (at: string): string => DateTime.fromISO(at, { zone: 'Europe/London' }).toISODate() ?? '';
const hours = (most: number) => fc.integer({ min: 0, max: most }).map((count) => count * HOUR);

const anyReview = fc.record({
  after: hours(72),
  mode: fc.constantFrom('in-person', 'telephone', 'written', 'none', null),
  state: fc.constantFrom('held', 'planned', 'cancelled'),
  signed: fc.boolean(),
});
const anyAcct = fc
  .record({
    opened: hours(220),
    plan: fc.option(hours(4)),
    possession: fc.option(hours(48)),
    triage: fc.option(hours(48)),
    reviews: fc.array(anyReview, { maxLength: 4 }),
    closed: fc.boolean(),
  })
  .map(({ opened, plan, possession, triage, reviews, closed }): AcctFacts => {
    const at = (after: number): string => iso(start + opened + after);
    return acctFacts({
      openedAt: at(0),
      ...(closed ? { state: 'closed' as const, closedAt: at(96 * HOUR) } : {}),
      planAt: plan === null ? null : at(plan),
      possession: possession === null ? [] : [at(possession)],
      seen: triage === null ? [] : [{ kind: 'mental-health-triage', at: at(triage) }],
      reviews: reviews.map(({ after, mode, state }, index) =>
        aReview({
          id: `review-${index}`,
          dueAt: at(after),
          state,
          heldAt: state === 'held' ? at(after) : null,
          mode: state === 'held' ? mode : null,
        }),
      ),
      inputs: reviews.flatMap(({ after, signed }, index) =>
        signed ? [{ kind: 'review' as const, review: `review-${index}`, signedAt: at(after) }] : [],
      ),
    });
  });

it('agree with a slow recount, whatever happened', () => {
  fc.assert(
    fc.property(fc.array(anyAcct, { maxLength: 12 }), (all) => {
      const accts = all.map((facts, index) => ({ acctId: `acct-${index}`, facts }));
      const found = acctMeasuresOf(milestones, accts, period);
      const asked = all.filter(
        ({ openedAt }) => day(openedAt) >= '2026-11-18' && day(openedAt) <= '2026-11-22',
      );
      expect(found.opened).toHaveLength(asked.length);

      let [withInput, without, unsaid] = [0, 0, 0];
      const modes: Record<string, number> = { 'in-person': 0, telephone: 0, written: 0, none: 0 };
      for (const { reviews, inputs } of asked) {
        for (const review of reviews) {
          if (review.state === 'planned' && Date.parse(review.dueAt) < now) unsaid += 1;
          if (review.state !== 'held') continue;
          const took = ['in-person', 'telephone', 'written'].includes(review.mode ?? '');
          if (took || inputs.some((input) => input.review === review.id)) withInput += 1;
          else without += 1;
          if (review.mode !== null) modes[review.mode] = (modes[review.mode] ?? 0) + 1;
        }
      }
      const ratio = (id: string) => {
        const one = found.ratios.find((each) => each.id === id);
        return [one?.numerator.length, one?.missed.length, one?.excluded.length];
      };
      expect(ratio('reviews-with-input')).toEqual([withInput, without, unsaid]);
      expect(Object.fromEntries(found.attendance.map(({ mode, lines }) => [mode, lines.length]))).toEqual(
        modes,
      );

      const sameDay = asked.filter(
        ({ possession: [at], openedAt }) => at !== undefined && day(at) === day(openedAt),
      );
      const daysOver = asked.filter(
        (facts) =>
          !sameDay.includes(facts) &&
          (facts.possession.length > 0 || day(facts.openedAt) < day(iso(now)) || facts.state === 'closed'),
      );
      expect(ratio('possession-same-day')).toEqual([
        sameDay.length,
        daysOver.length,
        asked.length - sameDay.length - daysOver.length,
      ]);
      const inDay = asked.filter(
        ({ seen: [first], openedAt }) =>
          first !== undefined && Date.parse(first.at) <= Date.parse(openedAt) + 24 * HOUR,
      );
      expect(ratio('triage-in-time')[0]).toBe(inDay.length);

      const taken = asked
        .filter(({ planAt }) => planAt !== null)
        .map(({ planAt, openedAt }) => (Date.parse(planAt ?? '') - Date.parse(openedAt)) / 60_000)
        .toSorted((a, b) => a - b);
      const middle =
        taken.length === 0
          ? null
          : taken.length % 2 === 1
            ? (taken[(taken.length - 1) / 2] ?? 0)
            : ((taken[taken.length / 2] ?? 0) + (taken[taken.length / 2 - 1] ?? 0)) / 2;
      const plan = found.milestones.find(({ id }) => id === 'immediate-plan');
      expect(plan?.medianMinutes).toBe(middle);
      expect([plan?.inTime.length, plan?.late.length, plan?.open.length]).toEqual([
        taken.filter((minutes) => minutes <= 60).length,
        taken.filter((minutes) => minutes > 60).length,
        asked.length - taken.length,
      ]);
    }),
    { numRuns: 80 },
  );
});

it('count as missed only what was due before the ACCT was closed', () => {
  const closedAt = '2026-11-20T21:00:00.000+00:00';
  const facts = acctFacts({ openedAt: '2026-11-20T19:00:00.000+00:00', state: 'closed', closedAt });
  const found = acctMeasuresOf(milestones, [{ acctId: 'a', facts }], period);
  const open = Object.fromEntries(
    found.milestones.map((each) => [each.id, each.open.map(({ says }) => says)]),
  );
  expect(open['immediate-plan']).toEqual([expect.stringContaining('never met before it was closed')]);
  expect([open['possession'], open['mental-health-triage'], open['post-closure']]).toEqual([[], [], []]);
  for (const id of ['possession-same-day', 'triage-in-time'])
    expect(found.ratios.find((each) => each.id === id)).toMatchObject({
      numerator: [],
      missed: [],
      excluded: [],
    });
  const late = acctFacts({ ...facts, closedAt: '2026-11-22T21:00:00.000+00:00' });
  const [sameDay] = acctMeasuresOf(milestones, [{ acctId: 'a', facts: late }], period).ratios.filter(
    ({ id }) => id === 'possession-same-day',
  );
  expect(sameDay?.missed).toHaveLength(1);
});
