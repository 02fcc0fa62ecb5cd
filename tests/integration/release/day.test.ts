/** The day of release on real encrypted stores: what was handed over, leaving without notice, and what has to follow. */
import { expect, it } from 'vitest';
import type { Input } from '../../../shared/contract/contract.ts';
import { desksOfTest } from '../../support/at-desk.ts';
import { type Desk, exchange } from '../../support/desk.ts';
import { rowOf, somebody, type Somebody, travel } from '../../support/follow-up-desk.ts';
import { draft, nurse, uuid } from '../../support/stores.ts';

const desk = desksOfTest();
const oneil = { surname: "O'Neill", forenames: 'سارة' };
const leftAt = '2026-11-22T19:20:00.000Z';

const day = (at: Desk, { stayId }: Somebody) => at.call('release.day', { stayId });
const hand = (at: Desk, { stayId }: Somebody, change: Partial<Input<'release.handOver'>>) =>
  at.call('release.handOver', {
    stayId,
    item: 'naloxone',
    medicineId: null,
    outcome: 'given',
    quantity: null,
    reason: null,
    corrects: null,
    ...change,
  });
const leave = (at: Desk, { stayId }: Somebody, event: Input<'release.unplanned'>['event'] = 'released-now') =>
  at.call('release.unplanned', { stayId, event, at: leftAt, note: null });
const itemOf = async (at: Desk, who: Somebody, item: string) =>
  (await day(at, who)).items.find((each) => each.item === item);

function medicine(at: Desk, { patientId }: Somebody): void {
  const values = { drug: 'Sertraline', dose: '50 mg', frequency: null, critical: null, state: 'current' };
  at.store.commit([draft('medicine', uuid(0x3d, 1), values, patientId)], nurse);
}

it('lists medicines one by one with what is planned, and never says that anything was given before somebody did it', async () => {
  const at = desk();
  const who = somebody(at, 1, oneil);
  expect(await itemOf(at, who, 'medicine')).toMatchObject({ medicineId: null, recorded: [] });
  medicine(at, who);
  const { added } = await at.call('release.takeOver', { stayId: who.stayId });
  await at.call('release.saveSection', {
    stayId: who.stayId,
    section: 'naloxone',
    state: { state: 'needed', reason: null },
  });
  const { items, open, leftAt: left } = await day(at, who);
  expect(left).toBeNull();
  expect(items.find(({ medicineId }) => medicineId !== null)).toMatchObject({
    medicineId: added[0],
    title: 'Medicines to take out: Sertraline',
    planned: 'No supply and no prescription is arranged.',
  });
  expect(items.find(({ item }) => item === 'naloxone')).toMatchObject({ planned: 'Needed' });
  expect(JSON.stringify(items.map(({ planned }) => planned))).not.toMatch(/given/i);
  expect(open).toHaveLength(items.length);
  await at.call('release.saveSection', {
    stayId: who.stayId,
    section: 'naloxone',
    state: { state: 'not-needed', reason: null },
  });
  expect((await day(at, who)).open.join()).not.toContain('Naloxone');
});

it('keeps every entry with who made it, counts the correction, and settles the milestone when nothing is open', async () => {
  const at = desk();
  const who = somebody(at, 1, oneil, { legalStatus: 'Sentenced' });
  await expect(hand(at, who, { outcome: 'declined' })).rejects.toThrow(/why it was not given/);
  await expect(hand(at, who, { item: 'nothing' })).rejects.toThrow(/not on the list/);
  const { entryId } = await hand(at, who, { quantity: '1 kit' });
  travel(at, '2026-11-22T19:45:00Z');
  const hana = at.as('hana');
  await hand(hana, who, { outcome: 'declined', reason: 'Has some', corrects: entryId });
  await expect(hand(hana, who, { corrects: entryId })).rejects.toThrow(/Read the list again/);
  expect((await itemOf(at, who, 'naloxone'))?.recorded).toMatchObject([
    { outcome: 'declined', by: 'Staff hana' },
    { outcome: 'given', by: 'Staff amara', quantity: '1 kit' },
  ]);
  const settled = async () => {
    const { milestones } = await at.call('release.plan', { stayId: who.stayId });
    return milestones.filter(({ settledBy }) => settledBy === 'handing-over').map(({ state }) => state);
  };
  expect(await settled()).not.toContain('done');
  for (const { item } of (await day(at, who)).items) await hand(at, who, { item, outcome: 'not-needed' });
  expect((await day(at, who)).open).toEqual([]);
  expect(new Set(await settled())).toEqual(new Set(['done']));
});

