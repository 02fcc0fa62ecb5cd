/** Two clinicians without a network at one ACCT, a real central record and its database: nothing is lost, and open stays in force. */
import { v4 as uuidv4 } from 'uuid';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { atLondon, opened, rowsOf, signedInput } from '../../support/acct-care.ts';
import { somebody } from '../../support/follow-up-desk.ts';
import { twoApart, type TwoApart } from '../../support/two-apart.ts';

let both: TwoApart;
beforeAll(async () => {
  both = await twoApart(inject('postgresUrl'));
});
afterAll(() => both.stop());

it('merges what both wrote field by field, and keeps an ACCT open that one closed and the other opened again', async () => {
  const [a, b] = both.desks();
  const who = somebody(a, 1, { surname: "O'Neill", forenames: '\u0639\u0644\u064a' });
  await both.meet();

  // Apart from the beginning: both open it, and it is one ACCT, owed from the earlier time.
  await both.part();
  const acctId = await opened(a, who, { openedAt: atLondon('19:20'), logNumber: 'L26/118' });
  expect(await opened(b, who, { openedAt: atLondon('19:15') })).toBe(acctId);
  const review = { acctId, reviewId: null, kind: 'first-case-review', setBy: null } as const;
  const dueAt = atLondon('10:00', '2026-11-23');
  const { reviewId } = await a.call('acct.setReview', { ...review, dueAt, named: 'Áine' });
  const later = atLondon('09:00', '2026-11-23');
  expect((await b.call('acct.setReview', { ...review, dueAt: later, named: null })).reviewId).toBe(reviewId);
  await both.meet();
  for (const at of [a, b]) {
    const [row, ...others] = await rowsOf(at);
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      acctId,
      state: 'open',
      disputed: false,
      openedAt: atLondon('19:15'),
      logNumber: 'L26/118',
      next: { id: 'immediate-plan', dueAt: atLondon('20:15') },
      nextReview: { id: reviewId, dueAt: later },
    });
  }

  // Apart again, at one support action: one says who, the other that it is done.
  const support = {
    acctId,
    supportId: null,
    title: 'Daily contact',
    owner: 'Nurse',
    due: '2026-11-25',
    note: null,
  };
  const { supportId } = await a.call('acct.support', { ...support, state: 'open' });
  await both.meet();
  await both.part();
  await a.call('acct.support', { ...support, supportId, owner: 'Mental health team', state: 'open' });
  await b.call('acct.support', { ...support, supportId, state: 'done' });
  await b.call('acct.immediatePlan', { acctId, text: 'Shared cell', at: atLondon('19:36') });
  await both.meet();
  for (const at of [a, b]) {
    const held = at.store.record('acct-support', supportId);
    expect(held?.conflicts).toEqual([]);
    expect([held?.fields['owner']?.value, held?.fields['state']?.value]).toEqual([
      'Mental health team',
      'done',
    ]);
    expect((await rowsOf(at))[0]).toMatchObject({ openSupport: 0 });
  }

  // One closes it; the other, who has not heard, closes and opens it again.
  signedInput(a, acctId, uuidv4(), { kind: 'closing' });
  await both.meet();
  await both.part();
  for (const at of [a, b]) {
    await at.call('acct.close', { acctId, closedAt: atLondon('19:38'), postClosureDue: '2026-11-27' });
  }
  b.test.clock.now += 60_000;
  await b.call('acct.reopen', { acctId, at: atLondon('19:40'), reason: 'He said it again' });
  expect(await rowsOf(a)).toMatchObject([{ state: 'post-closure', disputed: false }]);
  await both.meet();
  for (const at of [a, b]) {
    expect(await rowsOf(at)).toMatchObject([{ acctId, state: 'open', disputed: true }]);
    const conflicts = await at.call('conflicts.list', { patientId: who.patientId });
    expect(conflicts.find(({ field }) => field === 'state')).toMatchObject({ inForce: 'open', why: 'safer' });
    expect(await at.call('acct.state', { patientId: who.patientId })).toMatchObject({ state: 'open' });
  }
  const [conflict] = (await a.call('conflicts.list', { patientId: who.patientId })).filter(
    ({ field }) => field === 'state',
  );
  await a.call('conflicts.resolve', {
    record: { type: 'acct', id: acctId },
    field: 'state',
    value: 'open',
    replaces: conflict?.versions.map(({ changeId }) => changeId) ?? [],
  });
  await both.meet();
  for (const at of [a, b]) expect(await rowsOf(at)).toMatchObject([{ state: 'open', disputed: false }]);
});
