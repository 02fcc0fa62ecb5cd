/** The release diary on real encrypted stores: dates, remand, flags, lanes, workload, what moved, joined records. */
import { expect, it } from 'vitest';
import { desksOfTest } from '../../support/at-desk.ts';
import { type Desk, exchange, team } from '../../support/desk.ts';
import { somebody, travel } from '../../support/follow-up-desk.ts';
import { draft, nurse, uuid } from '../../support/stores.ts';

const desk = desksOfTest();
const week = { from: '2026-12-21', to: '2026-12-27' };
const sentenced = { legalStatus: 'Sentenced' };

const setDate = (at: Desk, stayId: string, date: string | null) =>
  at.call('release.setDate', { stayId, date, source: 'by hand', note: null });
const diary = (at: Desk, range = week) => at.call('release.diary', range);

it('shows who has a date in the range, and whoever may go any day whatever the range, each with their lanes', async () => {
  const at = desk(1, 'rosa');
  const [planned, later, remand] = [
    somebody(at, 1, { surname: "O'Neill", forenames: 'سارة' }, sentenced),
    somebody(at, 2, {}, sentenced),
    somebody(at, 3, { surname: 'Ní Bhriain' }, { legalStatus: 'Convicted unsentenced' }),
  ];
  await setDate(at, planned.stayId, '2026-12-24');
  await setDate(at, later.stayId, '2027-02-01');
  const section = { stayId: planned.stayId, section: 'naloxone' };
  await at.call('release.saveSection', { ...section, state: { state: 'needed', reason: null } });
  const { rows, anyDay } = await diary(at);
  expect(rows).toMatchObject([
    {
      person: { surname: "O'Neill", stayId: planned.stayId },
      date: '2026-12-24',
      mayGoAnyDay: false,
      moved: false,
    },
  ]);
  const lane = rows[0]?.lanes.find(({ words }) => words.includes('Naloxone'));
  expect(lane).toMatchObject({ state: 'needed', words: expect.stringMatching(/Needed: .*[Nn]aloxone/) });
  expect(anyDay).toMatchObject([{ person: { stayId: remand.stayId }, date: null, mayGoAnyDay: true }]);
  await at.call('release.mayGo', { stayId: remand.stayId, mayGo: false });
  expect((await diary(at)).anyDay).toEqual([]);
});

it('flags Fridays and days before a bank holiday, and says when a date went by', async () => {
  const at = desk(1, 'rosa');
  const { stayId } = somebody(at, 1, {}, sentenced);
  await setDate(at, stayId, '2026-12-24');
  const { days, warnings } = await diary(at);
  const flags = Object.fromEntries(days.map(({ date, flags: on }) => [date, on.map(({ flag }) => flag)]));
  expect(flags['2026-12-24']).toEqual(['before-bank-holiday']);
  expect(flags['2026-12-25']).toContain('friday');
  expect(flags['2026-12-21']).toEqual([]);
  expect(warnings).toEqual([]);
  travel(at, '2026-12-28T09:00:00Z');
  expect((await diary(at)).warnings.join()).toContain('1 person is still in an open stay');
  await expect(diary(at, { from: '2026-12-27', to: '2026-12-21' })).rejects.toThrow(/before the first/);
  await expect(diary(at, { from: '2020-01-01', to: '2026-12-21' })).rejects.toThrow(/at most/);
});

it('finds everybody whom no day of the diary shows: without a date, or with one that went by', async () => {
  const at = desk(1, 'rosa');
  const [dated, none, one] = [
    somebody(at, 1, { surname: "O'Neill" }, sentenced),
    somebody(at, 2, { surname: 'سارة', forenames: '' }, sentenced),
    somebody(at, 3, { surname: 'Ní Bhriain' }, sentenced),
  ];
  somebody(at, 4, {}, { legalStatus: 'Remand' });
  await setDate(at, dated.stayId, '2026-12-24');
  await setDate(at, one.stayId, '2026-11-23');
  const undated = async () =>
    (await at.call('release.undated', {})).people.map(({ person, date }) => [person.stayId, date]);
  expect(await undated()).toEqual([[none.stayId, null]]);
  travel(at, '2026-11-24T09:00:00Z');
  expect(await undated()).toEqual([
    [one.stayId, '2026-11-23'],
    [none.stayId, null],
  ]);
});

