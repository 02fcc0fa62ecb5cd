/** ACCTs of the demonstration: the board shows each thing that it can show, and nothing lies in the future. */
import { expect, it } from 'vitest';
import { demoAccts } from '../../../scripts/demo/acct.ts';
import { demoData, demoEstablishment } from '../../../scripts/demo/establishment.ts';
import { demoFollowUp } from '../../../scripts/demo/follow-up.ts';
import { desksOfTest } from '../../support/at-desk.ts';
import { rowsOf } from '../../support/acct-care.ts';
import { team } from '../../support/desk.ts';
import { testStart } from '../../support/stores.ts';

const desk = desksOfTest();

it('has a plan overdue, a review within the hour, constant supervision, post-closure, and others in order', async () => {
  const at = desk(1, 'mina');
  const by = team['amara']?.staffId ?? '';
  const followed = demoFollowUp(1, testStart, demoData(1, testStart).people, demoEstablishment.id, by);
  const { people, drafts } = demoAccts(testStart, followed.people, by);
  expect(demoAccts(testStart, followed.people, by).drafts).toEqual(drafts);
  const author = { staffId: 'system', establishment: 'LEI' };
  for (const person of people) at.store.commit(person.drafts, author);
  at.store.commit(drafts, author);
  const happened = [...people.flatMap((person) => person.drafts), ...drafts].map(
    ({ happenedAt }) => happenedAt ?? '',
  );
  expect(happened.filter((instant) => Date.parse(instant) > testStart)).toEqual([]);

  const rows = await rowsOf(at);
  expect(rows.length).toBeGreaterThan(4);
  const having = (holds: (row: (typeof rows)[number]) => boolean): number => rows.filter(holds).length;
  expect(
    having(({ milestones }) =>
      milestones.some(({ id, state }) => id === 'immediate-plan' && state === 'overdue'),
    ),
  ).toBe(1);
  const inAnHour = new Date(testStart + 3_600_000).getTime();
  expect(having(({ nextReview }) => Date.parse(nextReview?.dueAt ?? '') === inAnHour)).toBe(1);
  expect(having(({ constantSince }) => constantSince !== null)).toBe(1);
  expect(having(({ state }) => state === 'post-closure')).toBe(1);
  expect(having(({ overdue }) => overdue === 0)).toBeGreaterThan(rows.length / 2);
  expect(having(({ lastInputAt }) => lastInputAt !== null)).toBe(rows.length - 1);
});
