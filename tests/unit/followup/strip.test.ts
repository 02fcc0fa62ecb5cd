/** The strip of days: what stands on each day, how long it goes on, and who runs out first. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stripRowSchema } from '../../../shared/contract/followup-views.ts';
import { addCivilDays, civilDateOf, civilDaysFrom } from '../../../shared/followup/clock.ts';
import { stayClock } from '../../../shared/followup/stay-clock.ts';
import {
  compareUrgency,
  MOST_CELLS,
  type StripEvent,
  stripOf,
  type Urgency,
} from '../../../shared/followup/strip.ts';

const days = { target: 5, targetSooner: 2, deadline: 7 };
const arrivedAt = '2026-11-22T19:40:00.000+00:00';

function stripAt(now: string, events: StripEvent[] = [], signedAt: string | null = null) {
  const stay = { arrivedAt, departedAt: null, signedAt, sooner: [], booked: false };
  return stripOf(stayClock(stay, days, now), signedAt, events, civilDateOf(now));
}

describe('the strip', () => {
  it('runs from arrival to day 7 with what stands on each day, in words too', () => {
    const events: StripEvent[] = [
      { date: '2026-11-24', kind: 'missed', words: 'missed: no escort' },
      { date: '2026-11-26', kind: 'away', words: 'at court' },
      { date: '2026-11-27', kind: 'booked', words: 'booked 10:20 in Healthcare 2' },
    ];
    const { cells, more } = stripAt('2026-11-25T09:00:00Z', events);
    expect(more).toBe(0);
    expect(cells.map(({ words }) => words)).toEqual([
      'Day 0, Sun 22-Nov-2026: arrived',
      'Day 1, Mon 23-Nov-2026',
      'Day 2, Tue 24-Nov-2026: missed: no escort',
      'Day 3, Wed 25-Nov-2026: today',
      'Day 4, Thu 26-Nov-2026: at court',
      'Day 5, Fri 27-Nov-2026: the day to aim at; booked 10:20 in Healthcare 2',
      'Day 6, Sat 28-Nov-2026',
      'Day 7, Sun 29-Nov-2026: the last day',
    ]);
    expect(stripRowSchema.shape.cells.parse(cells)).toEqual(cells);
  });

  it('goes on while late: to today, or to the booking that stands', () => {
    const late = stripAt('2026-12-01T09:00:00Z');
    expect(late.cells.map(({ day, marks }) => [day, marks.includes('late')]).slice(-3)).toEqual([
      [7, false],
      [8, true],
      [9, true],
    ]);
    const booked: StripEvent = { date: '2026-12-03', kind: 'booked', words: 'booked' };
    const { cells } = stripAt('2026-12-01T09:00:00Z', [booked]);
    expect(cells.at(-1)).toMatchObject({ day: 11, marks: ['booked'] });
  });

  it('ends with the signature, late or not', () => {
    expect(stripAt('2026-12-20T09:00:00Z', [], '2026-11-24T09:00:00Z').cells).toHaveLength(8);
    const { cells } = stripAt('2026-12-20T09:00:00Z', [], '2026-12-01T09:00:00Z');
    expect(cells.at(-1)).toMatchObject({ day: 9, marks: ['late', 'done'] });
  });

  it('shows at most 14 days and says how many more there are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), (by) => {
        const today = addCivilDays('2026-11-22', by);
        const { cells, more } = stripAt(`${today}T12:00:00Z`);
        expect(cells.length).toBeLessThanOrEqual(MOST_CELLS);
        expect(cells.length + more).toBe(Math.max(7, by) + 1);
        cells.forEach(({ date, day }) => expect(civilDaysFrom('2026-11-22', date)).toBe(day));
        const todays = cells.filter(({ marks }) => marks.includes('today'));
        expect(todays.map(({ date }) => date)).toEqual(by < MOST_CELLS ? [today] : []);
      }),
    );
  });
});

describe('who runs out first', () => {
  const row = (own: Partial<Urgency>, surname = 'O’Brien', forenames = 'Seán'): Urgency => ({
    state: 'to-book',
    dueBy: '2026-11-29T23:59:00.000+00:00',
    targetDate: '2026-11-27',
    sooner: [],
    person: { surname, forenames, stayId: `${surname} ${forenames}` },
    ...own,
  });

  it('is late ones, then the deadline, then "sooner" ones, then the name', () => {
    const inOrder = [
      row({ state: 'late', dueBy: '2026-11-20T23:59:00.000+00:00' }, 'Zhou'),
      row({ state: 'late', dueBy: '2026-11-21T23:59:00.000+00:00' }),
      row({ state: 'booked', dueBy: '2026-11-28T23:59:00.000+00:00' }, 'Young'),
      row({ sooner: ['Insulin'], targetDate: '2026-11-24' }, 'Young'),
      row({}, 'Adeyemi'),
      row({}, 'Álvarez'),
      row({}, 'محمد'),
      row({ state: 'done', dueBy: '2026-11-01T23:59:00.000+00:00' }, 'Abbott'),
      row({ state: 'stopped', dueBy: '2026-11-01T23:59:00.000+00:00' }, 'Abbott'),
    ];
    expect(inOrder.toReversed().toSorted(compareUrgency)).toEqual(inOrder);
  });
});
