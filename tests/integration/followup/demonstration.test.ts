/** Follow-up of the demonstration: every screen has something to show, and nothing in it contradicts itself. */
import { expect, it } from 'vitest';
import { demoData } from '../../../scripts/demo/establishment.ts';
import { demoFollowUp } from '../../../scripts/demo/follow-up.ts';
import { desksOfTest } from '../../support/at-desk.ts';
import { testStart } from '../../support/stores.ts';

const desk = desksOfTest();

it('has people at every point of their seven days, clinics with bookings, and nobody in a slot that is gone', async () => {
  const at = desk(1, 'mina');
  const { people, drafts } = demoFollowUp(1, testStart, demoData(1, testStart).people, 'LEI', 'staff-nurse');
  expect(demoFollowUp(1, testStart, demoData(1, testStart).people, 'LEI', 'staff-nurse').drafts).toEqual(
    drafts,
  );
  const author = { staffId: 'system', establishment: 'LEI' };
  for (const person of people) at.store.commit(person.drafts, author);
  at.store.commit(drafts, author);
  const happened = [...people.flatMap((person) => person.drafts), ...drafts].map(
    ({ happenedAt }) => happenedAt ?? '',
  );
  expect(happened.filter((instant) => Date.parse(instant) > testStart)).toEqual([]);
  const { rows } = await at.call('followup.strip', {});
  const states = Map.groupBy(rows, ({ state }) => state);
  expect([...states.keys()].toSorted()).toEqual(['booked', 'done', 'late', 'to-book']);
  expect(states.get('done')?.length ?? 0).toBeGreaterThan(rows.length / 2);
  expect(states.get('late')?.length ?? 99).toBeLessThan(10);
  expect(rows.some(({ missed }) => missed > 0)).toBe(true);
  expect(rows.some(({ sooner }) => sooner.length > 0)).toBe(true);
  const { sessions, bookings, unplaced } = await at.call('followup.week', { from: '2026-11-23' });
  expect(sessions.length).toBeGreaterThan(6);
  expect(bookings.length).toBeGreaterThan(4);
  expect(bookings.flatMap(({ problems }) => problems)).toEqual([]);
  expect(unplaced.length).toBeGreaterThan(5);
  expect((await at.call('followup.clinics', {})).clinics).toHaveLength(3);
  expect(
    (await at.call('followup.measures', { from: '2026-10-01', to: '2026-11-22' })).ratios[0]?.denominator,
  ).toBeGreaterThan(3);
  const list = await at.call('followup.list', { kind: 'movement', date: '2026-11-23', clinicId: null });
  expect(list.groups.length).toBeGreaterThan(0);
});
