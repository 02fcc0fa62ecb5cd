import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import {
  addDays,
  ageInYears,
  formatAge,
  formatCivilDate,
  fromIsoDate,
  otherReading,
  parseTypedDate,
  swapDayAndMonth,
  toIsoDate,
} from '../../../shared/identity/index.ts';

// Nothing here is timed: a busy machine may take long over many runs.
vi.setConfig({ testTimeout: 120_000 });

const today = '2026-07-14';
const anyDate = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const birth = (text: string): unknown => parseTypedDate(text, { today, use: 'birth' });

describe('civil dates', () => {
  it('shows DD-Mmm-YYYY, and says in words what is not known', () => {
    expect(formatCivilDate('1945-07-14')).toBe('14-Jul-1945');
    expect(formatCivilDate(null)).toBe('Not known');
    expect(formatCivilDate('nonsense')).toBe('nonsense');
  });

  it('knows which years have a 29 February', () => {
    expect(fromIsoDate('1988-02-29')).not.toBeNull();
    expect(fromIsoDate('2000-02-29')).not.toBeNull();
    expect(fromIsoDate('1900-02-29')).toBeNull();
    expect(fromIsoDate('2023-02-29')).toBeNull();
    expect(toIsoDate({ year: 2026, month: 13, day: 1 })).toBeNull();
  });

  it('reads back every date it shows, and swapping twice gives the same date', () => {
    fc.assert(
      fc.property(anyDate, (iso) => {
        expect(parseTypedDate(formatCivilDate(iso), { use: 'other' })).toEqual({ kind: 'date', iso });
        const swapped = swapDayAndMonth(iso);
        if (swapped) expect(swapDayAndMonth(swapped)).toBe(iso);
      }),
    );
  });

  it('moves by days across month and year ends', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
    expect(otherReading('1984-02-01')).toBe('1984-01-02');
    expect(otherReading('1984-02-13')).toBeNull();
  });
});

describe('age', () => {
  it('counts completed years, with the birthday of 29 February on 1 March', () => {
    expect(ageInYears('1945-07-14', '2026-07-13')).toBe(80);
    expect(ageInYears('1945-07-14', '2026-07-14')).toBe(81);
    expect(ageInYears('2008-02-29', '2026-02-28')).toBe(17);
    expect(ageInYears('2008-02-29', '2026-03-01')).toBe(18);
  });

  it('says so when it cannot be counted, and counts babies in months', () => {
    expect(ageInYears(null, today)).toBeNull();
    expect(ageInYears('2027-01-01', today)).toBeNull();
    expect(formatAge(null, today)).toBe('age not known');
    expect(formatAge('2025-02-14', today)).toBe('17m');
    expect(formatAge('1945-07-14', today)).toBe('81y');
  });
});

describe('typed dates', () => {
  it.each([
    '14/7/1984',
    '14.7.84',
    '14-7-84',
    '14 07 1984',
    '14071984',
    '140784',
    '14-Jul-1984',
    '14th July 1984',
    'July 14, 1984',
    '1984-07-14',
    '14 jul 84',
  ])('reads %s', (text) => {
    expect(birth(text)).toEqual({ kind: 'date', iso: '1984-07-14' });
  });

  it('asks where both centuries, or neither, make an age met in custody', () => {
    expect(birth('1/9/23')).toEqual({
      kind: 'choose',
      candidates: ['1923-09-01', '2023-09-01'],
      question: 'Which is it: 01-Sep-1923 or 01-Sep-2023?',
    });
  });

  it('takes the only century that fits a life', () => {
    expect(birth('1/2/08')).toEqual({ kind: 'date', iso: '2008-02-01' });
    expect(birth('1/2/05')).toEqual({ kind: 'date', iso: '2005-02-01' });
    expect(birth('1/2/30')).toEqual({ kind: 'date', iso: '1930-02-01' });
  });

  it('asks about American order', () => {
    expect(birth('7/14/84')).toEqual({
      kind: 'choose',
      candidates: ['1984-07-14'],
      question: 'Did you mean 14-Jul-1984?',
    });
  });

  it('knows ways of saying that it is not known', () => {
    for (const text of ['unknown', 'NK', 'not known', '?']) expect(birth(text)).toEqual({ kind: 'unknown' });
    expect(birth('  ')).toEqual({ kind: 'empty' });
  });

  it('reads today and steps from it', () => {
    expect(parseTypedDate('+7d', { today, use: 'other' })).toEqual({ kind: 'date', iso: '2026-07-21' });
    expect(parseTypedDate('-2w', { today, use: 'other' })).toEqual({ kind: 'date', iso: '2026-06-30' });
    expect(parseTypedDate('T', { today, use: 'other' })).toEqual({ kind: 'date', iso: today });
    expect(parseTypedDate('+7d', { use: 'other' }).kind).toBe('invalid');
  });

  it('refuses the impossible in words', () => {
    expect(birth('29/2/2023')).toEqual({ kind: 'invalid', reason: 'is a day that does not exist' });
    expect(birth('1/1/2030')).toEqual({ kind: 'invalid', reason: 'lies in the future' });
    expect(birth('1/1/1850')).toEqual({ kind: 'invalid', reason: 'is more than 120 years ago' });
    expect(birth('tomorrowish')).toMatchObject({ kind: 'invalid' });
    expect(parseTypedDate('14/7/84', { use: 'birth' })).toMatchObject({ kind: 'invalid' });
  });
});
