/** What the page keeps over the end of its own process: taken as text, given to the part that it is of, also when that is loaded later. */
import { expect, it } from 'vitest';
import { FieldSaver, type SaveField } from '../../../renderer/features/assessment/saving/field-saver.ts';
import { giveKept, keeps, takeKept } from '../../../renderer/session/kept.ts';
import type { Json } from '../../../shared/changes/change.ts';

it('is given back to its part; what no part has asked for yet waits, and goes along the next time', async () => {
  const given: Json[] = [];
  keeps('a', { take: () => ({ note: 'Wouldn’t speak' }), give: (kept) => void given.push(kept) });
  const text = await takeKept();
  giveKept(JSON.stringify({ ...JSON.parse(text), later: ['«أمي»'] }));
  expect(given).toEqual([{ note: 'Wouldn’t speak' }]);
  expect(JSON.parse(await takeKept())).toMatchObject({ later: ['«أمي»'] });
  const late: Json[] = [];
  keeps('later', { take: () => null, give: (kept) => void late.push(kept) });
  expect(late).toEqual([['«أمي»']]);
});

it.each(['', 'null', '[1]', '{', '"words"'])('text that no page wrote (%j) changes nothing', (text) => {
  const given: Json[] = [];
  keeps('a', { take: () => null, give: (kept) => void given.push(kept) });
  giveKept(text);
  expect(given).toEqual([]);
});

it('a value refused by the lock is saved by the saver of the next page, with what its author had seen', async () => {
  const seen = ['00000000-0000-4000-8000-000000000001'];
  const before = new FieldSaver(() => Promise.reject(new Error('locked')));
  before.merge({ 'answer.asthma': { value: null, seen, conflict: null } });
  before.set('answer.asthma', { value: 'yes' });
  const unsaved = JSON.parse(JSON.stringify(await before.unsaved()));
  const saved: unknown[] = [];
  const save: SaveField = (field, value, author) => {
    saved.push([field, value, author]);
    return Promise.resolve({ value, seen: [], conflict: null });
  };
  const after = new FieldSaver(save);
  after.takeUp(unsaved);
  expect(await after.settled()).toBe(true);
  expect(saved).toEqual([['answer.asthma', { value: 'yes' }, seen]]);
  expect(await after.unsaved()).toEqual({});
});
