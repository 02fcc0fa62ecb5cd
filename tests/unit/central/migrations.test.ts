/** The central record's migrations: frozen, in one order, and from now on each with a number of its own. */
import { appendFileSync, cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readMigrations } from '../../../central/database/migrate.ts';

const source = path.resolve(import.meta.dirname, '../../../migrations/central');
/** Migrations that central records have been made with. They are never edited, and their hashes never written anew: add another one. */
const frozen: Readonly<Record<string, string>> = {
  '0001_begin.sql': '9f5d8e3a90fa6b0b06e2dc6a7851d183c4a2347aa9eecee701f6a4ab0aae90fb',
  '0002_custody.sql': 'c834966c5ee810e100e741ffd848546989f0553e429087f7c2341176a47aedcd',
  '0002_take_in.sql': '33b7ff2247cde237b099a8fe6afdc5f59f5dc5ce5cbe5a361fd695a6a969d3b0',
  '0003_subject.sql': 'ebd72fc5983e2bb84e9717303df6db6ed3b2b212cb1330431439cbaf997a1bae',
  '0004_identifier.sql': 'e7861f9ebe240a57ea7b9c406996a382f9db1f95403458d419f565611cd59369',
  '0005_audit.sql': 'f0b9fbb895309b0f1511034ef113e012394ce9cbf2bba2a7616c9a7836af7cb2',
  '0006_release.sql': '4ef3ceef802cff0d5aaabc987eeaedef17857f926ffd65e9fac60dc45705e262',
  '0007_audit_staff_of_patient.sql': '06e6ca86b8a9f488e38a0eb9fee8d74361870be968ee5a7a535403de16bf8781',
};
/** Databases remember both under these names, so that neither can be given another. */
const twins = ['0002_custody.sql', '0002_take_in.sql'];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'throughcare-migrations-'));
  cpSync(source, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('are those that were frozen, in that order, and every file is listed', () => {
  const read = readMigrations(source);
  expect(Object.fromEntries(read.slice(0, 8).map(({ name, hash }) => [name, hash]))).toEqual(frozen);
  expect(read.slice(0, 8).map(({ name }) => name)).toEqual(Object.keys(frozen));
  expect(read.map(({ name }) => name)).toEqual(
    readdirSync(source)
      .filter((name) => name.endsWith('.sql'))
      .toSorted(),
  );
});

it('have rising numbers, none twice but the two that were given at once', () => {
  const numbers = readMigrations(source)
    .filter(({ name }) => name !== twins[1])
    .map(({ name }) => Number(name.slice(0, 4)));
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
});

it('refuses one that was altered, and one that nobody listed', () => {
  appendFileSync(path.join(folder, '0002_take_in.sql'), '\n-- afterwards\n');
  expect(() => readMigrations(folder)).toThrow(/0002_take_in\.sql was altered/);
  cpSync(path.join(source, '0002_take_in.sql'), path.join(folder, '0002_take_in.sql'));
  writeFileSync(path.join(folder, '0002_twin.sql'), 'SELECT 1;');
  expect(() => readMigrations(folder)).toThrow(/0002_twin\.sql is not in hashes\.json/);
});
