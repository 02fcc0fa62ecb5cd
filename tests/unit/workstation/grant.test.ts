/** Days without the central record: what lengthens them, and what does not. */
import { beforeEach, expect, test } from 'vitest';
import { Grant } from '../../../electron/records/workstation/grant.ts';
import { USUAL_POLICY } from '../../../electron/records/workstation/policy.ts';

const DAY = 86_400_000;
const START = Date.parse('2026-11-22T19:40:00.000Z');
const policy = { ...USUAL_POLICY, grantDays: 30, grantWarnDays: 7 };

let wall: number;
let monotonic: number;
let kept: Map<string, string>;
beforeEach(() => {
  [wall, monotonic, kept] = [START, 0, new Map()];
});
/** As after a start of the application: the monotonic clock says nothing of before. */
const started = () => {
  const from = monotonic;
  return new Grant(
    { get: (name) => kept.get(name) ?? null, set: (name, value) => void kept.set(name, value) },
    { now: () => wall, monotonic: () => monotonic - from },
  );
};
const days = (count: number) => (wall += count * DAY);

test('counts from the first opening, warns before the end, and ends', () => {
  started();
  days(22);
  expect(started().warning(policy)).toBeNull();
  days(1);
  expect(started().warning(policy)).toContain('In 7 days nobody');
  days(6);
  expect(started().warning(policy)).toContain('In one day nobody');
  started().assertOpen(policy);
  days(1);
  expect(() => started().assertOpen(policy)).toThrow(/for 30 days, and 30 are allowed/);
});

test('turning the clock back gives no day back', () => {
  started();
  days(29);
  started().daysLeft(policy);
  days(-29);
  expect(started().daysLeft(policy)).toBe(1);
  days(-400);
  expect(started().daysLeft(policy)).toBe(1);
});

test('a clock that is held still does not help while the application runs', () => {
  const grant = started();
  for (let hour = 0; hour < 31 * 24; hour += 1) {
    monotonic += 3_600_000;
    grant.daysLeft(policy);
  }
  expect(() => grant.assertOpen(policy)).toThrow(/nobody can sign in|Nobody can sign in/);
  // Nor after a restart.
  expect(started().daysLeft(policy)).toBe(0);
});

test('a contact begins anew, whatever the clock of this computer says', () => {
  started();
  days(400);
  const ahead = started();
  expect(ahead.daysLeft(policy)).toBe(0);
  ahead.reached(400 * 86_400);
  expect(ahead.daysLeft(policy)).toBe(30);
  days(10);
  expect(started().daysLeft(policy)).toBe(20);
  // Set right: the central record's time at the contact counts, so neither a year is won nor one is lost.
  days(-400);
  expect(started().daysLeft(policy)).toBe(20);
  days(5);
  expect(started().daysLeft(policy)).toBe(15);
});

test('a stricter policy holds at once', () => {
  started();
  days(5);
  expect(started().daysLeft({ ...policy, grantDays: 3 })).toBe(0);
});
