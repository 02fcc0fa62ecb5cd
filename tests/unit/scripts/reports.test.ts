import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { count, countPlaywright, countVitest } from '../../../scripts/test/reports.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'throughcare-reports-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const vitest = (numPassedTests: number, numFailedTests: number, files: [string, string[]][] = []) => ({
  numPassedTests,
  numFailedTests,
  testResults: files.map(([status, tests]) => ({
    status,
    assertionResults: tests.map((each) => ({ status: each })),
  })),
});

test('a test file that could not be loaded counts as a failure', () => {
  const report = vitest(2, 1, [
    ['failed', []],
    ['failed', ['passed', 'failed']],
    ['passed', ['passed']],
  ]);
  expect(countVitest(report)).toEqual({ passed: 2, failed: 2 });
});

test('a window test that passed at its second try has passed; an error outside tests is a failure', () => {
  const report = { stats: { expected: 5, unexpected: 1, flaky: 1 }, errors: ['a fixture broke'] };
  expect(countPlaywright(report)).toEqual({ passed: 6, failed: 2 });
});

test('a stage without a report of its own is one test', () => {
  expect(count(undefined, '', true)).toEqual({ passed: 1, failed: 0 });
  expect(count(undefined, '', false)).toEqual({ passed: 0, failed: 1 });
});

test('a runner that failed with nothing failed in its report is still a failure', () => {
  const file = path.join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(vitest(3, 0)));
  expect(count('vitest', file, false)).toEqual({ passed: 3, failed: 1 });
  expect(count('vitest', file, true)).toEqual({ passed: 3, failed: 0 });
});

test('a runner that left no report is a failure, even when it said that it succeeded', () => {
  expect(count('playwright', path.join(folder, 'none.json'), true)).toEqual({ passed: 0, failed: 1 });
});
