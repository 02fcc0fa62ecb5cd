/** Whoever does not give care sees that something happened, when and by whom, and no word that anybody wrote of an ACCT. */
import { describe, expect, it } from 'vitest';
import { contract, type ChannelName } from '../../../shared/contract/contract.ts';
import { acctChannels } from '../../../shared/contract/acct.ts';
import { roleSchema, type Role } from '../../../shared/records/people.ts';
import { desksOfTest } from '../../support/at-desk.ts';
import { atLondon, opened, signedInput } from '../../support/acct-care.ts';
import type { Desk } from '../../support/desk.ts';
import { somebody, travel, type Somebody } from '../../support/follow-up-desk.ts';
import { draft, nurse, revision, uuid } from '../../support/stores.ts';

const desk = desksOfTest();
/** Stands in every word that was written. */
const WORDS = 'كلمات';
const period = { from: '2026-11-01', to: '2026-12-31' };

/** An ACCT with words in every field that takes any; the person's record has a conflict about one of them. */
async function written(at: Desk): Promise<{ who: Somebody; acctId: string }> {
  const who = somebody(at, 1, { surname: 'O’Brien' });
  const acctId = await opened(at, who, { reason: `${WORDS} of the reason` });
  const now = atLondon('19:35');
  await at.call('acct.details', { acctId, levelOnDocument: `${WORDS} of the level` });
  await at.call('acct.immediatePlan', { acctId, text: `${WORDS} of the plan`, at: now });
  await at.call('acct.milestone', {
    acctId,
    milestone: 'mental-health-triage',
    at: now,
    note: `${WORDS} of a mark`,
  });
  const review = (kind: 'first-case-review' | 'case-review', dueAt: string) =>
    at.call('acct.setReview', { acctId, reviewId: null, kind, dueAt, setBy: 'SO Whelan', named: null });
  const { reviewId } = await review('first-case-review', now);
  await at.call('acct.reviewHeld', {
    reviewId,
    heldAt: now,
    mode: 'written',
    who: 'Áine',
    role: 'Nurse',
    reason: `${WORDS} of attendance`,
    next: null,
  });
  const off = await review('case-review', atLondon('19:39'));
  await at.call('acct.cancelReview', { reviewId: off.reviewId, reason: `${WORDS} of calling off` });
  const constant = { acctId, at: now, authorisedBy: 'Governor', stepDownPlan: null };
  const { constantId } = await at.call('acct.constant', { ...constant, constantId: null, end: false });
  const plan = `${WORDS} of stepping down`;
  await at.call('acct.constant', { ...constant, constantId, end: true, stepDownPlan: plan });
  const support = { acctId, supportId: null, title: `${WORDS} of support`, owner: 'Nurse', due: null };
  await at.call('acct.support', { ...support, state: 'open', note: `${WORDS} of a note` });
  signedInput(at, acctId, uuid(0xf1, 1), { kind: 'closing', parts: { formulation: `${WORDS} of input` } });
  const shared = { acctId, inputId: uuid(0xf1, 1), how: 'told' as const, at: now, initials: null };
  await at.call('acct.share', { ...shared, what: `${WORDS} shared`, withWhom: 'Wing' });
  const harm = {
    stay: who.stayId,
    acct: acctId,
    happenedAt: now,
    injuries: `${WORDS} of injuries`,
    state: 'recorded',
  };
  at.store.commit([draft('self-harm-event', uuid(0xf2, 1), harm, who.patientId)], nurse);
  await at.call('acct.close', { acctId, closedAt: atLondon('19:40'), postClosureDue: null });
  await at.call('acct.reopen', { acctId, at: atLondon('19:40'), reason: `${WORDS} of opening again` });
  const before = at.store.seen({ type: 'acct', id: acctId }, 'reason');
  at.store.commit([revision(at.store, 'acct', acctId, { reason: `${WORDS} of one` }, who.patientId)], nurse);
  const fields = { reason: { value: `${WORDS} of another`, replaces: before } };
  at.store.commit([{ record: { type: 'acct', id: acctId }, patient: who.patientId, fields }], nurse);
  travel(at, '2026-11-22T19:45:00Z');
  return { who, acctId };
}

