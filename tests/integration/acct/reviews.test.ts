/** Reviews, constant supervision and closing of an ACCT: what is refused in words, and everything that can be taken back. */
import { describe, expect, it } from 'vitest';
import { desksOfTest } from '../../support/at-desk.ts';
import { atLondon, opened, owedOf, rowsOf, signedInput } from '../../support/acct-care.ts';
import type { Desk } from '../../support/desk.ts';
import { somebody, travel } from '../../support/follow-up-desk.ts';
import { draft, nurse, uuid } from '../../support/stores.ts';

const desk = desksOfTest();

async function withAcct(own: Parameters<typeof opened>[2] = {}) {
  const at = desk();
  const who = somebody(at, 1, { surname: 'O’Brien' });
  return { at, who, acctId: await opened(at, who, own) };
}

const inPerson = { mode: 'in-person', who: 'Áine', role: 'Mental health nurse', reason: null } as const;

async function set(at: Desk, acctId: string, dueAt: string, kind = 'case-review' as const): Promise<string> {
  const wish = { acctId, reviewId: null, kind, dueAt, setBy: 'SO Whelan', named: null };
  return (await at.call('acct.setReview', wish)).reviewId;
}

describe('a review', () => {
  it('is set once however often it is said, moved, held with the next one set, and each is taken back', async () => {
    const { at, acctId } = await withAcct();
    const reviewId = await set(at, acctId, atLondon('14:00', '2026-11-23'));
    expect(await set(at, acctId, atLondon('14:00', '2026-11-23'))).toBe(reviewId);
    expect((await rowsOf(at))[0]?.nextReview).toMatchObject({ id: reviewId, kind: 'case-review' });
    await at.call('acct.setReview', {
      acctId,
      reviewId,
      kind: 'case-review',
      dueAt: atLondon('15:00', '2026-11-23'),
      setBy: null,
      named: 'Áine',
    });
    travel(at, '2026-11-23T16:00:00Z');
    expect(await owedOf(at, acctId, `review:${reviewId}`)).toMatchObject({ state: 'overdue' });
    const next = { dueAt: atLondon('10:00', '2026-11-27'), setBy: 'SO Whelan' };
    const held = { reviewId, heldAt: atLondon('15:10', '2026-11-23'), ...inPerson, next };
    const { nextReviewId } = await at.call('acct.reviewHeld', held);
    expect(await owedOf(at, acctId, `review:${reviewId}`)).toMatchObject({
      state: 'met',
      metBy: 'Held 23-Nov-2026 15:10, healthcare attended in person',
    });
    expect((await rowsOf(at))[0]?.nextReview?.id).toBe(nextReviewId);
    await at.call('acct.reviewHeld', { ...held, heldAt: null, next: null });
    expect(await owedOf(at, acctId, `review:${reviewId}`)).toMatchObject({ state: 'overdue' });
    await at.call('acct.cancelReview', { reviewId, reason: 'Moved to Friday' });
    expect(await owedOf(at, acctId, `review:${reviewId}`)).toBeUndefined();
    await at.call('acct.cancelReview', { reviewId, reason: 'x', undo: true });
    expect(await owedOf(at, acctId, `review:${reviewId}`)).toMatchObject({ state: 'overdue' });
  });

  it('is not held in the future, before the opening, or without saying who took part or why nobody did', async () => {
    const { at, acctId } = await withAcct();
    const reviewId = await set(at, acctId, atLondon('19:30'));
    const hold = (own: object) =>
      at.call('acct.reviewHeld', {
        reviewId,
        heldAt: atLondon('19:30'),
        ...inPerson,
        next: null,
        ...own,
      });
    await expect(hold({ heldAt: atLondon('20:30') })).rejects.toThrow('lies ahead of the clock');
    await expect(hold({ heldAt: atLondon('19:00') })).rejects.toThrow('before the ACCT was opened');
    await expect(hold({ who: null })).rejects.toThrow('Say who took part');
    await expect(hold({ mode: 'none' })).rejects.toThrow('Say why nobody');
    await expect(hold({ mode: 'written' })).rejects.toThrow('is the exception');
    await expect(hold({ next: { dueAt: atLondon('19:20'), setBy: null } })).rejects.toThrow(
      'before this one',
    );
    await hold({ mode: 'none', who: null, reason: 'No nurse could leave the wing' });
    expect(await owedOf(at, acctId, `review:${reviewId}`)).toMatchObject({ state: 'overdue', metBy: null });
    signedInput(at, acctId, uuid(0xf1, 1), { review: reviewId });
    expect(await owedOf(at, acctId, `review:${reviewId}`)).toMatchObject({ state: 'met' });
    await expect(at.call('acct.cancelReview', { reviewId, reason: 'x' })).rejects.toThrow('was held');
    await expect(set(at, acctId, '2036-11-23T10:00:00Z')).rejects.toThrow('more than a year ahead');
  });
});

