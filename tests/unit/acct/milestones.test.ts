/** What is owed to an ACCT at a moment: each rule of the content, and what meets it. */
import { describe, expect, it } from 'vitest';
import { parseMilestones } from '../../../shared/acct/milestone-content.ts';
import { nextOf } from '../../../shared/acct/milestones.ts';
import { aReview, milestoneFile, milestones, owedAt } from '../../support/acct-facts.ts';

const states = (owed: ReturnType<typeof owedAt>): Record<string, string> =>
  Object.fromEntries(Object.entries(owed).map(([id, { state }]) => [id, state]));

describe('from the opening', () => {
  it('owes five things, each with its source and that nobody has signed it off', () => {
    const owed = owedAt({}, '2026-11-22T19:40:00Z');
    expect(states(owed)).toEqual({
      'immediate-plan': 'due',
      possession: 'due',
      assessment: 'due',
      'first-review': 'due',
      'mental-health-triage': 'due',
    });
    for (const milestone of Object.values(owed)) {
      const rule = milestones.milestones.find(({ id }) => id === milestone.rule);
      expect([milestone.source, milestone.signOff]).toEqual([rule?.source, rule?.signOff]);
    }
    expect(nextOf(Object.values(owed))?.id).toBe('immediate-plan');
  });

  it('is due until its minute has passed, overdue from the next, and late when it is done after it', () => {
    expect(owedAt({}, '2026-11-22T20:10:00Z')['immediate-plan']?.state).toBe('due');
    expect(owedAt({}, '2026-11-22T20:10:00.001Z')['immediate-plan']?.state).toBe('overdue');
    const done = (planAt: string) => owedAt({ planAt }, '2026-11-24T00:00:00Z')['immediate-plan'];
    expect(done('2026-11-22T20:10:00Z')).toMatchObject({ state: 'met', metBy: 'Given 22-Nov-2026 20:10' });
    expect(done('2026-11-22T20:11:00Z')?.state).toBe('met-late');
  });

  it('is met by a mark by hand, and by whichever came first', () => {
    const marks = { 'mental-health-triage': '2026-11-23T09:00:00Z' };
    expect(owedAt({ marks }, '2026-11-25T09:00:00Z')['mental-health-triage']).toMatchObject({
      state: 'met',
      metBy: 'Marked by hand',
    });
    const seen = [{ kind: 'mental-health-triage', at: '2026-11-24T09:00:00Z' }] as const;
    const both = owedAt({ marks, seen }, '2026-11-25T09:00:00Z')['mental-health-triage'];
    expect(both?.metAt).toBe('2026-11-23T09:00:00.000+00:00');
    expect(owedAt({ seen }, '2026-11-25T09:00:00Z')['mental-health-triage']?.state).toBe('met-late');
  });

  it('does not count a triage, or an assessment of medicines, from before the opening', () => {
    const before = '2026-11-22T19:09:00Z';
    const owed = owedAt(
      { seen: [{ kind: 'mental-health-triage', at: before }], possession: [before] },
      '2026-11-22T19:40:00Z',
    );
    expect([owed['mental-health-triage']?.state, owed['possession']?.state]).toEqual(['due', 'due']);
    const other = owedAt({ seen: [{ kind: 'doctor', at: '2026-11-22T19:30:00Z' }] }, '2026-11-22T19:40:00Z');
    expect(other['mental-health-triage']?.state).toBe('due');
  });
});

