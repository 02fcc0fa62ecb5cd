/** Sessions worked out from the rules of clinics, their exceptions and bank holidays; bank holidays against another source. */
import { readFileSync } from 'node:fs';
import DateHolidays from 'date-holidays';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bankHolidaysIn, missingYears, parseBankHolidays } from '../../../shared/followup/bank-holidays.ts';
import { addCivilDays, civilDaysFrom } from '../../../shared/followup/clock.ts';
import { filledBy } from '../../../shared/followup/free-slots.ts';
import {
  type ClinicException,
  sessionFinder,
  sessionLookup,
  sessionsBetween,
} from '../../../shared/followup/sessions.ts';
import { minuteOf, timeOf, weekdayOf } from '../../../shared/followup/wall-time.ts';
import { aClinic } from '../../support/follow-up.ts';

const file: unknown = JSON.parse(readFileSync('resources/followup/bank-holidays.json', 'utf8'));
const holidays = bankHolidaysIn(parseBankHolidays(file), { from: '2024-01-01', to: '2028-12-31' });
const range = { from: '2026-12-21', to: '2027-01-03' };

function anException(own: Partial<ClinicException>): ClinicException {
  return {
    clinic: aClinic().id,
    date: '2026-12-23',
    kind: 'changed',
    startTime: null,
    endTime: null,
    capacity: null,
    room: null,
    reason: 'Training of Dr O’Hara',
    state: 'in-force',
    ...own,
  };
}

const datesOf = (clinic = aClinic(), exceptions: ClinicException[] = []): string[] =>
  sessionsBetween({ clinics: [clinic], exceptions, holidays }, range).map(({ date }) => date);

describe('sessions of a clinic', () => {
  it('run on its weekdays and not on bank holidays, unless it does', () => {
    const working = ['21', '22', '23', '24', '29', '30', '31'].map((day) => `2026-12-${day}`);
    expect(datesOf()).toEqual(working);
    expect(datesOf(aClinic({ bankHolidays: true }))).toEqual(
      [...working, '2026-12-25', '2026-12-28', '2027-01-01'].toSorted(),
    );
  });

  it('run every so many weeks from the week of the first date, up to the last one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: 0, max: 120 }),
        fc.integer({ min: 1, max: 8 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
        (begins, lasts, everyWeeks, weekdays) => {
          const from = addCivilDays('2026-01-05', begins);
          const until = addCivilDays(from, lasts);
          const clinic = aClinic({ from, until, everyWeeks, weekdays });
          const dates = sessionsBetween(
            { clinics: [clinic], exceptions: [], holidays: [] },
            { from: addCivilDays(from, -20), to: addCivilDays(until, 20) },
          ).map(({ date }) => date);
          const monday = addCivilDays(from, 1 - weekdayOf(from));
          const expected = Array.from({ length: lasts + 1 }, (_, at) => addCivilDays(from, at)).filter(
            (date) =>
              weekdays.includes(weekdayOf(date)) &&
              Math.floor(civilDaysFrom(monday, date) / 7) % everyWeeks === 0,
          );
          expect(dates).toEqual(expected);
        },
      ),
    );
  });

  it('have slots that follow each other and end in time', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1200 }),
        fc.integer({ min: 0, max: 230 }),
        fc.integer({ min: 5, max: 240 }),
        (start, length, slotMinutes) => {
          const times = { startTime: timeOf(start), endTime: timeOf(start + length), slotMinutes };
          const clinic = aClinic(times);
          const answer = sessionFinder({ clinics: [clinic], exceptions: [], holidays: [] })(
            clinic,
            '2026-12-21',
          );
          const fits = Math.floor(length / slotMinutes);
          expect(answer.session?.slots.length ?? 0).toBe(fits);
          answer.session?.slots.forEach((slot, at) => {
            expect(minuteOf(slot.start)).toBe(start + at * slotMinutes);
          });
        },
      ),
    );
  });

  it('change, are cancelled and are added by exceptions; withdrawn ones count for nothing', () => {
    expect(datesOf(aClinic(), [anException({ kind: 'cancelled' })])).not.toContain('2026-12-23');
    expect(datesOf(aClinic(), [anException({ kind: 'cancelled', state: 'withdrawn' })])).toContain(
      '2026-12-23',
    );
    expect(datesOf(aClinic(), [anException({ kind: 'extra', date: '2026-12-26' })])).toContain('2026-12-26');
    expect(datesOf(aClinic(), [anException({ kind: 'changed', date: '2026-12-26' })])).not.toContain(
      '2026-12-26',
    );
    const changed = anException({ startTime: '10:00', capacity: 2, room: 'B wing office' });
    const clinic = aClinic();
    const { session } = sessionFinder({ clinics: [clinic], exceptions: [changed], holidays })(
      clinic,
      changed.date,
    );
    expect(session).toMatchObject({
      startTime: '10:00',
      capacity: 2,
      room: 'B wing office',
      exception: 'Changed: Training of Dr O’Hara',
    });
    expect(session?.slots).toHaveLength(3);
  });

  it.each([
    ['ended', aClinic({ state: 'ended' }), [], '2026-12-23', 'Second-stage clinic was ended'],
    [
      'not begun',
      aClinic({ from: '2027-02-01' }),
      [],
      '2026-12-23',
      'Second-stage clinic does not begin until Mon 01-Feb-2027',
    ],
    [
      'over',
      aClinic({ until: '2026-12-01' }),
      [anException({ kind: 'extra' })],
      '2026-12-23',
      'Second-stage clinic ended on Tue 01-Dec-2026',
    ],
    [
      'cancelled',
      aClinic(),
      [anException({ kind: 'cancelled' })],
      '2026-12-23',
      'Second-stage clinic is cancelled on Wed 23-Dec-2026: Training of Dr O’Hara',
    ],
    ['not its day', aClinic(), [], '2026-12-27', 'Second-stage clinic does not run on Sun 27-Dec-2026'],
    [
      'a bank holiday',
      aClinic(),
      [],
      '2026-12-28',
      'Second-stage clinic does not run on Mon 28-Dec-2026, Boxing Day (substitute day)',
    ],
    [
      'no time at all',
      aClinic({ endTime: '09:10' }),
      [],
      '2026-12-23',
      'Second-stage clinic has no time for anybody on Wed 23-Dec-2026',
    ],
  ])('say why there is none: %s', (_, clinic, exceptions, date, why) => {
    expect(sessionFinder({ clinics: [clinic], exceptions, holidays })(clinic, date)).toEqual({
      session: null,
      why,
    });
  });

  it('are looked up by the id of their clinic', () => {
    const find = sessionLookup({ clinics: [aClinic()], exceptions: [], holidays });
    expect(find(aClinic().id, '2026-12-23')?.session?.date).toBe('2026-12-23');
    expect(find(null, '2026-12-23')).toBeNull();
    expect(find('unknown', '2026-12-23')).toBeNull();
  });
});