describe('a milestone', () => {
  it('is marked by hand with a note and the mark is taken back; one that is not owed cannot be marked', async () => {
    const { at, acctId } = await withAcct();
    const mark = { acctId, milestone: 'mental-health-triage', note: 'Seen on the wing' };
    await at.call('acct.milestone', { ...mark, at: atLondon('19:35') });
    expect(await owedOf(at, acctId, mark.milestone)).toMatchObject({ state: 'met', metBy: 'Marked by hand' });
    await at.call('acct.milestone', { ...mark, at: null });
    expect(await owedOf(at, acctId, mark.milestone)).toMatchObject({ state: 'due' });
    const wrong = at.call('acct.milestone', { ...mark, milestone: 'score', at: atLondon('19:35') });
    await expect(wrong).rejects.toThrow('Nothing of that name');
  });

  it('for medicines starts again on the day of self-harm', async () => {
    const { at, who, acctId } = await withAcct();
    travel(at, '2026-11-24T09:00:00Z');
    const event = { stay: who.stayId, acct: acctId, happenedAt: atLondon('08:00', '2026-11-24') };
    const values = { ...event, seenByHealth: true, state: 'recorded', history: uuid(0xf2, 2) };
    at.store.commit([draft('self-harm-event', uuid(0xf2, 1), values, who.patientId)], nurse);
    expect(await owedOf(at, acctId, 'possession')).toMatchObject({ state: 'overdue' });
    expect(await owedOf(at, acctId, 'possession:2026-11-24')).toMatchObject({
      state: 'due',
      dueAt: '2026-11-24T23:59:00.000+00:00',
    });
    const { possessionOwed } = await at.call('acct.person', { patientId: who.patientId });
    expect(possessionOwed.map(({ overdue }) => overdue)).toEqual([true, false]);
  });
});

describe('mental-health triage', () => {
  it('is met by a booking at which the person was seen since the opening', async () => {
    const { at, who, acctId } = await withAcct();
    travel(at, '2026-11-23T12:00:00Z');
    const booking = (n: number, own: object) =>
      draft(
        'booking',
        uuid(0xf3, n),
        {
          appointment: uuid(0xf4, 1),
          kind: 'mental-health-triage',
          stay: who.stayId,
          clinic: null,
          date: '2026-11-23',
          start: '10:00',
          minutes: 20,
          state: 'booked',
          outcome: null,
          ...own,
        },
        who.patientId,
      );
    const outcome = (code: string) => ({
      outcome: {
        code,
        reason: null,
        note: null,
        capacity: null,
        effects: [],
        by: 'x',
        at: '2026-11-23T10:20:00Z',
      },
    });
    at.store.commit(
      [
        booking(1, {}),
        booking(2, outcome('no-show')),
        booking(3, { ...outcome('attended'), date: '2026-11-20' }),
      ],
      nurse,
    );
    expect(await owedOf(at, acctId, 'mental-health-triage')).toMatchObject({ state: 'due' });
    at.store.commit([booking(4, outcome('attended'))], nurse);
    expect(await owedOf(at, acctId, 'mental-health-triage')).toMatchObject({
      state: 'met',
      metBy: 'Seen 23-Nov-2026 10:00',
    });
  });
});

