/** The seven-day clock: civil days in London over clock changes, leap days and midnight. */
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import {
  actionDueAt,
  addCivilDays,
  civilDateOf,
  civilDaysFrom,
  dayOfStay,
  earlierInstant,
  endOfCivilDay,
  instantInLondon,
  secondStageDue,
} from '../../../shared/followup/clock.ts';

const usual = { targetDay: 5, deadlineDay: 7 };
/** Any instant from 2015 to 2045, so some forty clock changes of each kind are met. */
const instants = fc.integer({ min: Date.UTC(2015, 0, 1), max: Date.UTC(2045, 11, 31) });

describe('second-stage deadline', () => {
  it.each([
    ['an ordinary evening', '2026-11-22T19:40:00Z', '2026-11-27', '2026-11-29T23:59:00.000+00:00'],
    [
      'over the end of summer time',
      '2026-10-22T19:40:00+01:00',
      '2026-10-27',
      '2026-10-29T23:59:00.000+00:00',
    ],
    ['over the start of summer time', '2026-03-25T21:00:00Z', '2026-03-30', '2026-04-01T23:59:00.000+01:00'],
    ['to the leap day', '2028-02-22T10:00:00Z', '2028-02-27', '2028-02-29T23:59:00.000+00:00'],
    ['on the leap day', '2028-02-29T23:59:59Z', '2028-03-05', '2028-03-07T23:59:00.000+00:00'],
    ['past a February without one', '2027-02-25T08:00:00Z', '2027-03-02', '2027-03-04T23:59:00.000+00:00'],
    ['at midnight of a winter day', '2026-11-22T00:00:00Z', '2026-11-27', '2026-11-29T23:59:00.000+00:00'],
    ['a second before midnight', '2026-11-21T23:59:59Z', '2026-11-26', '2026-11-28T23:59:00.000+00:00'],
    ['at midnight of a summer day', '2026-07-01T23:00:00Z', '2026-07-07', '2026-07-09T23:59:00.000+01:00'],
    [
      'in the hour that comes twice',
      '2026-10-25T01:30:00+00:00',
      '2026-10-30',
      '2026-11-01T23:59:00.000+00:00',
    ],
    ['over the new year', '2026-12-29T12:00:00Z', '2027-01-03', '2027-01-05T23:59:00.000+00:00'],
  ])('%s', (_, arrivedAt, targetDate, dueBy) => {
    expect(secondStageDue(arrivedAt, usual)).toEqual({ targetDate, dueBy });
  });

  it('is day 7 by the calendar at 23:59 London, whatever the arrival', () => {
    fc.assert(
      fc.property(instants, (ms) => {
        const arrivedAt = new Date(ms).toISOString();
        const due = secondStageDue(arrivedAt, usual);
        const local = DateTime.fromISO(due.dueBy, { zone: 'Europe/London' });
        expect([local.hour, local.minute]).toEqual([23, 59]);
        expect(civilDaysFrom(civilDateOf(arrivedAt), civilDateOf(due.dueBy))).toBe(7);
        expect(dayOfStay(arrivedAt, due.dueBy)).toBe(7);
        expect(due.targetDate <= civilDateOf(due.dueBy)).toBe(true);
        const hours = (Date.parse(due.dueBy) - ms) / 3_600_000;
        expect(hours).toBeGreaterThan(6 * 24 + 22);
        expect(hours).toBeLessThan(8 * 24 + 1);
      }),
    );
  });

  it('does not depend on the offset in which the arrival was written', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: -12, max: 14 }), (ms, offset) => {
        const elsewhere =
          DateTime.fromMillis(ms, { zone: `UTC${offset < 0 ? '' : '+'}${offset}` }).toISO() ?? '';
        expect(secondStageDue(elsewhere, usual)).toEqual(secondStageDue(new Date(ms).toISOString(), usual));
      }),
    );
  });

  it('never aims later than it is due', () => {
    expect(secondStageDue('2026-11-22T19:40:00Z', { targetDay: 9, deadlineDay: 7 }).targetDate).toBe(
      '2026-11-29',
    );
  });
});

describe('civil days', () => {
  it('add and count the same way', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: -4000, max: 4000 }), (ms, days) => {
        const date = civilDateOf(ms);
        expect(civilDaysFrom(date, addCivilDays(date, days))).toBe(days);
      }),
    );
  });

  it('write instants with London’s own offset', () => {
    expect(instantInLondon('2026-07-01T12:00:00Z')).toBe('2026-07-01T13:00:00.000+01:00');
    expect(endOfCivilDay('2026-10-25')).toBe('2026-10-25T23:59:00.000+00:00');
  });

  it('refuse what is not a date or an instant', () => {
    expect(() => civilDateOf('tomorrow')).toThrow(RangeError);
    expect(() => addCivilDays('2027-02-29', 1)).toThrow(RangeError);
    expect(() => addCivilDays('2027-02-28T10:00', 1)).toThrow(RangeError);
  });
});

describe('actions', () => {
  const evening = '2026-11-22T19:40:00.000+00:00';
  it('are due by their urgency', () => {
    expect(actionDueAt('emergency', evening)).toBe(evening);
    expect(actionDueAt('tonight', evening)).toBe('2026-11-22T23:59:00.000+00:00');
    expect(actionDueAt('urgent', evening)).toBe('2026-11-23T19:40:00.000+00:00');
    expect(actionDueAt('routine', evening)).toBe('2026-11-29T23:59:00.000+00:00');
  });

  it('that are owed tonight are not put off to the next evening when it is past midnight', () => {
    expect(actionDueAt('tonight', '2026-11-23T00:20:00Z')).toBe('2026-11-23T06:00:00.000+00:00');
    expect(actionDueAt('tonight', '2026-11-23T06:00:00Z')).toBe('2026-11-23T23:59:00.000+00:00');
  });

  it('are never due before now nor, the urgent ones, after 24 hours', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom('emergency', 'tonight', 'urgent', 'routine'), (ms, urgency) => {
        const due = Date.parse(actionDueAt(urgency, ms));
        if (civilDateOf(ms) === civilDateOf(ms + 60_000)) expect(due).toBeGreaterThanOrEqual(ms);
        if (urgency !== 'routine') expect(due - ms).toBeLessThanOrEqual(24 * 3_600_000);
      }),
    );
  });

  it('compare as instants, not as text', () => {
    expect(earlierInstant('2026-07-01T10:00:00+01:00', '2026-07-01T09:30:00Z')).toBe(
      '2026-07-01T10:00:00+01:00',
    );
  });
});
