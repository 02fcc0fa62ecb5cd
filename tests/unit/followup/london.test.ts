/** The quick offset of London is that of the time zone itself, at every hour of years, and at the minutes that matter. */
import { DateTime } from 'luxon';
import { expect, it } from 'vitest';
import { civilDateOf, endOfCivilDay, instantInLondon } from '../../../shared/followup/clock.ts';
import { instantMs, isCivilDate, londonOffset } from '../../../shared/followup/london.ts';
import { wallTimeOf } from '../../../shared/followup/wall-time.ts';

const zone = 'Europe/London';

it('is right at every hour around every change of the clocks, and at the minute of the change', () => {
  for (let year = 2024; year <= 2028; year += 1) {
    for (const month of [3, 10]) {
      const from = Date.UTC(year, month - 1, 24);
      for (let minute = 0; minute < 8 * 24 * 60; minute += 1) {
        if (![0, 1, 30, 59].includes(minute % 60)) continue;
        const ms = from + minute * 60_000;
        const there = DateTime.fromMillis(ms, { zone });
        const date = there.toISODate();
        expect([londonOffset(ms), instantInLondon(ms), civilDateOf(ms), wallTimeOf(ms)]).toEqual([
          there.offset * 60_000,
          there.toISO(),
          date,
          { date, minute: there.hour * 60 + there.minute },
        ]);
      }
    }
  }
});

it('ends every civil day at 23:59, also the days of 23 and 25 hours', () => {
  for (let day = 0; day < 800; day += 1) {
    const date = new Date(Date.UTC(2026, 0, 1) + day * 86_400_000).toISOString().slice(0, 10);
    expect(endOfCivilDay(date)).toBe(DateTime.fromISO(`${date}T23:59`, { zone }).toISO());
  }
});

it('reads instants as luxon does, and refuses what is none', () => {
  for (const text of [
    '2026-10-25T01:30:00+01:00',
    '2026-10-25T01:30:00.000Z',
    '2026-03-29T00:59:59.999Z',
    '2028-02-29T12:00Z',
    '2026-11-22T19:40',
    '2026-11-22',
  ]) {
    expect(instantMs(text), text).toBe(DateTime.fromISO(text, { zone }).toMillis());
  }
  for (const text of ['', 'tonight', '2026-02-31T10:00:00Z', '2027-02-29T10:00:00Z', '2026-13-01T10:00:00Z'])
    expect(() => instantMs(text), text).toThrow(RangeError);
  expect(() => instantMs(Number.NaN)).toThrow(RangeError);
  expect(['2026-02-28', '2028-02-29', '2026-02-29', '2026-2-01', '2026-04-31'].map(isCivilDate)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});