it('counts the work of each coordinator, and marks a date that the feed moved until somebody has read it', async () => {
  const at = desk(1, 'rosa');
  const [one, two] = [somebody(at, 1, {}, sentenced), somebody(at, 2, {}, sentenced)];
  await setDate(at, one.stayId, '2026-12-22');
  await setDate(at, two.stayId, '2026-12-23');
  const rosa = team['rosa']?.staffId ?? '';
  await at.call('release.coordinator', { stayId: two.stayId, staffId: rosa });
  const before = await diary(at);
  expect(before.coordinators.map(({ name, people }) => [name, people])).toEqual([
    ['Nobody yet', 1],
    ['Staff rosa', 1],
  ]);
  expect(before.coordinators[1]?.red).toBe(before.rows[1]?.red);
  const feed = { stay: one.stayId, kind: 'release', date: '2026-12-21', source: 'feed', state: 'expected' };
  at.store.commit([draft('planned-date', uuid(0x57, 9), feed, one.patientId)], nurse);
  const [first] = (await diary(at)).rows;
  expect(first).toMatchObject({ date: '2026-12-21', moved: true });
  await at.call('release.dateSeen', { stayId: one.stayId });
  expect((await diary(at)).rows[0]?.moved).toBe(false);
});

it('says of every person what their own plan says, milestone by milestone', async () => {
  const at = desk(1, 'rosa');
  for (let number = 1; number <= 4; number += 1) {
    const { stayId } = somebody(at, number, {}, number === 4 ? { legalStatus: 'Remand' } : sentenced);
    if (number < 4) await setDate(at, stayId, `2026-12-2${number}`);
  }
  await at.call('release.milestone', {
    stayId: uuid(0xbb, 1),
    milestone: 'duty-to-refer',
    handling: { state: 'done', on: '2026-11-22', whom: 'Probation', reason: null },
  });
  const { rows, anyDay } = await diary(at);
  expect([...rows, ...anyDay]).toHaveLength(4);
  for (const row of [...rows, ...anyDay]) {
    const plan = await at.call('release.plan', { stayId: row.person.stayId });
    const count = (state: string) => plan.milestones.filter((each) => each.state === state).length;
    expect([row.red, row.amber]).toEqual([count('red'), count('amber')]);
    expect(row.date).toBe(plan.date.date);
  }
});

it('draws joined records as one person with one plan: what either says counts, and a decision reaches both', async () => {
  const [at, other] = [desk(1, 'rosa'), desk(2, 'rosa')];
  const [one, two] = [
    somebody(at, 1, { surname: "O'Neill" }, sentenced),
    somebody(at, 2, { surname: 'Oneill' }, { ...sentenced, arrivedAt: '2026-11-21T10:00:00.000+00:00' }),
  ];
  const say = (stayId: string, section: string, state: 'needed' | 'not-needed') =>
    at.call('release.saveSection', { stayId, section, state: { state, reason: null } });
  await say(one.stayId, 'naloxone', 'needed');
  await say(two.stayId, 'naloxone', 'not-needed');
  await say(two.stayId, 'social-care', 'not-needed');
  await setDate(at, one.stayId, '2026-12-22');
  await setDate(at, two.stayId, '2026-12-23');
  const pair = { left: one.patientId, right: two.patientId };
  await at
    .as('amara')
    .call('patients.link', { ...pair, verdict: 'same', reason: 'Same photograph', seen: [] });
  const { rows } = await diary(at);
  expect(rows).toHaveLength(1);
  expect(rows[0]?.date).toBe('2026-12-22');
  for (const stayId of [one.stayId, two.stayId]) {
    const plan = await at.call('release.plan', { stayId });
    const section = (id: string) => plan.sections.find((each) => each.id === id);
    expect(section('naloxone')).toMatchObject({ state: 'needed', conflicts: ['state'] });
    expect(section('social-care')).toMatchObject({ state: 'not-needed', conflicts: [] });
    expect(plan.date).toMatchObject({ date: '2026-12-22', others: [{ date: '2026-12-23' }] });
  }
  await say(one.stayId, 'naloxone', 'not-needed');
  exchange(at.store, other.store);
  const after = await other.call('release.plan', { stayId: two.stayId });
  expect(after.sections.find(({ id }) => id === 'naloxone')).toMatchObject({
    state: 'not-needed',
    conflicts: [],
  });
});