describe('constant supervision', () => {
  it('is owed a review each day, ends with a plan for stepping down, and the end is taken back', async () => {
    const { at, acctId } = await withAcct();
    const wish = { acctId, at: atLondon('19:20'), authorisedBy: 'Duty governor', stepDownPlan: null };
    const begin = { ...wish, constantId: null, end: false };
    const { constantId } = await at.call('acct.constant', begin);
    await expect(at.call('acct.constant', begin)).rejects.toThrow(
      'in force already, since 22-Nov-2026 19:20',
    );
    expect((await rowsOf(at))[0]).toMatchObject({ constantSince: '2026-11-22T19:20:00.000+00:00' });
    travel(at, '2026-11-24T09:00:00Z');
    expect(await owedOf(at, acctId, 'constant-supervision:2026-11-23')).toMatchObject({ state: 'overdue' });
    expect(await owedOf(at, acctId, 'constant-supervision:2026-11-24')).toMatchObject({ state: 'due' });
    const end = { ...wish, constantId, end: true, at: atLondon('08:00', '2026-11-24') };
    await expect(at.call('acct.constant', end)).rejects.toThrow('Write the plan for stepping down');
    await at.call('acct.constant', { ...end, stepDownPlan: 'Hourly, then twice a shift' });
    expect(await owedOf(at, acctId, 'constant-supervision:2026-11-24')).toBeUndefined();
    expect((await rowsOf(at))[0]).toMatchObject({ constantSince: null });
    await at.call('acct.constant', { ...end, undo: true });
    expect(await owedOf(at, acctId, 'constant-supervision:2026-11-24')).toMatchObject({ state: 'due' });
  });
});

describe('constant supervision begun by mistake', () => {
  it('is owed nothing, stands in no picture, and leaves the way free for one that is', async () => {
    const { at, who, acctId } = await withAcct();
    const wish = { acctId, at: atLondon('19:20'), authorisedBy: null, end: false, stepDownPlan: null };
    const { constantId } = await at.call('acct.constant', { ...wish, constantId: null });
    expect(await owedOf(at, acctId, 'constant-supervision:2026-11-22')).toMatchObject({ state: 'due' });
    const undo = { ...wish, constantId, undo: true };
    await at.call('acct.constant', undo);
    travel(at, '2026-11-24T09:00:00Z');
    for (const date of ['2026-11-22', '2026-11-23', '2026-11-24'])
      expect(await owedOf(at, acctId, `constant-supervision:${date}`)).toBeUndefined();
    expect((await rowsOf(at))[0]).toMatchObject({ constantSince: null });
    expect((await at.call('acct.narrative', { acctId })).stepDownPlan).toBeNull();
    const entries = JSON.stringify(await at.call('acct.timeline', { patientId: who.patientId }));
    expect(entries).not.toContain('Constant supervision');
    await expect(at.call('acct.constant', undo)).rejects.toThrow('already recorded that it ended');
    await expect(at.call('acct.constant', { ...undo, end: true })).rejects.toThrow('no end to take back');
    const real = await at.call('acct.constant', { ...wish, constantId: null });
    expect(real.constantId).not.toBe(constantId);
    expect(await owedOf(at, acctId, 'constant-supervision:2026-11-23')).toMatchObject({ state: 'overdue' });
  });
});

