import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { csvRecords } from '../../../shared/arrivals/csv-records.ts';
import { readFixture, readText } from '../../support/feeds/read.ts';

// Nothing here is timed: a busy machine may take long over many runs.
vi.setConfig({ testTimeout: 120_000 });

describe('CSV with commas', () => {
  const { kind, arrivals, problems } = readFixture('arrivals.csv');

  it('reads quoted values, line breaks inside them and a byte order mark', () => {
    expect(kind).toBe('csv');
    expect(arrivals.map((row) => [row.surname, row.forenames, row.fromLocation])).toEqual([
      ["O'Brien", 'Niamh "Nee"', 'Court, Westmere'],
      ['Okafor', 'Chidi', 'Northgate Custody Suite'],
      ['Łęcka', 'Zofia', 'Westmere Court'],
    ]);
  });

  it('reads day first, recall and numbers', () => {
    expect(arrivals[0]).toMatchObject({ nhsNumber: '9990000026', prisonNumber: 'A1111AA', recall: false });
    expect(arrivals[1]).toMatchObject({ source: 'recall', dateOfBirth: null });
    expect(arrivals[2]).toMatchObject({ dateOfBirth: '1982-05-04', nhsNumber: null });
    expect(arrivals[2]?.warnings).toContain('NHS number 999 000 0019 fails its check digit; left out.');
  });

  it('reports wrong rows with their lines, line breaks inside quotes counted', () => {
    expect(problems.map(({ line, row }) => [line, row])).toEqual([
      [5, 3],
      [7, 5],
      [8, 6],
    ]);
    expect(problems[0]?.reason).toContain('quotation mark');
    expect(problems[2]?.reason).toContain('13 values for 11 columns');
  });
});

describe('CSV from spreadsheets', () => {
  it('reads semicolons, other titles, one column of names and typed dates', () => {
    const { arrivals, problems } = readFixture('arrivals-semicolon.csv');
    expect(arrivals.map((row) => [row.surname, row.forenames, row.dateOfBirth, row.source])).toEqual([
      ['ABARA', 'Ngozi', '1984-07-14', 'immigration'],
      ['Suharto', '', null, 'transfer'],
    ]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ line: 5, field: 'name' });
  });

  it('leaves out a year of two digits when it is not told the day', () => {
    const { arrivals } = readFixture('arrivals-semicolon.csv', {});
    expect(arrivals[0]?.dateOfBirth).toBeNull();
    expect(arrivals[0]?.warnings[0]).toContain('write all four');
  });

  it('reads tabs, CR line ends and numbers protected from the spreadsheet', () => {
    const { arrivals } = readText(
      'Last Name\tFirst Name\tDate\tNHS No.\rLee\tWei\t14/07/2026\t="9990000018"\r',
      'a.csv',
    );
    expect(arrivals[0]).toMatchObject({ surname: 'Lee', nhsNumber: '9990000018' });
  });

  it('names the columns that are missing and those it found', () => {
    const { problems } = readText('Surname,Cell\nA,B2-014', 'a.csv');
    expect(problems[0]).toMatchObject({ line: 1 });
    expect(problems[0]?.reason).toContain('no column for an expected date');
    expect(problems[0]?.reason).toContain('Surname, Cell');
  });

  it('says when a column stands there twice, and uses the first', () => {
    const { arrivals, problems } = readText(
      'Surname,Date,DOB,Date of birth\nA,2026-07-14,1990-01-01,1991-01-01',
      'a.csv',
    );
    expect(arrivals[0]?.dateOfBirth).toBe('1990-01-01');
    expect(problems[0]?.reason).toContain('"Date of birth" repeats');
  });
});

describe('records', () => {
  it('come back as they were written, with every delimiter and line end', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'ł', '"', ',', ';', '\t', '\n', ' '), maxLength: 6 });
    const row = fc
      .array(cell, { minLength: 1, maxLength: 5 })
      .filter((cells) => cells.some((one) => one.trim() !== ''));
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 8 }),
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n'),
        (rows, delimiter, end) => {
          const quote = (one: string): string => `"${one.replaceAll('"', '""')}"`;
          const text = rows.map((cells) => cells.map(quote).join(delimiter) + end).join('');
          const read = [...csvRecords(text, delimiter)];
          expect(read.map((record) => record.cells)).toEqual(rows);
          expect(read.every((record) => record.fault === null)).toBe(true);
        },
      ),
    );
  });
});
