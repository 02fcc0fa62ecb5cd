/** Counts, out of the runners' own JSON reports. */
import { existsSync, readFileSync } from 'node:fs';

/** How many tests did what. */
export interface Counts {
  passed: number;
  failed: number;
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number };
  errors: unknown[];
}

/** Reads a vitest report. A file that failed without any failed test in it, by an import or a hook, counts as one failure. */
export function countVitest(report: VitestReport): Counts {
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + brokenFiles.length };
}

/**
 * Reads a Playwright report. A window is given a second try where nobody watches (CI), because a busy machine can swallow a key
 * press; its own report then says "flaky". An error outside any test is a failure.
 */
export function countPlaywright(report: PlaywrightReport): Counts {
  const { expected, unexpected, flaky } = report.stats;
  return { passed: expected + flaky, failed: unexpected + report.errors.length };
}

/**
 * What a finished stage proved. Its exit code has the last word: a runner that failed without a failure in its report, or
 * that left no report, counts as one failure.
 */
export function count(kind: 'vitest' | 'playwright' | undefined, file: string, succeeded: boolean): Counts {
  if (!kind) return succeeded ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const report: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const counts =
    kind === 'vitest' ? countVitest(report as VitestReport) : countPlaywright(report as PlaywrightReport);
  return !succeeded && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}
