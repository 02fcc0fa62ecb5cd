/** The clock of a stay: due at 23:59 on day 7 whatever the calendar does, and ended by nothing but a signature. */
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { civilDateOf, civilDaysFrom } from '../../../shared/followup/clock.ts';
import { isInTime, stayClock, type StayFacts } from '../../../shared/followup/stay-clock.ts';

const days = { target: 5, targetSooner: 2, deadline: 7 };
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

function aStay(own: Partial<StayFacts> = {}): StayFacts {
  return {
    arrivedAt: '2026-11-22T19:40:00.000+00:00',
    departedAt: null,
    signedAt: null,
    sooner: [],
    booked: false,
    ...own,
  };
}

const instants = fc.integer({ min: Date.UTC(2015, 0, 1), max: Date.UTC(2045, 11, 31) });
/** Midnight, a minute after, and 23:59 in London of days around clock changes, leap days and new years. */
const edges = fc
  .tuple(
    fc.constantFrom('2026-03-29', '2026-10-25', '2027-03-28', '2028-02-29', '2028-12-31', '2027-02-28'),
    fc.integer({ min: -8, max: 8 }),
    fc.constantFrom([0, 0], [0, 1], [23, 59], [1, 30]),
  )
  .map(([date, by, [hour = 0, minute = 0]]) =>
    DateTime.fromISO(date, { zone: 'Europe/London' }).plus({ days: by }).set({ hour, minute }).toMillis(),
  );
const arrivals = fc.oneof(instants, edges);

describe('the clock of a stay', () => {
  it('is due at 23:59 in London on the seventh civil day, aimed at day 5, or 2', () => {
    fc.assert(
      fc.property(arrivals, fc.boolean(), (ms, sooner) => {
        const arrivedAt = new Date(ms).toISOString();
        const clock = stayClock(aStay({ arrivedAt, sooner: sooner ? ['Insulin'] : [] }), days, ms);
        const due = DateTime.fromISO(clock.dueBy, { zone: 'Europe/London' });
        expect([due.hour, due.minute]).toEqual([23, 59]);
        expect(civilDaysFrom(clock.arrivalDate, civilDateOf(clock.dueBy))).toBe(7);
        expect(civilDaysFrom(clock.arrivalDate, clock.targetDate)).toBe(sooner ? 2 : 5);
        expect([clock.day, clock.state]).toEqual([0, 'to-book']);
      }),
    );
  });

  it('is late from the minute after the deadline until it is signed, booked or not', () => {
    fc.assert(
      fc.property(
        arrivals,
        fc.integer({ min: -3 * DAY, max: 30 * DAY }),
        fc.boolean(),
        (ms, after, booked) => {
          const stay = aStay({ arrivedAt: new Date(ms).toISOString(), booked });
          const due = Date.parse(stayClock(stay, days, ms).dueBy);
          const now = due + after;
          const waiting = booked ? 'booked' : 'to-book';
          expect(stayClock(stay, days, now).state).toBe(now < due + MINUTE ? waiting : 'late');
          const signed = { ...stay, signedAt: new Date(now).toISOString() };
          expect(stayClock(signed, days, now).state).toBe('done');
        },
      ),
    );
  });

  it('is done by nothing but a signature', () => {
    fc.assert(
      fc.property(
        arrivals,
        fc.integer({ min: 0, max: 40 * DAY }),
        fc.option(fc.integer({ min: 0, max: 40 * DAY }), { nil: null }),
        fc.boolean(),
        (ms, after, left, booked) => {
          const departedAt = left === null ? null : new Date(ms + left).toISOString();
          const stay = aStay({ arrivedAt: new Date(ms).toISOString(), departedAt, booked });
          expect(stayClock(stay, days, ms + after).state).not.toBe('done');
        },
      ),
    );
  });

  it('is stopped by a departure in time, on the day of arrival too, and not by one after day 7', () => {
    const departed = (departedAt: string): string =>
      stayClock(aStay({ departedAt }), days, '2026-12-20T09:00:00Z').state;
    expect(departed('2026-11-22T22:10:00Z')).toBe('stopped');
    expect(departed('2026-11-29T23:59:59Z')).toBe('stopped');
    expect(departed('2026-11-30T00:00:00Z')).toBe('late');
  });

  it('begins anew with a transfer or a readmission, whatever became of the stay before', () => {
    const before = aStay({ departedAt: '2026-11-25T10:00:00Z', signedAt: '2026-11-24T10:00:00Z' });
    const after = aStay({ arrivedAt: '2026-11-25T14:00:00Z' });
    const now = '2026-11-26T09:00:00Z';
    expect(stayClock(before, days, now).state).toBe('done');
    expect(stayClock(after, days, now)).toMatchObject({
      state: 'to-book',
      day: 1,
      dueBy: '2026-12-02T23:59:00.000+00:00',
    });
  });

  it('counts from when somebody arrived, however late that is written down', () => {
    const backDated = aStay({ arrivedAt: '2026-11-10T09:00:00Z' });
    expect(stayClock(backDated, days, '2026-11-22T19:40:00Z')).toMatchObject({ state: 'late', day: 12 });
  });

  it('depends on the instant, not on the offset it is written with', () => {
    const here = stayClock(aStay({ arrivedAt: '2026-07-01T23:30:00Z' }), days, '2026-07-02T09:00:00Z');
    const there = stayClock(aStay({ arrivedAt: '2026-07-02T08:30:00+09:00' }), days, '2026-07-02T09:00:00Z');
    expect(here).toEqual(there);
    expect(here.arrivalDate).toBe('2026-07-02');
  });

  it('refuses what is no instant', () => {
    expect(() => isInTime('soon', '2026-11-22T19:40:00Z')).toThrow(RangeError);
    expect(() => stayClock(aStay({ arrivedAt: '' }), days, 0)).toThrow(RangeError);
  });
});