describe('medicines in possession', () => {
  const now = '2026-11-25T12:00:00Z';
  it('are owed again on the day of self-harm while it is open', () => {
    const harm = { selfHarm: ['2026-11-24T15:00:00Z'], possession: ['2026-11-22T21:00:00Z'] };
    expect(states(owedAt(harm, '2026-11-24T15:01:00Z'))).toMatchObject({
      possession: 'met',
      'possession:2026-11-24': 'due',
    });
    expect(owedAt(harm, now)['possession:2026-11-24']?.state).toBe('overdue');
    const again = { ...harm, possession: [...harm.possession, '2026-11-24T23:59:59.999Z'] };
    expect(owedAt(again, now)['possession:2026-11-24']?.state).toBe('met');
  });

  it('assessed before self-harm on the day of opening are owed once more on that day', () => {
    const harm = { selfHarm: ['2026-11-22T22:00:00Z'], possession: ['2026-11-22T21:00:00Z'] };
    expect(owedAt(harm, '2026-11-22T22:30:00Z')['possession']?.state).toBe('due');
  });

  it('are not owed here for self-harm before it was opened or after it was closed', () => {
    const closed = { state: 'post-closure', closedAt: '2026-11-24T10:00:00Z' } as const;
    const selfHarm = ['2026-11-22T19:00:00Z', '2026-11-24T11:00:00Z'];
    expect(
      Object.keys(owedAt({ ...closed, selfHarm }, now)).filter((id) => id.startsWith('possession')),
    ).toEqual(['possession']);
  });

  it('are owed again on the day it is opened again', () => {
    const owed = owedAt({ reopenedAt: ['2026-11-25T08:00:00Z'], possession: ['2026-11-22T20:00:00Z'] }, now);
    expect(states(owed)).toMatchObject({ possession: 'met', 'possession:2026-11-25': 'due' });
  });
});

describe('reviews', () => {
  const first = { kind: 'first-case-review' } as const;
  it('count as health’s part only where somebody took part or signed input', () => {
    const held = { ...first, state: 'held', heldAt: '2026-11-23T10:00:00Z' } as const;
    const with_ = (mode: 'in-person' | 'none') =>
      owedAt({ reviews: [aReview({ ...held, mode })] }, '2026-11-24T10:00:00Z')['first-review'];
    expect(with_('in-person')).toMatchObject({
      state: 'met',
      metBy: 'Held 23-Nov-2026 10:00, healthcare attended in person',
    });
    expect(with_('none')).toMatchObject({ state: 'overdue', metBy: null });
    expect(with_('none')?.explains).toContain('held 23-Nov-2026 10:00 without healthcare');
    const inputs = [{ kind: 'review', review: aReview().id, signedAt: '2026-11-23T11:00:00Z' }] as const;
    const signed = owedAt({ reviews: [aReview({ ...held, mode: 'none' })], inputs }, '2026-11-24T10:00:00Z');
    expect(signed['first-review']?.state).toBe('met');
  });

  it('takes the interview as held whoever of healthcare was there: it is the assessor’s', () => {
    const review = aReview({
      kind: 'assessment-interview',
      state: 'held',
      heldAt: '2026-11-23T10:00:00Z',
      mode: 'none',
    });
    expect(owedAt({ reviews: [review] }, '2026-11-23T12:00:00Z')['assessment']?.state).toBe('met');
  });

  it('set earlier than the rule are owed at their own time, and judged by the rule once held', () => {
    const planned = aReview({ ...first, dueAt: '2026-11-23T10:00:00Z' });
    const owed = owedAt({ reviews: [planned] }, '2026-11-23T10:01:00Z');
    expect(owed['first-review']).toMatchObject({ state: 'overdue', reviewId: planned.id });
    expect(Object.keys(owed).some((id) => id.startsWith('review:'))).toBe(false);
    const held = { ...planned, state: 'held', heldAt: '2026-11-23T10:20:00Z', mode: 'telephone' } as const;
    expect(owedAt({ reviews: [held] }, '2026-11-23T12:00:00Z')['first-review']?.state).toBe('met');
  });

  it('set later than the rule do not move it', () => {
    const planned = aReview({ ...first, dueAt: '2026-11-26T10:00:00Z' });
    expect(owedAt({ reviews: [planned] }, '2026-11-23T20:00:00Z')['first-review']?.state).toBe('overdue');
  });

  it('that were set are overdue from their minute, and in time when held on their day', () => {
    const review = aReview();
    const id = `review:${review.id}`;
    expect(owedAt({ reviews: [review] }, review.dueAt)[id]?.state).toBe('due');
    expect(owedAt({ reviews: [review] }, '2026-11-25T14:01:00Z')[id]?.state).toBe('overdue');
    const held = (heldAt: string) =>
      owedAt({ reviews: [{ ...review, state: 'held', heldAt, mode: 'in-person' }] }, '2026-11-28T09:00:00Z')[
        id
      ];
    expect(held('2026-11-25T16:30:00Z')?.state).toBe('met');
    expect(held('2026-11-26T09:00:00Z')?.state).toBe('met-late');
    expect(
      owedAt({ reviews: [{ ...review, state: 'cancelled' }] }, '2026-11-28T09:00:00Z')[id],
    ).toBeUndefined();
  });
});

