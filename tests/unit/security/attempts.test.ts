import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { delayAfter, openAttempts } from '../../../electron/records/security/attempts.ts';
import { temporaryFolder } from '../../support/workstation.ts';

let time = 0;
let data: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  time = 0;
  data = temporaryFolder();
});
afterEach(() => data.remove());

const open = () => openAttempts(data.folder, () => time);
function fail(attempts: ReturnType<typeof open>, times: number, name = 'nia') {
  for (let n = 0; n < times; n += 1) attempts.begin(name, new Date(0).toISOString(), 'unknown');
}

test('the delay grows with every failure and has an end', () => {
  expect([0, 3, 4, 5, 6, 7, 20].map((failures) => delayAfter(failures))).toEqual([
    0, 0, 5_000, 10_000, 20_000, 40_000, 300_000,
  ]);
});

test('three slips cost nothing, the fourth costs five seconds', () => {
  const attempts = open();
  fail(attempts, 3);
  expect(attempts.waitFor('nia')).toBe(0);
  fail(attempts, 1);
  expect(attempts.waitFor('nia')).toBe(5_000);
  time += 5_000;
  expect(attempts.waitFor('nia')).toBe(0);
});

test('a restart keeps the count and begins the wait again in full', () => {
  fail(open(), 6);
  time += 1_000_000;
  const again = open();
  expect(again.waitFor('nia')).toBe(20_000);
  time += 20_000;
  expect(again.waitFor('nia')).toBe(0);
});

test('a right password clears what the name owes, not what others owe', () => {
  const attempts = open();
  fail(attempts, 5, 'nia');
  fail(attempts, 5, 'ada');
  attempts.succeeded('nia');
  expect(attempts.waitFor('nia')).toBe(0);
  expect(attempts.waitFor('ada')).toBeGreaterThan(0);
});

test('guessing over many names waits too', () => {
  const attempts = open();
  for (let n = 0; n < 40; n += 1) fail(attempts, 1, `name ${n}`);
  expect(attempts.waitFor('somebody new')).toBeGreaterThan(0);
});

test('damaging the file is no way around the wait', () => {
  fail(open(), 6);
  writeFileSync(path.join(data.folder, 'attempts.json'), '{');
  expect(open().waitFor('nia')).toBeGreaterThan(0);
});

test('failures are handed to the audit trail once', () => {
  const attempts = open();
  fail(attempts, 2);
  attempts.begin('nia', new Date(0).toISOString(), 'nia-id');
  attempts.succeeded('nia');
  const written: unknown[] = [];
  open().flush((failed) => written.push(failed));
  open().flush((failed) => written.push(failed));
  expect(written).toHaveLength(2);
});
