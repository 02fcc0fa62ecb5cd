/** What healthcare owes to an ACCT, through the real use cases on a real encrypted store. */
import { describe, expect, it } from 'vitest';
import { begun, desksOfTest } from '../../support/at-desk.ts';
import { anOpening, atLondon, opened, owedOf, rowsOf } from '../../support/acct-care.ts';
import { anArrival, anIdentity } from '../../support/builders.ts';
import { password } from '../../support/desk.ts';
import { leaves, somebody, travel } from '../../support/follow-up-desk.ts';
import { answerAll } from '../../support/screening.ts';
import { draft, revision, uuid } from '../../support/stores.ts';

const desk = desksOfTest();

describe('opening', () => {
  it('counts what is owed from the time of opening, and shows where each time stands and that nobody signed it off', async () => {
    const at = desk();
    const who = somebody(at, 1, { surname: 'Ní Bhriain', forenames: 'Áine' });
    const acctId = await opened(at, who, { logNumber: 'L26/118' });
    const [row, ...others] = await rowsOf(at);
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      acctId,
      person: { surname: 'Ní Bhriain', stayId: who.stayId },
      state: 'open',
      disputed: false,
      logNumber: 'L26/118',
      cameFrom: null,
      overdue: 0,
      next: { id: 'immediate-plan', state: 'due' },
    });
    expect(row?.milestones.map(({ id, dueAt }) => [id, dueAt])).toEqual([
      ['immediate-plan', '2026-11-22T20:10:00.000+00:00'],
      ['possession', '2026-11-22T23:59:00.000+00:00'],
      ['assessment', '2026-11-23T19:10:00.000+00:00'],
      ['first-review', '2026-11-23T19:10:00.000+00:00'],
      ['mental-health-triage', '2026-11-23T19:10:00.000+00:00'],
    ]);
    for (const { source, signOff } of row?.milestones ?? []) {
      expect(source).toContain('clinical content, section 4');
      expect(signOff).toBe('awaiting clinical sign-off');
    }
    await at.call('acct.immediatePlan', { acctId, text: 'Safer cell, dose given', at: atLondon('19:30') });
    expect(await owedOf(at, acctId, 'immediate-plan')).toMatchObject({
      state: 'met',
      metAt: '2026-11-22T19:30:00.000+00:00',
    });
  });

  it('arrives as overdue when it was opened three days ago on a workstation without network', async () => {
    const at = desk();
    const who = somebody(at, 1, {}, { arrivedAt: '2026-11-10T12:00:00.000+00:00' });
    await opened(at, who, { openedAt: '2026-11-19T19:40:00.000Z' });
    const [row] = await rowsOf(at);
    expect(row?.overdue).toBe(5);
    expect(row?.milestones.map(({ state }) => state)).toEqual(Array.from({ length: 5 }, () => 'overdue'));
    expect(row?.next).toMatchObject({ id: 'immediate-plan', state: 'overdue' });
  });

  it('is refused where one is open already, which it names, also under another record of the same person', async () => {
    const at = desk();
    const [who, same] = [somebody(at, 1), somebody(at, 2)];
    await opened(at, who, { logNumber: 'L26/118' });
    const again = at.call('acct.open', anOpening(who));
    await expect(again).rejects.toMatchObject({ kind: 'conflict' });
    await expect(again).rejects.toThrow(
      'ACCT L26/118 is open already: opened 22-Nov-2026 19:10 by Officer D’Souza. Nothing was written.',
    );
    await at.call('patients.link', {
      left: who.patientId,
      right: same.patientId,
      verdict: 'same',
      reason: 'One person',
      seen: [],
    });
    await expect(at.call('acct.open', anOpening(same))).rejects.toThrow('L26/118 is open already');
    expect(await rowsOf(at)).toHaveLength(1);
  });

  it('is refused in words where a time lies ahead of this clock, or before the opening', async () => {
    const at = desk();
    const who = somebody(at, 1);
    const ahead = at.call('acct.open', anOpening(who, { openedAt: '2026-11-22T19:51:00.000Z' }));
    await expect(ahead).rejects.toThrow('lies ahead of the clock of this workstation');
    await expect(
      at.call('acct.open', anOpening(who, { handedAt: '2026-11-22T19:00:00.000Z' })),
    ).rejects.toThrow('lies before the opening');
    expect(await rowsOf(at)).toEqual([]);
    const acctId = await opened(at, who, { openedAt: '2026-11-22T19:49:00.000Z' });
    await expect(
      at.call('acct.immediatePlan', { acctId, text: 'x', at: '2026-11-23T19:00:00.000Z' }),
    ).rejects.toThrow('lies ahead');
  });
});

describe('an ACCT opened at reception', () => {
  const sign = async (detail: Record<string, string>) => {
    const at = desk();
    const { assessmentId, patientId, stayId } = await begun(at, anArrival(), anIdentity());
    await answerAll(at, assessmentId, { 'decision.acct-opened': { value: 'yes', detail } });
    await at.call('reception.sign', { assessmentId, password, supervisor: null });
    const { accts } = await at.call('acct.person', { patientId });
    return { at, stayId, acct: accts[0] };
  };

  it('says where it comes from, who took it, and is owed from the time it was opened', async () => {
    const { at, stayId, acct } = await sign({
      'log-number': 'LEI/26/101',
      'opened-at': '2026-11-22T18:00',
      'handed-to': 'Orderly officer',
    });
    expect(acct).toMatchObject({
      source: 'First-stage assessment',
      openedAt: '2026-11-22T18:00:00.000+00:00',
      handedTo: 'Orderly officer',
      handedAt: '2026-11-22T19:40:00.000+00:00',
    });
    expect(at.store.record('acct-care', acct?.acctId ?? '')?.fields['stay']?.value).toBe(stayId);
    expect((await rowsOf(at))[0]?.next).toMatchObject({ id: 'immediate-plan', state: 'overdue' });
  });

  it('with a time after the signature is owed from the signature, not from next year', async () => {
    const { acct } = await sign({ 'opened-at': '2027-11-22T18:00' });
    expect(acct?.openedAt).toBe('2026-11-22T19:40:00.000+00:00');
  });
});