describe('what bookings leave free', () => {
  const clinic = aClinic({ capacity: 4, sideBySide: 2 });
  const [session] = sessionsBetween(
    { clinics: [clinic], exceptions: [], holidays: [] },
    { from: '2026-12-21', to: '2026-12-21' },
  );
  if (session === undefined) throw new Error('no session');
  const at = (start: string, minutes = 20, date = session.date) => ({
    clinicId: clinic.id,
    date,
    start,
    minutes,
  });

  it('is each slot less who overlaps it, and nothing once the session is full', () => {
    const filled = filledBy(session, [at('09:00'), at('09:10', 30), at('10:00', 20, '2026-12-22')]);
    expect(filled).toMatchObject({ booked: 2, left: 2 });
    expect(filled.slots.map(({ free }) => free)).toEqual([0, 1, 2, 2, 2, 2]);
    const full = filledBy(
      session,
      ['09:00', '09:20', '09:40', '10:00'].map((start) => at(start)),
    );
    expect(full.slots.every(({ free }) => free === 0)).toBe(true);
  });

  it('never is less than nothing', () => {
    const three = filledBy(session, [at('09:00'), at('09:00'), at('09:00'), at('09:00'), at('09:00')]);
    expect(three.left).toBe(0);
    expect(Math.min(...three.slots.map(({ free }) => free))).toBe(0);
  });
});

describe('bank holidays', () => {
  it.each([2024, 2025, 2026, 2027, 2028])('of %i are those of another source', (year) => {
    const others = new DateHolidays('GB', 'ENG')
      .getHolidays(year)
      .filter(({ type }) => type === 'public')
      .map(({ date }) => date.slice(0, 10));
    expect(holidays.filter(({ date }) => date.startsWith(String(year))).map(({ date }) => date)).toEqual(
      others,
    );
  });

  it('say which years of a range are not known', () => {
    const known = parseBankHolidays(file);
    expect(missingYears(known, { from: '2026-11-23', to: '2028-12-31' })).toEqual([]);
    expect(missingYears(known, { from: '2028-12-20', to: '2029-01-02' })).toEqual([
      'Bank holidays of 2029 are not known here, so clinics are shown on them as on any other day.',
    ]);
  });

  it('are refused when one stands under another year', () => {
    const wrong = {
      source: 'x',
      division: 'england-and-wales',
      years: { 2026: [{ date: '2025-01-01', title: 'x' }] },
    };
    expect(() => parseBankHolidays(wrong)).toThrow(/own year/);
  });
});
