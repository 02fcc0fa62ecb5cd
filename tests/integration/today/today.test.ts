/** What each role owes today, through the real use cases on a real encrypted store. */
import { describe, expect, it } from 'vitest';
import { owedToday } from '../../../electron/records/services/today/owed.ts';
import { todayChannels } from '../../../shared/contract/today.ts';
import type { Role } from '../../../shared/records/people.ts';
import { begun, desksOfTest } from '../../support/at-desk.ts';
import { opened } from '../../support/acct-care.ts';
import { type Desk, exchange } from '../../support/desk.ts';
import { aClinicHere, booked, leaves, somebody, travel } from '../../support/follow-up-desk.ts';
import { draft, nurse, revision, uuid } from '../../support/stores.ts';

const desk = desksOfTest();
const parse = (answer: unknown) => todayChannels['today.owed'].output.parse(answer);

/** As somebody of this role at this desk would be told. */
const owed = ({ context, store }: Desk, role: Role, staffId = context.staff.staffId) =>
  parse(owedToday({ ...context, store, staff: { ...context.staff, role, staffId } }));
const titles = (at: Desk, role: Role) => owed(at, role).items.map(({ title }) => title);

function anAction(at: Desk, patientId: string, stayId: string, n: number, own: Record<string, string>): void {
  const values = {
    stay: stayId,
    assessment: null,
    rule: 'r',
    title: 'Insulin tonight',
    because: ['Because'],
    urgency: 'tonight',
    owner: 'Reception nurse',
    dueAt: '2026-11-22T21:00:00.000+00:00',
    state: 'open',
    handling: null,
    ...own,
  };
  at.store.commit([draft('action', uuid(0xac7, n), values, patientId)], nurse);
}

describe('what an ACCT owes', () => {
  it('stands with the role that owes it, soonest first, and with the manager only once it is late', async () => {
    const at = desk();
    const who = somebody(at, 1, { surname: "O'Neill", forenames: 'Seán' });
    await opened(at, who);
    expect(titles(at, 'nurse')).toEqual([
      'Give healthcare’s part of the immediate action plan',
      'Assess medicines in possession again',
      'Assessment interview held, with information from healthcare',
    ]);
    expect(titles(at, 'mental-health-nurse')).toEqual([
      'Take part in the first case review',
      'Mental-health triage',
    ]);
    expect(titles(at, 'healthcare-assistant')).toEqual([]);
    expect(titles(at, 'healthcare-manager')).toEqual([]);
    travel(at, '2026-11-22T21:30:00.000Z');
    const [late, ...others] = owed(at, 'healthcare-manager').items;
    expect(others).toEqual([]);
    expect(late).toMatchObject({
      kind: 'acct',
      overdue: true,
      escalated: true,
      owner: 'Nurse',
      person: { surname: "O'Neill", cell: 'B-2-14' },
      opens: { screen: 'patient', patientId: who.patientId, tab: 'acct' },
    });
    expect(owed(at, 'nurse').items[0]).toMatchObject({ overdue: true, escalated: false });
  });

  it('by a day is late when that day is over, as the page of the person says', async () => {
    const at = desk();
    await opened(at, somebody(at, 1));
    const possession = () =>
      owed(at, 'nurse').items.find(({ title }) => title === 'Assess medicines in possession again')?.overdue;
    travel(at, '2026-11-22T23:59:30.000Z');
    expect(possession()).toBe(false);
    travel(at, '2026-11-23T00:00:00.000Z');
    expect(possession()).toBe(true);
  });

  it('of one opened three days ago and known only now is overdue at once', async () => {
    const at = desk();
    const who = somebody(at, 1, {}, { arrivedAt: '2026-11-19T12:00:00.000+00:00' });
    await opened(at, who, { openedAt: '2026-11-19T19:40:00.000Z' });
    expect(owed(at, 'mental-health-nurse').items.map(({ overdue }) => overdue)).toEqual([true, true]);
  });

  it('goes when it is done, and when the person leaves', async () => {
    const at = desk();
    const [who, other] = [somebody(at, 1), somebody(at, 2)];
    const acctId = await opened(at, who);
    await opened(at, other);
    await at.call('acct.immediatePlan', {
      acctId,
      text: 'Safer cell',
      at: '2026-11-22T19:30:00.000+00:00',
    });
    leaves(at, other);
    expect(owed(at, 'nurse').items.map(({ key }) => key)).toEqual([
      `acct ${acctId} possession`,
      `acct ${acctId} assessment`,
    ]);
  });
});

describe('actions', () => {
  it('of the mental-health team are its nurses’, all others are nurses’; a manager sees the late ones', () => {
    const at = desk();
    const { patientId, stayId } = somebody(at, 1);
    anAction(at, patientId, stayId, 1, {});
    anAction(at, patientId, stayId, 2, { owner: 'Mental health team', title: 'See tonight' });
    anAction(at, patientId, stayId, 3, { title: 'Optician', dueAt: '2026-12-20T21:00:00.000+00:00' });
    anAction(at, patientId, stayId, 4, { title: 'Late', dueAt: '2026-11-22T18:00:00.000+00:00', owner: '' });
    anAction(at, patientId, stayId, 5, { title: 'Done', state: 'done' });
    expect(titles(at, 'nurse')).toEqual(['Late', 'Insulin tonight']);
    expect(titles(at, 'mental-health-nurse')).toEqual(['See tonight']);
    expect(owed(at, 'healthcare-manager').items).toMatchObject([
      { title: 'Late', escalated: true, owner: 'Anybody', urgency: 'tonight' },
    ]);
  });

  it('of somebody who has left are owed no more here', () => {
    const at = desk();
    const who = somebody(at, 1);
    anAction(at, who.patientId, who.stayId, 1, {});
    leaves(at, who);
    expect(owed(at, 'nurse').items).toEqual([]);
  });

  it('more than a hundred are counted, and the soonest hundred shown', () => {
    const at = desk();
    const { patientId, stayId } = somebody(at, 1);
    for (let n = 0; n < 120; n++)
      anAction(at, patientId, stayId, n + 1, {
        title: `Action ${n}`,
        dueAt: new Date(Date.UTC(2026, 10, 22, 20) + n * 60_000).toISOString(),
      });
    const { items, totals } = owed(at, 'nurse');
    expect(items).toHaveLength(100);
    expect(items.at(-1)?.title).toBe('Action 99');
    expect(totals).toEqual([{ kind: 'action', total: 120 }]);
  });
});

