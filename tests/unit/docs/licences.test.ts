import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { allowed, binaries, dependencies, isPermissive, page } from '../../../scripts/licences.ts';

it('is the list that the lock file gives', () => {
  expect(readFileSync('docs/licences.md', 'utf8'), 'run: node scripts/licences.ts').toBe(page());
});

it('has no dependency that goes out with an unknown licence, or with one that asks for more than its notice', () => {
  const all = dependencies();
  expect(all.length).toBeGreaterThan(50);
  expect(all.filter(({ name, licence }) => !isPermissive(licence) && !(name in allowed))).toEqual([]);
  const names = new Set(all.map(({ name }) => name));
  expect(Object.keys(allowed).filter((name) => !names.has(name))).toEqual([]);
});

it.each([
  ['MIT', true],
  ['(BSD-3-Clause OR GPL-2.0)', true],
  ['MIT AND ISC', true],
  ['GPL-3.0', false],
  ['MIT AND LGPL-2.1', false],
  ['AGPL-3.0-only', false],
  ['MPL-2.0', false],
  ['SEE LICENSE IN LICENSE', false],
  ['unknown', false],
])('reads %s as permissive: %s', (licence, wanted) => {
  expect(isPermissive(licence)).toBe(wanted);
});

it('names the machine code that travels with it', () => {
  expect(binaries().map(([name]) => name?.split(' ')[0])).toEqual([
    'Electron',
    'SQLite',
    'HiGHS',
    'embedded',
  ]);
});
