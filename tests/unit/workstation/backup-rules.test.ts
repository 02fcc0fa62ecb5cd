/** Which backups are kept, and when one is made. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KEPT, superfluous } from '../../../electron/records/workstation/backup/keep.ts';
import { isBackupDue, isOverdue } from '../../../electron/records/workstation/backup/schedule.ts';
import { backupName, backupTime } from '../../../electron/records/workstation/backup-place.ts';
import { pieceAt } from '../../../electron/records/store/copy/steady-copy.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const start = Date.UTC(2026, 10, 22, 19, 40);
const instants = fc.uniqueArray(fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2099, 0) }), {
  maxLength: 60,
});
const kept = (made: readonly number[]): number[] => {
  const gone = new Set(superfluous(made));
  return made.filter((at) => !gone.has(at));
};
const dayOf = (at: number): number => Math.floor(at / DAY);

describe('which backups are kept', () => {
  it('never lets the newest go, keeps few, and lets nothing more go when asked again', () => {
    fc.assert(
      fc.property(instants, (made) => {
        const left = kept(made);
        if (made.length > 0) expect(left).toContain(Math.max(...made));
        expect(left.length).toBeLessThanOrEqual(KEPT.days + KEPT.weeks + KEPT.months);
        expect(superfluous(left)).toEqual([]);
      }),
    );
  });

  it('keeps the newest backup of each of the last 7 days that have one, whatever else there is', () => {
    fc.assert(
      fc.property(instants, (made) => {
        const days = [...new Set(made.map(dayOf))].toSorted((a, b) => b - a).slice(0, KEPT.days);
        const left = kept(made);
        for (const day of days) {
          expect(left).toContain(Math.max(...made.filter((at) => dayOf(at) === day)));
        }
      }),
    );
  });

  it('pruned every day for two years, still reaches back days, weeks and months', () => {
    let made: number[] = [];
    for (let day = 0; day < 730; day += 1) made = kept([...made, start + day * DAY]);
    const last = start + 729 * DAY;
    const ages = made.map((at) => Math.round((last - at) / DAY)).toSorted((a, b) => a - b);
    expect(ages.slice(0, 7)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(ages.some((age) => age >= 19 && age <= 28)).toBe(true);
    expect(ages.at(-1)).toBeGreaterThan(140);
    expect(ages.at(-1)).toBeLessThan(190);
  });

  it('keeps all of a week when the clock once stood in 2099, and the one of 2099', () => {
    const week = [0, 1, 2, 3, 4, 5].map((day) => start + day * DAY);
    expect(superfluous([...week, Date.UTC(2098, 0, 1)])).toEqual([]);
  });
});

describe('when one is made', () => {
  const moment = { now: start, last: start - DAY, failed: null, quietFor: 2 * 60_000 };
  it.each([
    ['once a day, at a quiet time', {}, true],
    ['not while somebody saves', { quietFor: 10_000 }, false],
    ['while somebody saves, when none came for long', { quietFor: 0, last: start - 31 * HOUR }, true],
    ['not twice on one day', { last: start - HOUR }, false],
    ['the first one at once', { last: null }, true],
    ['not again right after it failed', { failed: start - 60_000 }, false],
    ['again a quarter of an hour after it failed', { failed: start - 16 * 60_000 }, true],
    ['although the clock was set back a year since the last', { last: start + 365 * DAY }, true],
  ])('%s', (_what, change, due) => {
    expect(isBackupDue({ ...moment, ...change })).toBe(due);
  });

  it('is overdue a day and a half after the last, or after the place was chosen', () => {
    expect(isOverdue(start, start - 30 * HOUR, start - 90 * DAY)).toBe(false);
    expect(isOverdue(start, start - 37 * HOUR, start - 90 * DAY)).toBe(true);
    expect(isOverdue(start, null, start - HOUR)).toBe(false);
    expect(isOverdue(start, null, start - 2 * DAY)).toBe(true);
  });
});

it('a name says when its backup was made, and other names say nothing', () => {
  expect(backupName(start)).toBe('throughcare-2026-11-22T19-40-00-000Z.backup');
  expect(backupTime(backupName(start))).toBe(start);
  for (const name of ['throughcare.backup', 'holiday.backup', `${backupName(start)}.keycheck`]) {
    expect(backupTime(name)).toBeNull();
  }
});

it('reads every byte of a store once but the page that is locked', () => {
  for (const size of [4096, 3 << 20, 0x40000000, 0x40000000 + 4096 + 5 * 4096]) {
    let [at, read] = [0, 0];
    while (at < size) {
      const { from, length } = pieceAt(at, size);
      expect(from - at).toBe(at === 0x40000000 ? 4096 : 0);
      read += length;
      at = from + length;
    }
    expect(at).toBe(size);
    expect(read).toBe(size > 0x40000000 ? size - 4096 : size);
  }
});
