/**
 * Everything that proves the project, in the order that tells a defect soonest. Stages that leave half of a two-core machine
 * idle, the static checks with the build, and packaging, run side by side with others.
 */
import path from 'node:path';
import { packagedExecutable } from '../package/paths.ts';
import { node24 } from '../setup/paths.mjs';

/** One step of the whole proof. */
export interface Stage {
  name: string;
  /** The command, run by Node 24 in the root of the checkout. */
  args: string[];
  /** Runs beside the stage before it, unless it needs that one or another beside it. */
  beside?: boolean;
  /** Further environment. */
  env?: Record<string, string>;
  /** The runner whose own JSON report is counted; a stage without one counts as a single test. */
  report?: 'vitest' | 'playwright';
  /** Skipped when one of these failed, because it could only fail the same way. */
  needs?: string[];
  /** Also run when only stages that need it were asked for: what it makes may not be there yet. */
  prepares?: boolean;
  /** Ended as failed after this many minutes. */
  minutes: number;
}

/** The JavaScript that a package's command runs, so that no shell and no PATH stand between. */
const tool = (...parts: string[]): string => path.join('node_modules', ...parts);

/** Where a stage's runner leaves its JSON report. */
export function reportFile(stage: Stage): string {
  return path.join('test-results', `${stage.name}.json`);
}

function vitest(name: string, minutes: number, projects: string[] = [name]): Stage {
  const chosen = projects.flatMap((project) => ['--project', project]);
  const file = path.join('test-results', `${name}.json`);
  return {
    name,
    args: [
      tool('vitest', 'vitest.mjs'),
      'run',
      ...chosen,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    report: 'vitest',
    minutes,
  };
}

function playwright(name: string, env: Record<string, string>, needs: string[]): Stage {
  return {
    name,
    args: [
      tool('@playwright', 'test', 'cli.js'),
      'test',
      '--reporter=list,json',
      `--output=${path.join('test-results', 'windows', name)}`,
    ],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: path.join('test-results', `${name}.json`), ...env },
    report: 'playwright',
    needs,
    minutes: 12,
  };
}

/** All stages; names are what `npm test -- --only NAME` takes. A runner that finds no test fails its stage. */
export const stages: Stage[] = [
  // Most of it is waiting for a download and a disk, so that it runs beside the static checks and not before them.
  { name: 'runtime', args: ['scripts/setup.mjs', '--no-build'], prepares: true, minutes: 15 },
  {
    name: 'format',
    args: [tool('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level', 'warn', '.'],
    beside: true,
    minutes: 6,
  },
  {
    name: 'lint',
    args: [tool('oxlint', 'bin', 'oxlint'), '--type-aware', '--deny-warnings'],
    beside: true,
    minutes: 6,
  },
  { name: 'typecheck', args: [tool('typescript', 'bin', 'tsc'), '--noEmit'], beside: true, minutes: 6 },
  {
    name: 'build',
    args: [tool('electron-vite', 'bin', 'electron-vite.js'), 'build', '--logLevel', 'warn'],
    beside: true,
    prepares: true,
    minutes: 3,
  },
  vitest('unit', 10, ['unit', 'page']),
  {
    name: 'package',
    args: ['scripts/package.ts'],
    needs: ['runtime', 'build'],
    // Most of it is copying.
    beside: true,
    prepares: true,
    minutes: 5,
  },
  vitest('integration', 10),
  vitest('faults', 15),
  // Both of its projects (playwright.config.ts) in one run, so that two windows share the work until nothing is left of it.
  playwright('e2e', { THROUGHCARE_EXECUTABLE: packagedExecutable('inspectable') }, [
    'runtime',
    'build',
    'package',
  ]),
];

/** The stages of these names, all when none is named, with those that prepare what they need. */
export function choose(names: readonly string[] | undefined): Stage[] {
  if (names === undefined) return stages;
  const needed = new Set(
    stages.filter(({ name }) => names.includes(name)).flatMap(({ needs = [] }) => needs),
  );
  return stages.filter(({ name, prepares }) => names.includes(name) || (prepares && needed.has(name)));
}

/** The stages in groups that run side by side. */
export function groups(chosen: readonly Stage[]): Stage[][] {
  const all: Stage[][] = [];
  for (const stage of chosen) {
    const last = all.at(-1);
    const waits = stage.needs?.some((need) => last?.some(({ name }) => name === need));
    if (stage.beside && !waits && last !== undefined) last.push(stage);
    else all.push([stage]);
  }
  return all;
}

/** The program that runs every stage. */
export const program = node24;