describe('a healthcare manager', () => {
  it('sees states, times and names on every page about the ACCT, and no word of it', async () => {
    const at = desk();
    const { who, acctId } = await written(at);
    const { patientId } = who;
    const pages = async (as: Desk) => [
      await as.call('acct.board', {}),
      await as.call('acct.person', { patientId }),
      await as.call('acct.state', { patientId }),
      await as.call('patients.open', { patientId }),
      await as.call('patients.banner', { patientId }),
      await as.call('conflicts.list', { patientId }),
    ];
    const [board, person, ...others] = await pages(at.as('mina'));
    for (const page of [board, person, ...others]) expect(JSON.stringify(page)).not.toContain(WORDS);
    expect(board).toMatchObject({ rows: [{ acctId, state: 'open', openSupport: 1 }] });
    expect(person).toMatchObject({
      accts: [{ planGivenAt: atLondon('19:35'), inputs: [{ signedBy: 'Staff amara', role: 'nurse' }] }],
    });
    const held = (page: typeof person) =>
      (page as { accts: { reviews: { state: string; attendance: unknown }[] }[] }).accts[0]?.reviews.find(
        ({ state }) => state === 'held',
      )?.attendance;
    expect(held(person)).toMatchObject({ mode: 'written', who: 'Áine', reason: null });
    // The same pages hold words for a nurse: the test would see them.
    const [, asNurse, , record, , conflicts] = await pages(at);
    expect(held(asNurse as typeof person)).toMatchObject({ reason: `${WORDS} of attendance` });
    for (const page of [asNurse, record, conflicts]) expect(JSON.stringify(page)).toContain(WORDS);
  });

  it('opens every list of figures without a word of it, and cannot decide between words', async () => {
    const at = desk();
    const { acctId } = await written(at);
    const manager = at.as('mina');
    const figures = await manager.call('acct.measures', period);
    expect(JSON.stringify(figures)).not.toContain(WORDS);
    const lists = [
      ['opened', 'all'],
      ...figures.ratios.flatMap(({ id }) => ['numerator', 'missed', 'excluded'].map((part) => [id, part])),
      ...figures.attendance.map(({ mode }) => ['attendance', mode]),
      ...figures.milestones.flatMap(({ id }) =>
        ['in-time', 'late', 'open'].map((part) => [`milestone:${id}`, part]),
      ),
    ];
    let lines = 0;
    for (const [measure = '', part = ''] of lists) {
      const list = await manager.call('acct.measured', { ...period, measure, part });
      lines += list.length;
      expect(JSON.stringify(list)).not.toContain(WORDS);
    }
    expect(lines).toBeGreaterThan(6);
    const replaces = at.store.seen({ type: 'acct', id: acctId }, 'reason');
    const decision = { record: { type: 'acct', id: acctId }, field: 'reason', value: 'Mine', replaces };
    await expect(manager.call('conflicts.resolve', decision)).rejects.toMatchObject({ kind: 'forbidden' });
  });
});

describe('the records process', () => {
  const reach = (channel: ChannelName): Role[] =>
    roleSchema.options.filter((role) => (contract[channel].access as readonly string[]).includes(role));

  it('lets only nurses write, and whoever is not in healthcare know no more than whether one is open', () => {
    const table = Object.fromEntries(
      Object.keys(acctChannels).map((name) => [name, reach(name as ChannelName).toSorted()]),
    );
    const care = ['healthcare-assistant', 'healthcare-manager', 'mental-health-nurse', 'nurse'];
    const { 'acct.board': board, 'acct.person': person, 'acct.state': state, ...others } = table;
    expect([board, person, state]).toEqual([care, care, [...care, 'release-coordinator'].toSorted()]);
    const { 'acct.measures': measures, 'acct.measured': measured, ...writes } = others;
    expect([measures, measured]).toEqual([['healthcare-manager'], ['healthcare-manager']]);
    for (const roles of Object.values(writes)) expect(roles).toEqual(['mental-health-nurse', 'nurse']);
  });
});
