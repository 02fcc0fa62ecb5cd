/** Release planning of the demonstration: the diary has something in every part, and says nothing of people who are not here. */
import { expect, it } from 'vitest';
import { demoData } from '../../../scripts/demo/establishment.ts';
import { demoRelease } from '../../../scripts/demo/release.ts';
import { desksOfTest } from '../../support/at-desk.ts';
import { team } from '../../support/desk.ts';
import { testStart } from '../../support/stores.ts';

const desk = desksOfTest();

it('has dates in this and next week, somebody who may go any day, and a plan that is half filled', async () => {
  const at = desk(1, 'rosa');
  const { people } = demoData(1, testStart);
  const author = { staffId: 'system', establishment: 'LEI' };
  for (const person of people) at.store.commit(person.drafts, author);
  at.store.commit(demoRelease(testStart, people, team['rosa']?.staffId ?? ''), author);
  const { rows, anyDay, warnings, coordinators } = await at.call('release.diary', {
    from: '2026-11-22',
    to: '2026-12-06',
  });
  expect(rows).toHaveLength(6);
  expect(anyDay.length).toBeGreaterThan(0);
  expect(warnings).toEqual([]);
  expect(coordinators.map(({ name }) => name)).toEqual(['Nobody yet', 'Staff rosa']);
  const states = new Set(rows.flatMap(({ lanes }) => lanes.map(({ state }) => state)));
  expect(states.size).toBeGreaterThan(1);
});
