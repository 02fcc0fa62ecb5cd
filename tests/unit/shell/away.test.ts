/** The lock for want of anybody: once each time, after the minutes of the policy as it is now. */
import { expect, it } from 'vitest';
import { IdlePolicy, watchAway } from '../../../electron/shell/away.ts';

const MINUTE = 60_000;

function atDesk() {
  const policy = new IdlePolicy();
  const desk = { idle: 0, locks: 0 };
  const look = watchAway({
    idleMs: () => desk.idle,
    minutes: () => policy.minutes,
    lock: () => (desk.locks += 1),
  });
  const locksAfter = (idle: number) => {
    desk.idle = idle;
    look();
    return desk.locks;
  };
  return { policy, locksAfter };
}

it('locks after five minutes where nobody said otherwise, once, and again only after somebody was there', () => {
  const { locksAfter } = atDesk();
  expect(locksAfter(5 * MINUTE - 1)).toBe(0);
  expect(locksAfter(5 * MINUTE)).toBe(1);
  expect(locksAfter(9 * MINUTE)).toBe(1);
  expect(locksAfter(2_000)).toBe(1);
  expect(locksAfter(5 * MINUTE)).toBe(2);
});

it('follows a changed policy without a restart, also when the new time has passed already', () => {
  const { policy, locksAfter } = atDesk();
  expect(locksAfter(3 * MINUTE)).toBe(0);
  policy.hear('policy', { idleLockMinutes: 2 });
  expect(locksAfter(3 * MINUTE)).toBe(1);
  policy.hear('policy', { idleLockMinutes: 10 });
  expect(locksAfter(9 * MINUTE)).toBe(1);
  expect(locksAfter(10 * MINUTE)).toBe(2);
});

it.each([
  ['replication', { idleLockMinutes: 60 }],
  ['policy', { idleLockMinutes: 'never' }],
  ['policy', { idleLockMinutes: 2.5 }],
  ['policy', null],
])('keeps the policy it has when it hears %s %j', (event, payload) => {
  const { policy, locksAfter } = atDesk();
  policy.hear(event, payload);
  expect(policy.minutes).toBe(5);
  expect(locksAfter(5 * MINUTE)).toBe(1);
});