describe('closing', () => {
  const close = (at: Desk, acctId: string, closedAt: string, postClosureDue: string | null = null) =>
    at.call('acct.close', { acctId, closedAt, postClosureDue });

  it('needs healthcare’s signed view of this closing, and that constant supervision has ended', async () => {
    const { at, acctId } = await withAcct();
    travel(at, '2026-11-26T12:00:00Z');
    const noon = atLondon('12:00', '2026-11-26');
    await expect(close(at, acctId, noon)).rejects.toThrow('view on closing has not been signed');
    signedInput(at, acctId, uuid(0xf1, 1));
    await expect(close(at, acctId, noon)).rejects.toThrow('view on closing has not been signed');
    signedInput(at, acctId, uuid(0xf1, 2), { kind: 'closing' });
    const wish = { acctId, constantId: null, at: noon, authorisedBy: null, end: false, stepDownPlan: null };
    const { constantId } = await at.call('acct.constant', wish);
    await expect(close(at, acctId, noon)).rejects.toThrow('Constant supervision is still in force');
    await at.call('acct.constant', { ...wish, constantId, end: true, stepDownPlan: 'Ended at the review' });
    await expect(close(at, acctId, noon, '2026-11-25')).rejects.toThrow('before the closing');
    await close(at, acctId, noon);
    const [row] = await rowsOf(at);
    expect(row).toMatchObject({ state: 'post-closure', next: { id: 'post-closure' } });
    expect(row?.next?.dueAt).toBe('2026-12-03T23:59:00.000+00:00');
    expect(row?.milestones.some(({ state }) => state === 'not-needed')).toBe(false);
  });

  it('keeps one thread over opening again, which needs a view of its own to be closed', async () => {
    const { at, who, acctId } = await withAcct();
    signedInput(at, acctId, uuid(0xf1, 1), { kind: 'closing' });
    travel(at, '2026-11-23T12:00:00Z');
    await close(at, acctId, atLondon('12:00', '2026-11-23'), '2026-11-30');
    const kind = 'post-closure' as const;
    const wish = {
      acctId,
      reviewId: null,
      kind,
      dueAt: atLondon('10:00', '2026-12-02'),
      setBy: null,
      named: null,
    };
    const { reviewId } = await at.call('acct.setReview', wish);
    expect((await rowsOf(at))[0]?.next).toMatchObject({ dueAt: '2026-12-02T10:00:00.000+00:00', reviewId });
    await expect(at.call('acct.setReview', { ...wish, kind: 'case-review' })).rejects.toThrow('is closed');
    travel(at, '2026-11-25T09:00:00Z');
    const again = { acctId, at: atLondon('08:30', '2026-11-25'), reason: 'Bad news from home' };
    await at.call('acct.reopen', again);
    await expect(at.call('acct.reopen', again)).rejects.toThrow('is open already');
    expect(await rowsOf(at)).toMatchObject([
      { acctId, state: 'open', openedAt: '2026-11-22T19:10:00.000+00:00' },
    ]);
    expect(await owedOf(at, acctId, 'post-closure')).toBeUndefined();
    expect(await owedOf(at, acctId, `review:${reviewId}`)).toBeUndefined();
    expect(await owedOf(at, acctId, 'possession:2026-11-25')).toMatchObject({ state: 'due' });
    const { marks } = await at.call('acct.narrative', { acctId });
    expect(marks).toMatchObject([{ milestone: 'opened-again', note: again.reason, at: again.at }]);
    const noon = atLondon('12:00', '2026-11-25');
    travel(at, '2026-11-25T12:00:00Z');
    await expect(close(at, acctId, noon)).rejects.toThrow('view on closing has not been signed');
    signedInput(at, acctId, uuid(0xf1, 3), { kind: 'closing' });
    await close(at, acctId, noon);
    const { accts } = await at.call('acct.person', { patientId: who.patientId });
    expect(accts).toHaveLength(1);
    expect(accts[0]?.inputs).toHaveLength(2);
  });

  it('ends post-closure once its review was held with healthcare', async () => {
    const { at, who, acctId } = await withAcct();
    signedInput(at, acctId, uuid(0xf1, 1), { kind: 'closing' });
    travel(at, '2026-11-23T12:00:00Z');
    await close(at, acctId, atLondon('12:00', '2026-11-23'));
    const wish = { acctId, reviewId: null, dueAt: atLondon('10:00', '2026-11-30'), setBy: null, named: null };
    const { reviewId } = await at.call('acct.setReview', { ...wish, kind: 'post-closure' });
    travel(at, '2026-11-30T12:00:00Z');
    const end = { acctId, at: atLondon('11:00', '2026-11-30') };
    await expect(at.call('acct.endPostClosure', end)).rejects.toThrow('Nothing says that the post-closure');
    await at.call('acct.reviewHeld', {
      reviewId,
      heldAt: atLondon('10:15', '2026-11-30'),
      ...inPerson,
      next: null,
    });
    await at.call('acct.endPostClosure', end);
    expect(await rowsOf(at)).toEqual([]);
    expect(await at.call('acct.state', { patientId: who.patientId })).toMatchObject({ state: 'closed' });
    await at.call('acct.endPostClosure', { ...end, undo: true });
    expect(await rowsOf(at)).toMatchObject([{ acctId, state: 'post-closure' }]);
    expect((await at.call('acct.narrative', { acctId })).marks).toEqual([]);
    await expect(at.call('acct.endPostClosure', { ...end, undo: true })).rejects.toThrow(
      'no end of post-closure to take back',
    );
    await at.call('acct.endPostClosure', end);
    expect(await rowsOf(at)).toEqual([]);
  });
});
