/** Every row of docs/replication-hard-cases.md names tests that exist, by file and by title. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const rows = readFileSync('docs/replication-hard-cases.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| the case') && !line.startsWith('| ---'))
  .map((line) => line.split(' | '));

/** File and title of every test in a cell; a title without a file belongs to the file before it. */
function namedIn(cell: string): { file: string; title: string }[] {
  let file = '';
  return [...cell.matchAll(/`(tests\/[^`]+)`|“([^”]+)”/g)].flatMap(([, path, title]) => {
    if (path !== undefined) file = path;
    return title === undefined ? [] : [{ file, title }];
  });
}

describe('the hard cases of replication', () => {
  it('are all there', () => expect(rows.length).toBeGreaterThanOrEqual(20));

  it.each(rows)('%s', (_case, what = '', shownBy = '') => {
    expect(what.trim()).not.toBe('');
    const tests = namedIn(shownBy);
    expect(tests).not.toEqual([]);
    for (const { file, title } of tests) {
      expect(existsSync(file), file).toBe(true);
      expect(readFileSync(file, 'utf8'), `${file} has no test “${title}”`).toContain(title);
    }
  });
});
