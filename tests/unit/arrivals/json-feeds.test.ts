import { describe, expect, it } from 'vitest';
import { readFixture, readText } from '../../support/feeds/read.ts';

describe('expected arrivals (reception service)', () => {
  const { kind, arrivals, problems } = readFixture('arrivals.json');

  it('reads every entry', () => {
    expect(kind).toBe('arrivals');
    expect(problems).toEqual([]);
    expect(arrivals.map((row) => [row.surname, row.forenames, row.source])).toEqual([
      ["O'Connor-Smythe", 'Thabo Kwame', 'court'],
      ['Suharto', '', 'police'],
      ['الأحمد', 'محمد', 'immigration'],
      ['Nguyễn', 'Þórr', 'transfer'],
    ]);
  });

  it('keeps the potential matches of the sending system, without what is wrong in them', () => {
    expect(arrivals[0]?.potentialMatches).toEqual([
      {
        surname: 'Smythe',
        forenames: 'Thabo',
        dateOfBirth: '1988-02-29',
        prisonNumber: 'A2345CD',
        pncNumber: '2009/0045678L',
        croNumber: '145678/09B',
        sex: 'male',
      },
      {
        surname: 'Connor',
        forenames: 'T',
        dateOfBirth: null,
        prisonNumber: null,
        pncNumber: null,
        croNumber: null,
        sex: null,
      },
    ]);
    expect(arrivals[0]?.warnings).toEqual(['No prison number given.']);
  });

  it('says what is missing without losing the person', () => {
    expect(arrivals[1]).toMatchObject({ dateOfBirth: null, prisonNumber: null });
    expect(arrivals[1]?.warnings).toEqual([
      'Only one name was given (Suharto).',
      'No date of birth given.',
      'No prison number given.',
    ]);
  });

  it('reads an instant as the day it is in London, and numbers in any spacing and case', () => {
    expect(arrivals[3]).toMatchObject({
      expectedDate: '2026-07-14',
      prisonNumber: 'B3456DE',
      nhsNumber: '9990000018',
    });
    const late = readText('[{"lastName":"Late","date":"2026-07-14T23:30:00Z"}]');
    expect(late.arrivals[0]?.expectedDate).toBe('2026-07-15');
  });

  it('reads a single entry that is not in a list', () => {
    const { arrivals: one } = readText('{"id":"x1","firstName":"A","lastName":"B","date":"2026-07-14"}');
    expect(one).toHaveLength(1);
  });
});

describe('transfers, absences and prison records', () => {
  it('reads transfers', () => {
    const { kind, arrivals } = readFixture('transfers.json');
    expect(kind).toBe('transfers');
    expect(arrivals.map((row) => row.source)).toEqual(['transfer', 'transfer']);
    expect(arrivals[1]).toMatchObject({
      surname: 'van der Berg',
      forenames: "N'Golo",
      prisonNumber: 'D5678FG',
    });
  });

  it('recognises temporary absences and imports nobody', () => {
    const { kind, arrivals, problems } = readFixture('temporary-absences.json');
    expect(kind).toBe('temporary-absences');
    expect(arrivals).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.reason).toContain('temporary absences');
  });

  it('reads a page of prison records with alerts, recall and legal status', () => {
    const { kind, arrivals, problems } = readFixture('prison-records.json');
    expect(kind).toBe('prisoner-search');
    expect(problems).toEqual([]);
    const [atCourt, recalled, unknown] = arrivals;
    expect(atCourt).toMatchObject({
      source: 'court',
      forenames: 'MAREK JAN',
      expectedDate: '2026-07-14',
      legalStatus: 'REMAND',
      isCurrentPrisoner: true,
      croNumber: '98765/11R',
    });
    expect(atCourt?.alerts).toEqual([
      { code: 'HA', description: 'ACCT open (HMPS)', active: true, date: null },
      { code: 'SH', description: 'Self-harm', active: false, date: '2024-11-02' },
    ]);
    expect(atCourt?.warnings).toContain('1 of 3 alerts could not be read. Check them in the prison system.');
    expect(recalled).toMatchObject({
      source: 'recall',
      recall: true,
      sex: 'female',
      isCurrentPrisoner: false,
    });
    expect(unknown).toMatchObject({ source: 'other', sex: null, gender: 'Not Known / Not Recorded' });
  });

  it('does not invent an arrival date for a prison record when it is not told the day', () => {
    const { arrivals, problems } = readFixture('prison-records.json', {});
    expect(arrivals.map((row) => row.expectedDate)).toEqual(['2026-06-30', '2023-02-01']);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ row: 3, field: 'date' });
  });
});

describe('wrong entries', () => {
  const { arrivals, problems } = readFixture('arrivals-faulty.txt');

  it('takes in every usable entry', () => {
    expect(arrivals.map((row) => row.surname)).toEqual(['First', 'Impossible', 'Last']);
  });

  it('reports each of the others with its line, its number and a reason', () => {
    expect(problems.map(({ line, row, field }) => [line, row, field])).toEqual([
      [13, 2, 'name'],
      [14, 3, 'date'],
      [17, 4, null],
      [20, 5, null],
      [21, 6, null],
      [30, 8, null],
      [38, 9, 'date'],
    ]);
    expect(problems[2]?.reason).toContain('where "," or "}" should stand');
    expect(problems[5]?.reason).toContain('The same entry stands on line 2');
    expect(problems[6]?.value).toBe('31/06/2026');
  });

  it('leaves a wrong value out, keeps the person and quotes the value', () => {
    expect(arrivals[0]).toMatchObject({ nhsNumber: null, prisonNumber: null, pncNumber: null });
    expect(arrivals[0]?.warnings).toEqual([
      'Prison number 12345 is not of the form A1234BC; left out.',
      'PNC number not a number is not of the form 2003/1234567A; left out.',
      'NHS number 999 000 0019 fails its check digit; left out.',
    ]);
    expect(arrivals[1]?.warnings).toContain(
      'Date of birth "2023-02-29" is a day that does not exist; left out.',
    );
  });

  it('leaves out a birth after the arrival and one of another age', () => {
    const warnings = (born: string): string[] | undefined =>
      readText(JSON.stringify([{ lastName: 'A', dateOfBirth: born, date: '2020-01-01', id: '1' }]))
        .arrivals[0]?.warnings;
    expect(warnings('2021-01-01')).toContain(
      'Date of birth 2021-01-01 lies after the expected date; left out.',
    );
    expect(warnings('1850-01-01')).toContain(
      'Date of birth 1850-01-01 is more than 120 years ago; left out.',
    );
  });
});
