/** Measures: who is counted, who is not, and what paper may say of small numbers. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addCivilDays, endOfCivilDay } from '../../../shared/followup/clock.ts';
import type { OutcomeRow } from '../../../shared/followup/measure-types.ts';
import { measuresOf } from '../../../shared/followup/measures.ts';
import { FEWER, NOT_SHOWN, printedRatio, printedTable } from '../../../shared/followup/suppression.ts';
import { measuresByRows, type RowInput } from '../../support/measures-by-rows.ts';
import { columnsOf, type StayRow } from '../../support/stay-columns.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const now = Date.parse('2026-12-31T12:00:00Z');

function aStay(stayId: string, own: Partial<StayRow> = {}): StayRow {
  const arrivedAt = own.arrivedAt ?? Date.parse('2026-11-22T19:40:00Z');
  const arrivedOn = own.arrivedOn ?? '2026-11-22';
  return {
    stayId,
    arrivedAt,
    arrivedOn,
    dueBy: Date.parse(endOfCivilDay(addCivilDays(arrivedOn, 7))),
    departedAt: null,
    secondStageSignedAt: null,
    firstBookedAt: null,
    firstOfferedAt: null,
    reconciledAt: null,
    breachAttribution: null,
    whole: true,
    ...own,
  };
}

function measured(own: Partial<RowInput>) {
  const input = { stays: [], outcomes: [], sessions: [], from: '2026-11-16', to: '2026-11-30', now, ...own };
  const found = measuresOf({ ...input, stays: columnsOf(input.stays) });
  // Whatever is asked: the columns come to what the rows come to, in the same order.
  expect(found).toEqual(measuresByRows(input));
  return found;
}

const ratio = (id: string, own: Partial<RowInput>) => measured(own).ratios.find((one) => one.id === id);
const due = aStay('').dueBy;
const arrived = aStay('').arrivedAt;

describe('the second stage within 7 days', () => {
  it('counts stays that lasted, by a signature within the last minute of day 7', () => {
    const stays = [
      aStay('in time', { secondStageSignedAt: due + 59_000 }),
      aStay('a minute late', { secondStageSignedAt: due + 60_000 }),
      aStay('never'),
      aStay('left on day 5', { departedAt: arrived + 5 * DAY }),
      aStay('done on day 3, left on day 5', {
        secondStageSignedAt: arrived + 3 * DAY,
        departedAt: arrived + 5 * DAY,
      }),
      aStay('left on day 9 without', { departedAt: arrived + 9 * DAY }),
    ];
    expect(ratio('second-stage-in-7-days', { stays })).toEqual({
      id: 'second-stage-in-7-days',
      numerator: ['in time'],
      missed: ['a minute late', 'never', 'left on day 9 without'],
      excluded: ['left on day 5', 'done on day 3, left on day 5'],
    });
  });

  it('does not count anybody before day 7 has passed', () => {
    const stays = [aStay('signed', { secondStageSignedAt: arrived + DAY }), aStay('waiting')];
    expect(ratio('second-stage-in-7-days', { stays, now: due })).toMatchObject({
      numerator: [],
      missed: [],
      excluded: [],
    });
    expect(ratio('second-stage-in-7-days', { stays, now: due + 60_000 })).toMatchObject({
      numerator: ['signed'],
      missed: ['waiting'],
    });
  });

  it('passes over arrivals outside the period, and says who may not be whole', () => {
    const stays = [
      aStay('before', { arrivedOn: '2026-11-15' }),
      aStay('first', { arrivedOn: '2026-11-16', whole: false }),
      aStay('last', { arrivedOn: '2026-11-30' }),
      aStay('after', { arrivedOn: '2026-12-01' }),
    ];
    expect(ratio('second-stage-in-7-days', { stays })?.missed).toEqual(['first', 'last']);
    expect(measured({ stays }).arriving).toEqual(['first']);
  });

  it('puts everybody into exactly one part or none, and every breach to somebody', () => {
    const stay = fc.record({
      signed: fc.option(fc.integer({ min: 0, max: 20 * DAY }), { nil: null }),
      left: fc.option(fc.integer({ min: 0, max: 20 * DAY }), { nil: null }),
      booked: fc.option(fc.integer({ min: 0, max: 3 * DAY }), { nil: null }),
      offered: fc.option(fc.integer({ min: 0, max: 10 * DAY }), { nil: null }),
      reconciled: fc.option(fc.integer({ min: 0, max: 10 * DAY }), { nil: null }),
      days: fc.integer({ min: -10, max: 10 }),
      blame: fc.constantFrom('prison' as const, 'patient' as const, null),
      whole: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(stay, { maxLength: 30 }), fc.integer({ min: 0, max: 20 * DAY }), (rows, later) => {
        const after = (ms: number | null) => (ms === null ? null : arrived + ms);
        const stays = rows.map(({ signed, left, booked, offered, reconciled, days, blame, whole }, at) =>
          aStay(`${at}`, {
            arrivedOn: addCivilDays('2026-11-22', days),
            secondStageSignedAt: after(signed),
            departedAt: after(left),
            firstBookedAt: after(booked),
            firstOfferedAt: after(offered),
            reconciledAt: after(reconciled),
            breachAttribution: blame,
            whole,
          }),
        );
        const found = measured({ stays, now: arrived + later });
        for (const { numerator, missed, excluded } of found.ratios) {
          const all = [...numerator, ...missed, ...excluded];
          expect(new Set(all).size).toBe(all.length);
        }
        const late = found.ratios[0]?.missed ?? [];
        expect(found.breaches.flatMap(({ stays: ids }) => ids).toSorted()).toEqual(late.toSorted());
        const inWeeks = found.weeks.reduce((sum, week) => sum + week.late, 0);
        expect(inWeeks).toBe(late.length);
      }),
    );
  });
});

describe('other measures', () => {
  it('booked within 24 hours, offered by day 7, reconciled before the second stage', () => {
    const stays = [
      aStay('a', {
        firstBookedAt: arrived + 24 * HOUR,
        firstOfferedAt: due,
        reconciledAt: arrived + DAY,
        secondStageSignedAt: arrived + DAY,
      }),
      aStay('b', {
        firstBookedAt: arrived + 25 * HOUR,
        firstOfferedAt: due + DAY,
        reconciledAt: arrived + 2 * DAY,
        secondStageSignedAt: arrived + DAY,
      }),
      aStay('c', { departedAt: arrived + HOUR }),
    ];
    const { ratios, medianDays } = measured({ stays });
    expect(
      ratios.slice(1, 4).map(({ numerator, missed, excluded }) => [numerator, missed, excluded]),
    ).toEqual([
      [['a'], ['b'], ['c']],
      [['a'], ['b'], ['c']],
      [['a'], ['b'], ['c']],
    ]);
    expect(medianDays).toBe(1);
    expect(measured({}).medianDays).toBeNull();
  });

  it('missed by reason and wing, capacity, and weeks without anybody', () => {
    const row = (own: Partial<OutcomeRow>): OutcomeRow => ({
      stayId: 'a',
      date: '2026-11-24',
      seen: false,
      reason: 'No escort or officer',
      attribution: 'prison',
      wing: 'B',
      ...own,
    });
    const outcomes = [
      row({}),
      row({ stayId: 'b' }),
      row({ wing: null }),
      row({ reason: 'No interpreter', attribution: 'health' }),
      row({ seen: true, reason: 'Attended', attribution: 'none' }),
      row({ date: '2026-12-24' }),
    ];
    const sessions = [
      { clinicId: 'x', date: '2026-11-24', slots: 6, used: 4 },
      { clinicId: 'x', date: '2026-11-25', slots: 6, used: 6 },
    ];
    const found = measured({ outcomes, sessions });
    expect(found.missed.map(({ reason, wing, stays }) => [reason, wing, stays.length])).toEqual([
      ['No escort or officer', 'B', 2],
      ['No escort or officer', null, 1],
      ['No interpreter', 'B', 1],
    ]);
    expect(found.ratios[4]).toMatchObject({ numerator: ['a', 'b', 'a'], missed: ['a'], excluded: ['a'] });
    expect(found.capacity).toEqual({ slots: 12, used: 10 });
    expect(found.weeks.map(({ weekFrom, slots }) => [weekFrom, slots])).toEqual([
      ['2026-11-16', 0],
      ['2026-11-23', 12],
      ['2026-11-30', 0],
    ]);
  });
});

describe('small numbers on paper', () => {
  it('are not printed, nor is what would give them away', () => {
    expect(
      printedTable([
        [3, 20, 8],
        [0, 12, 9],
      ]),
    ).toEqual({
      cells: [
        [FEWER, '20', NOT_SHOWN],
        ['0', '12', '9'],
      ],
      rowTotals: ['31', '21'],
      columnTotals: [FEWER, '32', NOT_SHOWN],
      total: '52',
    });
    expect(printedRatio(38, 2)).toEqual({
      numerator: NOT_SHOWN,
      missed: FEWER,
      denominator: '40',
      percent: null,
    });
    expect(printedRatio(30, 10)).toEqual({ numerator: '30', missed: '10', denominator: '40', percent: 75 });
    expect(printedRatio(12, 0)).toEqual({ numerator: '12', missed: '0', denominator: '12', percent: 100 });
    expect(printedRatio(2, 1)).toMatchObject({ numerator: FEWER, denominator: FEWER, percent: null });
    expect(printedRatio(0, 0)).toMatchObject({ denominator: '0', percent: null });
  });

  it('cannot be worked out from any sum of the table', () => {
    const table = fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
      .chain(([rows, columns]) =>
        fc.array(
          fc.array(fc.oneof(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 60 })), {
            minLength: columns,
            maxLength: columns,
          }),
          { minLength: rows, maxLength: rows },
        ),
      );
    fc.assert(
      fc.property(table, (counts) => {
        const printed = printedTable(counts);
        const rows = [
          ...printed.cells.map((row, at) => [...row, printed.rowTotals[at] ?? '']),
          [...printed.columnTotals, printed.total],
        ];
        const columns = (rows[0] ?? []).map((_, at) => rows.map((row) => row[at] ?? ''));
        for (const sum of [...rows, ...columns]) {
          const hidden = sum.filter((word) => !/^\d+$/.test(word));
          // One hidden number in a sum is the total less the rest.
          expect(hidden.length).not.toBe(1);
        }
        counts.forEach((row, at) =>
          row.forEach((count, column) => {
            const word = printed.cells[at]?.[column] ?? '';
            if (count >= 1 && count <= 5) expect(word).toBe(FEWER);
            else expect([String(count), NOT_SHOWN]).toContain(word);
            if (count === 0) expect(word).toBe('0');
          }),
        );
      }),
    );
  });
});