it('ends the stay in one action, lists what was not handed over, and opens what has to follow', async () => {
  const at = desk(1, 'rosa');
  const who = somebody(at, 1, oneil, { legalStatus: 'Remand' });
  await hand(at, who, {});
  const notNeeded = { stayId: who.stayId, section: 'substance-misuse' };
  await at.call('release.saveSection', { ...notNeeded, state: { state: 'not-needed', reason: null } });
  const acct = { openedAt: leftAt, openedBy: 'x', reason: 'x', state: 'open', closedAt: null };
  at.store.commit([draft('acct', uuid(0x3a, 1), acct, who.patientId)], nurse);
  const { packId, noPack, notHandedOver, followOn } = await leave(at, who, 'did-not-return-from-court');
  // Nothing stood ready: what was known was frozen in the same save.
  expect(packId).not.toBeNull();
  expect(noPack).toBeNull();
  expect(notHandedOver.join()).toContain('Appointment cards: nobody recorded');
  expect(notHandedOver.join()).not.toContain('Naloxone');
  const titles = followOn.map(({ title }) => title).join();
  expect(titles).toContain('crisis team');
  expect(titles).toContain('RECONNECT');
  expect(titles).not.toContain('substance-misuse');
  const crisis = followOn.find(({ title }) => title.includes('crisis'));
  expect(crisis).toMatchObject({ person: { surname: "O'Neill" }, state: 'open', late: false });
  expect(Date.parse(crisis?.dueBy ?? '')).toBe(Date.parse(leftAt) + 4 * 3_600_000);
  expect((await day(at, who)).leftAt).toBe('2026-11-22T19:20:00.000+00:00');
  await expect(rowOf(at, who)).rejects.toThrow(/not on the strip/);
  await expect(leave(at, who)).rejects.toThrow(/already recorded/);
  // What was done at the gate is written down afterwards, too.
  await hand(at, who, { item: 'appointment-cards' });
  travel(at, '2026-11-23T01:00:00Z');
  const { tasks } = await at.call('release.followOn', {});
  expect(tasks[0]).toMatchObject({ id: crisis?.id, late: true });
});

it('opens each task once when two workstations without a network record the same departure', async () => {
  const [one, two] = [desk(1, 'rosa'), desk(2, 'rosa')];
  const who = somebody(one, 1, oneil);
  exchange(one.store, two.store);
  const first = await leave(one, who);
  await leave(two, who);
  exchange(one.store, two.store);
  for (const at of [one, two]) {
    const { tasks } = await at.call('release.followOn', {});
    expect(tasks.map(({ id }) => id).toSorted()).toEqual(first.followOn.map(({ id }) => id).toSorted());
  }
});

it('ends a task only as reached, returned, or not contactable after the attempts that are asked for', async () => {
  const at = desk(1, 'rosa');
  const who = somebody(at, 1, oneil);
  const { followOn } = await leave(at, who);
  const [one, two, three] = followOn.map(({ id }) => id);
  const attempt = (id: string | undefined, result: Input<'release.attempt'>['result']) =>
    at.call('release.attempt', {
      followOnId: id ?? '',
      how: 'telephone',
      whom: 'Dr O’Hara',
      result,
      note: null,
    });
  const giveUp = (undo = false) =>
    at.call('release.notContactable', { followOnId: one ?? '', words: 'Three calls', undo });
  await attempt(one, 'no-answer');
  await expect(giveUp()).rejects.toThrow(/2 more attempts are owed/);
  await attempt(one, 'left-message');
  expect((await attempt(one, 'wrong-number')).task).toMatchObject({ state: 'open', attemptsOwed: 0 });
  expect((await giveUp()).task).toMatchObject({
    state: 'ended',
    ending: { how: 'not-contactable', by: 'Staff rosa' },
  });
  await expect(attempt(one, 'reached')).rejects.toThrow(/ended already/);
  expect((await giveUp(true)).task).toMatchObject({ state: 'open', ending: null });
  expect((await attempt(two, 'reached')).task.ending).toMatchObject({ how: 'reached' });
  expect((await attempt(three, 'returned-to-custody')).task.ending).toMatchObject({ how: 'returned' });
  expect((await at.call('release.followOn', { state: 'ended' })).tasks).toHaveLength(2);
});

it('takes it back: the stay goes on, open tasks end as returned, and leaving again opens them again', async () => {
  const at = desk(1, 'rosa');
  const who = somebody(at, 1, oneil);
  const { stayId } = who;
  await expect(at.call('release.takeBackUnplanned', { stayId })).rejects.toThrow(/Nobody has recorded/);
  const { followOn } = await leave(at, who);
  await at.call('release.takeBackUnplanned', { stayId });
  expect((await rowOf(at, who)).out).toBeNull();
  const { tasks } = await at.call('release.followOn', { state: 'all' });
  expect(tasks.map(({ ending }) => ending?.how)).toEqual(followOn.map(() => 'returned'));
  await leave(at, who);
  expect((await at.call('release.followOn', {})).tasks).toHaveLength(followOn.length);
});