describe('constant supervision', () => {
  const from = { constants: [{ startedAt: '2026-11-23T22:00:00Z', endedAt: null }] };
  it('is owed a review on each civil day while it is in force', () => {
    const owed = owedAt(from, '2026-11-25T08:00:00Z');
    expect(states(owed)).toMatchObject({
      'constant-supervision:2026-11-23': 'overdue',
      'constant-supervision:2026-11-24': 'overdue',
      'constant-supervision:2026-11-25': 'due',
    });
    const inputs = [
      { kind: 'constant-supervision', review: null, signedAt: '2026-11-24T23:59:00Z' },
    ] as const;
    expect(
      owedAt({ ...from, inputs }, '2026-11-25T08:00:00Z')['constant-supervision:2026-11-24']?.state,
    ).toBe('met');
  });

  it('is owed nothing more on the day it ends, but always on the day it began', () => {
    const ended = (endedAt: string) =>
      Object.keys(
        owedAt({ constants: [{ startedAt: '2026-11-23T22:00:00Z', endedAt }] }, '2026-11-27T08:00:00Z'),
      ).filter((id) => id.startsWith('constant'));
    expect(ended('2026-11-23T23:00:00Z')).toEqual(['constant-supervision:2026-11-23']);
    expect(ended('2026-11-25T09:00:00Z')).toEqual([
      'constant-supervision:2026-11-23',
      'constant-supervision:2026-11-24',
    ]);
  });
});

describe('after closing', () => {
  const closed = { state: 'post-closure', closedAt: '2026-12-01T10:00:00Z' } as const;
  it('owes the review seven civil days on, or on the day that was set; what was not done before is owed no more', () => {
    const owed = owedAt(closed, '2026-12-01T12:00:00Z');
    expect(owed['post-closure']).toMatchObject({ state: 'due', dueAt: '2026-12-08T23:59:00.000+00:00' });
    expect(owed['immediate-plan']?.state).toBe('not-needed');
    const set = owedAt({ ...closed, postClosureDue: '2026-12-04' }, '2026-12-05T00:00:00Z');
    expect(set['post-closure']).toMatchObject({ state: 'overdue', dueAt: '2026-12-04T23:59:00.000+00:00' });
  });

  it('is met by a review held since the closing, not by one from an earlier closing', () => {
    const held = (heldAt: string) =>
      owedAt(
        { ...closed, reviews: [aReview({ kind: 'post-closure', state: 'held', heldAt, mode: 'in-person' })] },
        '2026-12-10T10:00:00Z',
      )['post-closure']?.state;
    expect(held('2026-12-08T15:00:00Z')).toBe('met');
    expect(held('2026-11-30T15:00:00Z')).toBe('overdue');
  });
});

describe('the content', () => {
  const file = milestoneFile as { milestones: { id: string; every?: string }[] };
  it('is refused where a milestone stands twice, or nothing is owed from opening or closing', () => {
    const broken = (change: (all: typeof file.milestones) => unknown[]) => () =>
      parseMilestones({ ...file, milestones: change(file.milestones) });
    expect(broken((all) => [...all, all[0]])).toThrow('stands more than once');
    expect(broken((all) => all.filter(({ id }) => id !== 'post-closure'))).toThrow('nothing is owed from');
    expect(broken((all) => all.map(({ every: _every, ...rule }) => rule))).toThrow('each day goes with');
    expect(broken((all) => all)).not.toThrow();
  });
});
