import { expect, test } from 'vitest';
import { assertGoodPassword } from '../../../electron/records/security/passwords.ts';

const person = { username: 'nia.nurse', name: 'Niamh Nightingale' };
const check = (password: string, demo = false) =>
  assertGoodPassword(password, person, { field: 'password', demo });

test.each([
  'short',
  'elevenchars',
  'password1234',
  'P4ssw0rd2026!',
  'Liverpool2026!!',
  'manchesterunited1',
  'qwertyuiop123',
  '123456789012',
  'aaaaaaaaaaaa',
  'abcabcabcabc',
  'nightingale1',
  'Throughcare2026',
])('refuses %s with a sentence on the field', (password) => {
  expect(() => check(password)).toThrow(expect.objectContaining({ kind: 'invalid', field: 'password' }));
});

test.each(['three odd mullet hats', 'kettle gravel moth', 'Zq8-vv2!plumtree'])('takes %s', (password) => {
  expect(() => check(password)).not.toThrow();
});

test('the demonstration may have short ones, which are shown anyway', () => {
  expect(() => check('demo', true)).not.toThrow();
});