describe('the board', () => {
  it('shows who is here, with the whole thread of an ACCT that came with a transfer, and not who has left', async () => {
    const at = desk();
    const [came, left] = [somebody(at, 1, { surname: 'عباس' }, { source: 'transfer' }), somebody(at, 2)];
    const elsewhere = { staffId: 'nurse-NOR', establishment: 'NOR' };
    const [acctId, stay, reviewId] = [uuid(0xac, 1), uuid(0xbb, 9), uuid(0xae, 1)];
    const opening = {
      state: 'open',
      openedAt: '2026-11-20T10:00:00.000+00:00',
      openedBy: 'Officer',
      closedAt: null,
    };
    at.store.commit(
      [
        draft(
          'stay',
          stay,
          { arrivedAt: '2026-11-01T10:00:00Z', departedAt: '2026-11-22T12:00:00Z' },
          came.patientId,
        ),
        draft(
          'acct',
          acctId,
          { ...opening, reason: 'Said so', handedTo: null, logNumber: 'N7' },
          came.patientId,
        ),
        draft('acct-care', acctId, { stay, source: 'health' }, came.patientId),
        draft(
          'acct-review',
          reviewId,
          { acct: acctId, kind: 'case-review', dueAt: '2026-11-23T10:00:00.000+00:00', state: 'planned' },
          came.patientId,
        ),
        draft(
          'possession-assessment',
          uuid(0xf5, 1),
          { stay, signedAt: '2026-11-20T11:00:00Z' },
          came.patientId,
        ),
      ],
      elsewhere,
    );
    await opened(at, left);
    leaves(at, left);
    const [row, ...others] = await rowsOf(at);
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      acctId,
      cameFrom: 'NOR',
      state: 'open',
      nextReview: { id: reviewId },
      person: { stayId: came.stayId },
    });
    const states = Object.fromEntries(row?.milestones.map(({ id, state }) => [id, state]) ?? []);
    expect(states).toMatchObject({ 'immediate-plan': 'overdue', possession: 'met' });
    const { accts, possessionOwed } = await at.call('acct.person', { patientId: came.patientId });
    expect(accts[0]?.source).toBe('Opened by healthcare; came from NOR');
    expect(possessionOwed.map(({ because }) => because).join()).toContain('transferred here');
  });

  it('says the same after a restart, and the change of the clocks moves nothing', async () => {
    const at = desk();
    const who = somebody(at, 1, {}, { arrivedAt: '2026-10-01T12:00:00.000+01:00' });
    travel(at, '2026-10-24T20:30:00Z');
    const acctId = await opened(at, who, { openedAt: '2026-10-24T20:00:00.000Z' });
    const before = await rowsOf(at);
    at.test.reopen();
    expect(await rowsOf(at)).toEqual(before);
    expect(await owedOf(at, acctId, 'first-review')).toMatchObject({
      dueAt: '2026-10-25T20:00:00.000+00:00',
    });
    expect(await owedOf(at, acctId, 'possession')).toMatchObject({ dueAt: '2026-10-24T23:59:00.000+01:00' });
  });

  it('is soonest owed first, and says above it that the clock of this workstation is wrong', async () => {
    const at = desk();
    const [later, sooner] = [somebody(at, 1), somebody(at, 2)];
    await opened(at, later, { openedAt: atLondon('19:30') });
    await opened(at, sooner, { openedAt: atLondon('19:05') });
    expect((await rowsOf(at)).map(({ person }) => person.stayId)).toEqual([sooner.stayId, later.stayId]);
    expect((await at.call('acct.board', {})).warnings).toEqual([]);
    Object.assign(at.context, { replication: () => ({ lastReachedAt: null, clockSkewSeconds: 7200 }) });
    const { warnings } = await at.call('acct.board', {});
    expect(warnings.join()).toContain('so days and deadlines may be wrong');
    const { warnings: beside } = await at.call('acct.person', { patientId: later.patientId });
    expect(beside).toEqual(warnings);
  });

  it('shows open in force where open and closed stand against each other, and lets the page say so', async () => {
    const at = desk();
    const who = somebody(at, 1);
    const acctId = await opened(at, who);
    const seen = at.store.seen({ type: 'acct', id: acctId }, 'state');
    at.store.commit([revision(at.store, 'acct', acctId, { state: 'post-closure' }, who.patientId)], {
      staffId: 'x',
      establishment: 'LEI',
    });
    const open = { state: { value: 'open', replaces: seen } };
    at.store.commit([{ record: { type: 'acct', id: acctId }, patient: who.patientId, fields: open }], {
      staffId: 'y',
      establishment: 'LEI',
    });
    expect(await rowsOf(at)).toMatchObject([{ acctId, state: 'open', disputed: true }]);
    await at.call('acct.reopen', { acctId, at: atLondon('19:40'), reason: 'It goes on' });
    expect(await rowsOf(at)).toMatchObject([{ acctId, state: 'open', disputed: false }]);
  });
});
