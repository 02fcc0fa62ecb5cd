import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseFeed, PER_QUESTIONS } from '../../../shared/arrivals/index.ts';
import { PUBLISHED_SAMPLES } from '../../support/feeds/read.ts';

const folder = PUBLISHED_SAMPLES ?? '';
const read = (path: string): ReturnType<typeof parseFeed> =>
  parseFeed(readFileSync(join(folder, path)), path, { today: '2026-07-14' });

// The samples stand beside the repository only where they were fetched; the fixtures cover the same formats.
describe.skipIf(PUBLISHED_SAMPLES === null)('published samples', () => {
  it.each([
    ['arrivals/arrival.json', 'arrivals', 1],
    ['arrivals/arrivals.json', 'arrivals', 1],
    ['arrivals/arrivals-with-missing-dob.json', 'arrivals', 1],
    ['arrivals/transfers.json', 'transfers', 3],
    ['prisoner-search/court-out.json', 'prisoner-search', 1],
    ['prisoner-search/new-prisoner.json', 'prisoner-search', 1],
    ['prisoner-search/released.json', 'prisoner-search', 1],
  ])('%s is read as %s', (path, kind, count) => {
    const result = read(path);
    expect(result.kind).toBe(kind);
    expect(result.problems).toEqual([]);
    expect(result.arrivals).toHaveLength(count);
  });

  it('temporary absences are refused in words', () => {
    expect(read('arrivals/temporaryAbsences.json')).toMatchObject({
      kind: 'temporary-absences',
      arrivals: [],
    });
  });

  it('the questions keep the keys and option values of the framework', () => {
    const questions = join(folder, 'person-escort-record/questions');
    const published = new Set(readdirSync(questions).map((file) => file.replace(/\.yml$/, '')));
    for (const question of PER_QUESTIONS) {
      expect(published).toContain(question.key);
      const text = readFileSync(join(questions, `${question.key}.yml`), 'utf8').replace(/\s+/g, ' ');
      expect(text).toContain(`type: ${question.type} `);
      expect(text).toContain(question.label);
      for (const option of question.options)
        expect(text.replaceAll('"', '')).toContain(`value: ${option.value}`);
    }
  });
});
