/** What the build checked is taken at its word only while the content files are the ones it checked. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { loadPacks } from '../../../electron/records/content/load-packs.ts';
import { preparePacks } from '../../../electron/records/content/prepared-packs.ts';
import { findPacks } from '../../../electron/records/workstation/packs.ts';

let resources: string;
let prepared: string;
const log = { report: vi.fn<() => string>(() => 'R-1') };
const found = () => findPacks(resources, log as unknown as Parameters<typeof findPacks>[1], prepared);
const index = (): string => path.join(resources, 'clinical', 'index.json');

/** The prepared file with a mark, by which packs taken from it can be told from packs composed anew. */
function mark(): void {
  const content = JSON.parse(readFileSync(prepared, 'utf8')) as { packs: { hash: string }[] };
  for (const pack of content.packs) pack.hash = 'marked';
  writeFileSync(prepared, JSON.stringify(content));
}

beforeEach(() => {
  const folder = mkdtempSync(path.join(tmpdir(), 'throughcare-packs-'));
  resources = path.join(folder, 'resources');
  prepared = path.join(folder, 'packs.json');
  cpSync(path.resolve('resources/clinical'), path.join(resources, 'clinical'), { recursive: true });
  writeFileSync(prepared, preparePacks(path.join(resources, 'clinical')));
});
afterEach(() => rmSync(path.dirname(resources), { recursive: true, force: true }));

test('prepared packs are those that the files compose to', () => {
  expect(found()).toEqual({ packs: loadPacks(path.join(resources, 'clinical')), problem: null });
});

test('the same files are not checked again', () => {
  mark();
  expect(new Set(found().packs.map(({ hash }) => hash))).toEqual(new Set(['marked']));
});

test('a file that differs by one byte is checked itself', () => {
  mark();
  writeFileSync(index(), `${readFileSync(index(), 'utf8')} `);
  const { packs, problem } = found();
  expect(problem).toBeNull();
  expect(packs.length).toBeGreaterThan(0);
  expect(packs.map(({ hash }) => hash)).not.toContain('marked');
});

test('a damaged file keeps the application closed, in words, whatever was prepared', () => {
  const name =
    (JSON.parse(readFileSync(index(), 'utf8')) as { packs: { files: string[] }[] }).packs[0]?.files[1] ?? '';
  const file = path.join(resources, 'clinical', name);
  writeFileSync(file, readFileSync(file, 'utf8').slice(0, -20));
  const { packs, problem } = found();
  expect(packs).toEqual([]);
  expect(problem).toContain(`Content file ${name} is damaged`);
});

test('a prepared file that is missing or no JSON is as if it were not there', () => {
  writeFileSync(prepared, '{');
  expect(found().packs.length).toBeGreaterThan(0);
  rmSync(prepared);
  expect(found().problem).toBeNull();
});
