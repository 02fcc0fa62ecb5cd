/** Milestones follow the date in force: recomputed whenever it moves, standing where there is none. */
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followUpContent } from '../../../electron/records/content/follow-up.ts';
import { releaseContent } from '../../../electron/records/content/release.ts';
import { addCivilDays } from '../../../shared/followup/clock.ts';
import {
  milestoneMoves,
  milestonesOf,
  type MilestoneFacts,
  type ReleaseTiming,
} from '../../../shared/release/milestones.ts';
import { dateInForce, flagsOf, mayGoAnyDay } from '../../../shared/release/release-date.ts';

const resources = (name: string) => fileURLToPath(new URL(`../../../resources/${name}`, import.meta.url));
const { milestones, figures } = releaseContent(resources('release'))();
const { holidays } = followUpContent(resources('followup'))();
const list = milestones.milestones;

const nothing: MilestoneFacts = {
  handled: {},
  sections: {},
  packReleased: false,
  readyPack: false,
  handedOver: false,
};
const sentenced: ReleaseTiming = { arrivedOn: '2026-06-01', releaseOn: '2027-03-01', mayGoAnyDay: false };
const one = (id: string, timing: ReleaseTiming, today: string, facts = nothing) =>
  milestonesOf(list, timing, facts, today).find((each) => each.id === id);

const days = fc.integer({ min: -200, max: 600 }).map((by) => addCivilDays('2026-11-22', by));

describe('the pre-release health appointment, due 30 days before', () => {
  it.each([
    ['2026-12-01', 'not-yet'],
    ['2027-01-04', 'open'],
    ['2027-01-24', 'open'],
    ['2027-01-25', 'amber'],
    ['2027-01-31', 'amber'],
    ['2027-02-01', 'red'],
    ['2027-03-09', 'red'],
  ])('on %s it is %s', (today, state) => {
    expect(one('pre-release-health', sentenced, today)).toMatchObject({ state, dueOn: '2027-01-30' });
  });

  it.each(['done', 'declined', 'unavailable', 'not-needed'] as const)(
    'is settled by its section: %s',
    (state) => {
      const facts = { ...nothing, sections: { 'pre-release-appointment': state } };
      expect(one('pre-release-health', sentenced, '2027-02-20', facts)?.state).toBe(state);
    },
  );

  it('is not settled by a section in progress, and a person’s word comes before the section’s', () => {
    const begun = { ...nothing, sections: { 'pre-release-appointment': 'in-progress' as const } };
    expect(one('pre-release-health', sentenced, '2027-02-20', begun)?.state).toBe('red');
    const said = { ...begun, handled: { 'pre-release-health': 'unavailable' as const } };
    expect(one('pre-release-health', sentenced, '2027-02-20', said)?.state).toBe('unavailable');
  });
});

describe('a person on remand', () => {
  const remand: ReleaseTiming = { arrivedOn: '2026-11-20', releaseOn: null, mayGoAnyDay: true };

  it('stands ready without a date, and has the milestone of the ready pack', () => {
    const states = milestonesOf(list, remand, nothing, '2026-11-22').map(({ id, state }) => [id, state]);
    expect(Object.fromEntries(states)).toMatchObject({
      'ready-pack': 'red',
      reconnect: 'standing',
      'gp-registration': 'standing',
      'needs-on-reception': 'open',
    });
  });

  it('others without a date are said to have none, and need no ready pack', () => {
    const states = milestonesOf(list, { ...remand, mayGoAnyDay: false }, nothing, '2026-11-22');
    expect(states.find(({ id }) => id === 'reconnect')?.state).toBe('no-date');
    expect(states.some(({ id }) => id === 'ready-pack')).toBe(false);
  });

  it.each([
    [null, 'Remand', true],
    [null, 'Convicted UNSENTENCED', true],
    [null, 'Sentenced', false],
    [null, null, false],
    [true, 'Sentenced', true],
    [false, 'Remand', false],
  ])('said %s, legal status %s: %s', (said, status, may) => {
    expect(mayGoAnyDay(said, status, figures)).toBe(may);
  });
});

describe('whatever the dates', () => {
  it('moving a date by so many days moves every due date after arrival by as many, and nothing else', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 60 }), days, (releaseOn, by, today) => {
        const arrivedOn = '2024-01-01';
        const before = milestonesOf(list, { ...sentenced, arrivedOn, releaseOn }, nothing, today);
        const moved = addCivilDays(releaseOn, by);
        const after = milestonesOf(list, { ...sentenced, arrivedOn, releaseOn: moved }, nothing, today);
        for (const [at, was] of before.entries()) {
          const anchored = list.find(({ id }) => id === was.id)?.anchor === 'release';
          expect(after[at]?.dueOn).toBe(anchored ? addCivilDays(was.dueOn ?? '', by) : was.dueOn);
        }
        const moves = milestoneMoves(before, after);
        expect(moves.every(({ from, to }) => from.dueOn !== to.dueOn || from.state !== to.state)).toBe(true);
        expect(moves.length).toBe(
          list.filter(({ anchor, onlyStanding }) => anchor === 'release' && !onlyStanding).length,
        );
        expect(milestoneMoves(after, after)).toEqual([]);
      }),
    );
  });

  it('nothing is due before the person arrived, and only what was due by then is marked as due at once', () => {
    fc.assert(
      fc.property(days, days, days, (arrivedOn, releaseOn, today) => {
        for (const each of milestonesOf(list, { arrivedOn, releaseOn, mayGoAnyDay: false }, nothing, today)) {
          expect((each.dueOn ?? '') >= arrivedOn).toBe(true);
          if (each.compressed) expect(each.dueOn).toBe(arrivedOn);
          if (each.state === 'red')
            expect(
              today > (each.dueOn ?? '') || each.id === 'pre-release-health' || today === releaseOn,
            ).toBe(true);
        }
      }),
    );
  });

  it('a state never gets calmer as days pass', () => {
    const order = ['not-yet', 'open', 'amber', 'red', 'closed'];
    fc.assert(
      fc.property(days, days, fc.integer({ min: 0, max: 200 }), (releaseOn, today, later) => {
        const on = (day: string) => milestonesOf(list, { ...sentenced, releaseOn }, nothing, day);
        const then = on(addCivilDays(today, later));
        for (const [at, now] of on(today).entries())
          expect(order.indexOf(then[at]?.state ?? '')).toBeGreaterThanOrEqual(order.indexOf(now.state));
      }),
    );
  });
});

describe('release dates', () => {
  it('the earliest expected is in force, and others are shown', () => {
    const dates = [
      { id: 'b', date: '2027-03-05', source: 'feed' },
      { id: 'a', date: '2027-03-01', source: 'by hand' },
      { id: 'c', date: '2027-03-01', source: 'feed' },
    ];
    expect(dateInForce(dates)).toMatchObject({ inForce: { id: 'a' }, others: [{ id: 'b' }] });
    expect(dateInForce([])).toEqual({ inForce: null, others: [] });
  });

  it.each([
    ['2026-11-27', ['friday']],
    ['2026-11-26', []],
    ['2026-11-28', ['weekend']],
    ['2027-03-25', ['before-bank-holiday']],
    ['2027-03-26', ['friday', 'bank-holiday']],
    ['2026-12-24', ['before-bank-holiday']],
    ['2035-03-01', ['not-known']],
  ])('%s is flagged %j', (date, flags) => {
    expect(flagsOf(date, holidays).map(({ flag }) => flag)).toEqual(flags);
  });
});
