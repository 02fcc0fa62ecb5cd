import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  applyWrite,
  EMPTY_REGISTER,
  foldField,
  type Register,
  type RegisterWrite,
} from '../../../shared/changes/registers.ts';
import type { Version } from '../../../shared/changes/version.ts';
import { acctRecord } from '../../../shared/records/acct.ts';
import { noteRecord } from '../../../shared/records/care.ts';

const version = (changeId: string, value: Version['value'], ms = 1, device = 'a'): Version => ({
  changeId,
  value,
  ms,
  counter: 0,
  device,
  author: 'staff',
  happenedAt: '2026-11-22T19:40:00.000Z',
  establishment: 'LEI',
});
const ids = ['a', 'b', 'c', 'd', 'e'];
const writes: fc.Arbitrary<RegisterWrite[]> = fc.tuple(
  ...ids.map((id) => fc.record({ version: fc.constant(version(id, id)), replaces: fc.subarray(ids) })),
) as fc.Arbitrary<RegisterWrite[]>;
const applied = (all: readonly RegisterWrite[]): Register => all.reduce(applyWrite, EMPTY_REGISTER);
const held = (register: Register): string[] => register.versions.map(({ changeId }) => changeId).toSorted();

it('comes out the same in any order and however often a write arrives', () => {
  const anyOrder = writes.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 })),
  );
  fc.assert(
    fc.property(anyOrder, ([all, again]) => {
      expect(held(applied(again))).toEqual(held(applied(all)));
    }),
  );
});

it('drops a value whose replacement came first', () => {
  const register = applied([
    { version: version('b', 'new'), replaces: ['a'] },
    { version: version('a', 'old'), replaces: [] },
  ]);
  expect(held(register)).toEqual(['b']);
});

it('keeps two values until one change replaces both', () => {
  const two = applied([
    { version: version('a', 'open'), replaces: [] },
    { version: version('b', 'closed'), replaces: [] },
  ]);
  expect(foldField(acctRecord, 'state', two.versions).conflict).toBe(true);
  const one = applyWrite(two, { version: version('c', 'closed'), replaces: ['a', 'b'] });
  expect(foldField(acctRecord, 'state', one.versions)).toMatchObject({ value: 'closed', conflict: false });
});

it('has no conflict between equal values, whatever the order of their keys', () => {
  const versions = [version('a', { x: 1, y: [2] }), version('b', { y: [2], x: 1 }, 2)];
  expect(foldField(acctRecord, 'reason', versions)).toMatchObject({ conflict: false });
});

it('puts an open ACCT in force over a later closing, and else the later clock', () => {
  const versions = [version('a', 'open', 1), version('b', 'closed', 2)];
  expect(foldField(acctRecord, 'state', versions).value).toBe('open');
  expect(foldField(acctRecord, 'state', versions.toReversed()).value).toBe('open');
  expect(foldField(acctRecord, 'reason', versions).value).toBe('closed');
  const tied = [version('a', 'left', 1, 'a'), version('b', 'right', 1, 'b')];
  expect(foldField(acctRecord, 'reason', tied.toReversed()).value).toBe('right');
});

it('keeps in force what was signed first when a peer writes a final entry again', () => {
  const versions = [version('a', 'as signed', 1), version('b', 'altered', 2)];
  expect(foldField(noteRecord, 'text', versions)).toMatchObject({ value: 'as signed', conflict: true });
});
