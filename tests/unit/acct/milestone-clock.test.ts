/** Times of milestones hold over changes of the clocks, leap days and midnight, whenever and in whatever order records came. */
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { expect, it } from 'vitest';
import { milestonesOf } from '../../../shared/acct/milestones.ts';
import { acctFacts, aReview, milestones } from '../../support/acct-facts.ts';

const ZONE = 'Europe/London';
const HOUR = 3_600_000;
const london = (at: string | number): DateTime =>
  typeof at === 'number' ? DateTime.fromMillis(at, { zone: ZONE }) : DateTime.fromISO(at, { zone: ZONE });
/** Any time of nine years with two leap days; more often the hours around a change of the clocks, and midnights. */
const anyTime = fc.oneof(
  fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2032, 11, 31) }),
  fc
    .tuple(
      fc.constantFrom('2026-03-29T01:00Z', '2026-10-25T01:00Z', '2028-02-29T00:00Z', '2027-03-28T01:00Z'),
      fc.integer({ min: -26 * HOUR, max: 26 * HOUR }),
    )
    .map(([around, away]) => Date.parse(around) + away),
  fc.tuple(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: -2, max: 2 })).map(
    ([day, ms]) =>
      london(Date.UTC(2024, 0, 1) + day * 24 * HOUR)
        .startOf('day')
        .toMillis() + ms,
  ),
);
const iso = (ms: number): string => new Date(ms).toISOString();
const byId = (facts: Parameters<typeof milestonesOf>[1], now: number) =>
  new Map(milestonesOf(milestones, facts, now).map((milestone) => [milestone.id, milestone]));

it('counts hours as time that passes and days as days of the calendar in London', () => {
  fc.assert(
    fc.property(anyTime, (opened) => {
      const owed = byId(acctFacts({ openedAt: iso(opened) }), opened);
      const due = (id: string) => Date.parse(owed.get(id)?.dueAt ?? '');
      expect(due('immediate-plan')).toBe(opened + HOUR);
      for (const id of ['assessment', 'first-review', 'mental-health-triage'])
        expect(due(id)).toBe(opened + 24 * HOUR);
      const day = london(opened).startOf('day');
      expect(due('possession')).toBe(day.set({ hour: 23, minute: 59 }).toMillis());
      const closed = { state: 'post-closure', openedAt: iso(opened), closedAt: iso(opened) } as const;
      expect(Date.parse(byId(acctFacts(closed), opened).get('post-closure')?.dueAt ?? '')).toBe(
        day.plus({ days: 7 }).set({ hour: 23, minute: 59 }).toMillis(),
      );
    }),
    { numRuns: 150 },
  );
});

it('meets medicines in possession on the civil day and not a millisecond after midnight', () => {
  fc.assert(
    fc.property(anyTime, fc.integer({ min: 0, max: 50 * HOUR }), (opened, after) => {
      const facts = acctFacts({ openedAt: iso(opened), possession: [iso(opened + after)] });
      const sameDay = london(opened).hasSame(london(opened + after), 'day');
      const found = byId(facts, opened + after).get('possession')?.state;
      expect(found).toBe(sameDay ? 'met' : 'met-late');
      const without = byId(acctFacts({ openedAt: iso(opened) }), opened + after).get('possession')?.state;
      expect(without).toBe(sameDay ? 'due' : 'overdue');
    }),
    { numRuns: 150 },
  );
});

it('shows an ACCT that arrives days after it was opened as overdue at once, and never goes back from overdue', () => {
  fc.assert(
    fc.property(
      anyTime,
      fc.array(fc.integer({ min: 0, max: 96 * HOUR }), { minLength: 2 }),
      (opened, later) => {
        const facts = acctFacts({ openedAt: iso(opened) });
        expect([...byId(facts, opened + 72 * HOUR).values()].every(({ state }) => state === 'overdue')).toBe(
          true,
        );
        let overdue = 0;
        for (const after of later.toSorted((a, b) => a - b)) {
          const now = [...byId(facts, opened + after).values()].filter(
            ({ state }) => state === 'overdue',
          ).length;
          expect(now).toBeGreaterThanOrEqual(overdue);
          overdue = now;
        }
      },
    ),
    { numRuns: 60 },
  );
});

it('owes a review of constant supervision for each day of the calendar, once', () => {
  fc.assert(
    fc.property(
      anyTime,
      fc.integer({ min: 0, max: 6 * 24 * HOUR }),
      fc.option(fc.integer({ min: 0, max: 6 * 24 * HOUR })),
      (started, until, ended) => {
        const now = started + until;
        const endedAt = ended === null || ended > until ? null : iso(started + ended);
        const facts = acctFacts({
          openedAt: iso(started),
          constants: [{ startedAt: iso(started), endedAt }],
        });
        const first = london(started).startOf('day');
        const days: string[] = [];
        for (let day = first; day <= london(now); day = day.plus({ days: 1 })) {
          const goesOn = endedAt === null || day.endOf('day') < london(endedAt);
          if (day.equals(first) || goesOn) days.push(`constant-supervision:${day.toISODate() ?? ''}`);
        }
        const found = [...byId(facts, now).keys()].filter((id) => id.startsWith('constant'));
        expect(found).toEqual(days);
      },
    ),
    { numRuns: 60 },
  );
});

it('says the same whatever order the records arrived in', () => {
  const reviews = [
    aReview({
      id: 'r1',
      kind: 'first-case-review',
      state: 'held',
      heldAt: '2026-11-23T10:00:00Z',
      mode: 'none',
    }),
    aReview({
      id: 'r2',
      kind: 'first-case-review',
      state: 'held',
      heldAt: '2026-11-23T12:00:00Z',
      mode: 'telephone',
    }),
    aReview({ id: 'r3', kind: 'constant-supervision', dueAt: '2026-11-24T10:00:00Z' }),
    aReview({ id: 'r4' }),
  ];
  const facts = {
    reviews,
    inputs: [
      { kind: 'review', review: 'r1', signedAt: '2026-11-23T15:00:00Z' },
      { kind: 'constant-supervision', review: null, signedAt: '2026-11-23T16:00:00Z' },
    ] as const,
    constants: [
      { startedAt: '2026-11-23T09:00:00Z', endedAt: '2026-11-23T20:00:00Z' },
      { startedAt: '2026-11-23T21:00:00Z', endedAt: null },
    ],
    possession: ['2026-11-22T20:00:00Z', '2026-11-24T20:00:00Z'],
    selfHarm: ['2026-11-24T08:00:00Z', '2026-11-24T09:00:00Z'],
    reopenedAt: ['2026-11-24T07:00:00Z'],
  };
  const now = Date.parse('2026-11-25T09:00:00Z');
  const expected = milestonesOf(milestones, acctFacts(facts), now);
  const shuffled = fc.record({
    reviews: fc.shuffledSubarray(facts.reviews, { minLength: 4 }),
    inputs: fc.shuffledSubarray([...facts.inputs], { minLength: 2 }),
    constants: fc.shuffledSubarray(facts.constants, { minLength: 2 }),
    possession: fc.shuffledSubarray(facts.possession, { minLength: 2 }),
    selfHarm: fc.shuffledSubarray(facts.selfHarm, { minLength: 2 }),
  });
  fc.assert(
    fc.property(shuffled, (order) => {
      expect(milestonesOf(milestones, acctFacts({ ...facts, ...order }), now)).toEqual(expected);
    }),
    { numRuns: 50 },
  );
});
