import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('names only tests that exist, and one for every hazard said to be controlled', () => {
  const rows = readFileSync('docs/clinical-safety/hazard-log.md', 'utf8')
    .split('\n')
    .filter((line) => /^\| H\d/.test(line));
  expect(rows.length).toBeGreaterThanOrEqual(15);
  for (const row of rows) {
    const tests = [...row.matchAll(/`(tests\/[^`]+)`/g)].map((match) => match[1] ?? '');
    expect(tests.filter((test) => !existsSync(test))).toEqual([]);
    if (row.includes('| controlled')) expect(tests, row).not.toEqual([]);
  }
});
