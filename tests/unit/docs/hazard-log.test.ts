import { existsSync, readFileSync, statSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';

const folder = 'docs/clinical-safety';

interface Row {
  readonly hazard: string;
  readonly line: string;
  readonly tests: readonly string[];
  readonly state: string;
}

const rows: readonly Row[] = readFileSync(`${folder}/hazard-log.md`, 'utf8')
  .split('\n')
  .filter((line) => /^\| H\d/.test(line))
  .map((line) => {
    const cells = line.split('|').map((cell) => cell.trim());
    const tests = [...line.matchAll(/`(tests\/[^`]+)`/g)].map((match) => match[1] ?? '');
    return { hazard: cells[1] ?? '', line, tests, state: cells.at(-2) ?? '' };
  });

/** For each hazard: files or folders of the code that does its control, and the tests that fail without it. */
const controls = z
  .record(
    z.string(),
    z.strictObject({
      code: z.array(z.string()).min(1),
      tests: z.array(z.strictObject({ file: z.string().startsWith('tests/'), title: z.string().min(5) })),
    }),
  )
  .parse(JSON.parse(readFileSync(`${folder}/controls.json`, 'utf8')));

/** A title as it stands in a test's source: the whole text between two quotes. */
const holdsTitle = (file: string, title: string): boolean => {
  const source = readFileSync(file, 'utf8');
  return ["'", '"', '`'].some((quote) => source.includes(`${quote}${title}${quote}`));
};

it('names only tests that exist, and one for every hazard said to be controlled', () => {
  expect(rows.length).toBeGreaterThanOrEqual(15);
  for (const { line, tests, state } of rows) {
    expect(tests.filter((test) => !existsSync(test))).toEqual([]);
    if (state === 'controlled') expect(tests, line).not.toEqual([]);
  }
});

it('numbers hazards one after the other, each once, each open or controlled', () => {
  expect(rows.map(({ hazard }) => hazard)).toEqual(rows.map((_row, index) => `H${index + 1}`));
  expect(rows.filter(({ state }) => !['open', 'controlled'].includes(state)).map(({ line }) => line)).toEqual(
    [],
  );
});

it('links every hazard in controls.json to code that is there', () => {
  expect(Object.keys(controls), 'controls.json has to have an entry for each hazard, in their order').toEqual(
    rows.map(({ hazard }) => hazard),
  );
  for (const [hazard, { code }] of Object.entries(controls)) {
    const gone = code.filter((path) => !existsSync(path) || path.startsWith('tests/'));
    expect(gone, hazard).toEqual([]);
  }
});

it('links every controlled hazard to tests by their titles, and a renamed one breaks this', () => {
  for (const { hazard, tests, state } of rows) {
    const linked = controls[hazard]?.tests ?? [];
    if (state === 'controlled') expect(linked, hazard).not.toEqual([]);
    const broken = linked.filter(
      ({ file, title }) => !existsSync(file) || !statSync(file).isFile() || !holdsTitle(file, title),
    );
    expect(broken, hazard).toEqual([]);
    const linkedFiles = new Set(linked.map(({ file }) => file));
    expect(
      tests.filter((test) => !linkedFiles.has(test)),
      `${hazard}: the log names tests without a title in controls.json`,
    ).toEqual([]);
  }
});

it('would notice a title that is gone', () => {
  const [first] = controls['H1']?.tests ?? [];
  expect(first && holdsTitle(first.file, first.title)).toBe(true);
  expect(first && holdsTitle(first.file, `${first.title} no more`)).toBe(false);
  expect(first && holdsTitle(first.file, first.title.slice(0, -3))).toBe(false);
});

it('puts nothing off that exists already', () => {
  const putOff = /\blater$|\blater \||lists later|not yet built|no release packs|comes later|\bto come\b/i;
  expect(rows.filter(({ line }) => putOff.test(line.trim())).map(({ line }) => line)).toEqual([]);
});

it('is counted in the safety case report as it stands', () => {
  const report = readFileSync(`${folder}/safety-case-report.md`, 'utf8');
  const counted = Object.fromEntries(
    [...report.matchAll(/^\| (controlled|open|all) +\| (\d+) +\|$/gm)].map(([, state, count]) => [
      state,
      Number(count),
    ]),
  );
  const of = (state: string): number => rows.filter((row) => row.state === state).length;
  expect(counted).toEqual({ controlled: of('controlled'), open: of('open'), all: rows.length });
});