describe('follow-up', () => {
  it('names whoever is on day 6 or 7 without a slot, and nobody who has one', async () => {
    const at = desk();
    const clinic = await aClinicHere(at);
    const arrivedAt = '2026-11-17T18:00:00.000+00:00';
    const [without, placed] = [somebody(at, 1, {}, { arrivedAt }), somebody(at, 2, {}, { arrivedAt })];
    somebody(at, 3);
    expect(titles(at, 'nurse')).toEqual([]);
    travel(at, '2026-11-23T08:00:00.000Z');
    await booked(at, placed, clinic, '2026-11-24', '09:00');
    const [item, ...others] = owed(at, 'nurse').items;
    expect(others).toEqual([]);
    expect(item).toMatchObject({
      kind: 'follow-up',
      title: 'Book the second stage',
      overdue: false,
      opens: { patientId: without.patientId, tab: 'follow-up' },
    });
    travel(at, '2026-11-25T08:00:00.000Z');
    expect(owed(at, 'healthcare-manager').items[0]).toMatchObject({
      title: 'Second stage is late, without a slot',
      overdue: true,
    });
    expect(titles(at, 'mental-health-nurse')).toEqual([]);
  });

  it('owes the reason of a no-show for a day, to whoever recorded it and to nurses', async () => {
    const at = desk();
    const clinic = await aClinicHere(at);
    const who = somebody(at, 1);
    const bookingId = await booked(at, who, clinic, '2026-11-23', '09:00');
    travel(at, '2026-11-23T10:00:00.000Z');
    const told = { bookingId, code: 'no-show' as const, note: null, capacity: null };
    await at.call('followup.outcome', { ...told, reason: null });
    const mine = owed(at, 'nurse').items.find(({ kind }) => kind === 'no-show');
    expect(mine).toMatchObject({ owner: 'You', overdue: false, dueAt: '2026-11-24T10:00:00.000+00:00' });
    expect(owed(at, 'nurse', uuid(0x5a, 2)).items.find(({ kind }) => kind === 'no-show')?.owner).toBe(
      'Nurse',
    );
    expect(owed(at, 'healthcare-manager', uuid(0x5a, 4)).items).toEqual([]);
    travel(at, '2026-11-24T11:00:00.000Z');
    expect(owed(at, 'healthcare-manager', uuid(0x5a, 4)).items).toMatchObject([
      { kind: 'no-show', escalated: true },
    ]);
    await at.call('followup.outcome', { ...told, reason: 'was asleep' });
    expect(owed(at, 'nurse').items.filter(({ kind }) => kind === 'no-show')).toEqual([]);
  });
});

describe('what is mine', () => {
  it('are forms that I began and nobody else’s, until they are signed', async () => {
    const at = desk();
    const who = somebody(at, 1);
    const acctId = await opened(at, who);
    const { draftId } = await at.call('acct.draft', {
      kind: 'review',
      stayId: who.stayId,
      acctId,
      reviewId: null,
    });
    const { assessmentId } = await begun(at);
    const drafts = (staffId?: string) =>
      owed(at, 'nurse', staffId).items.filter(({ kind }) => kind === 'draft');
    expect(drafts().map(({ opens }) => opens)).toEqual(
      expect.arrayContaining([
        { screen: 'acct-input', draftId, patientId: who.patientId },
        { screen: 'assessment', assessmentId },
      ]),
    );
    expect(drafts()).toHaveLength(2);
    expect(drafts(uuid(0x5a, 2))).toEqual([]);
    await at.call('acct.putAway', { draftId });
    expect(drafts()).toHaveLength(1);
  });
});

describe('conflicts', () => {
  it('stand once for each person, an ACCT that is open and closed by its name', async () => {
    const at = desk(1);
    const there = desk(2);
    const who = somebody(at, 1);
    const acctId = await opened(at, who);
    exchange(at.store, there.store);
    const say = ({ store }: Desk, state: string): void =>
      void store.commit([revision(store, 'acct', acctId, { state, closedAt: null }, who.patientId)], nurse);
    say(at, 'post-closure');
    say(there, 'closed');
    exchange(at.store, there.store);
    const conflicts = owed(at, 'healthcare-assistant').items.filter(({ kind }) => kind === 'conflict');
    expect(conflicts).toMatchObject([
      {
        title: 'Decide a conflict',
        detail: 'Whether an ACCT is open is disputed',
        dueAt: null,
        opens: { screen: 'patient', patientId: who.patientId, tab: 'conflicts' },
      },
    ]);
  });
});

it('says above the list what makes it doubtful', () => {
  const at = desk();
  const context = { ...at.context, replication: () => ({ clockSkewSeconds: 7200 }) as never };
  expect(parse(owedToday(context)).warnings.join(' ')).toContain('deadlines may be wrong');
});
