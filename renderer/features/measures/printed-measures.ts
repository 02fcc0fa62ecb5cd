/** Measures as they leave the application, on paper or in a file: small numbers, and what gives them away, are not shown. */
import type { PrintedList } from '../../../shared/contract/followup-views.ts';
import { printedRatio, printedTable } from '../../../shared/followup/suppression.ts';
import { formatCivilDate } from '../../../shared/identity/index.ts';
import {
  csvOf,
  type Group,
  NO_SMALL_NUMBERS,
  partsGroup,
  percentOf,
  printedColumns,
  ratioGroup,
} from './printed.ts';
import type { MeasuresView } from './types.ts';

/** Rows of as many cells as there are columns, by heading. */
function printedGroups(view: MeasuresView): Group[] {
  return [
    ratioGroup(view.ratios),
    partsGroup(
      'Second stages after day 7, by whose hands it was in',
      view.breaches.map(({ attribution, count }) => [attribution, count] as const),
    ),
    ...missedOf(view),
    { heading: 'Week by week', rows: weekRows(view) },
  ].filter(({ rows }) => rows.length > 0);
}

/** Missed appointments by reason, each wing a line. */
function missedOf({ missedByReason }: MeasuresView): Group[] {
  const reasons = [...new Set(missedByReason.map(({ reason }) => reason))];
  const wings = [...new Set(missedByReason.map(({ wing }) => wing))];
  if (reasons.length === 0) return [];
  const count = (reason: string, wing: string): number =>
    missedByReason.find((one) => one.reason === reason && one.wing === wing)?.count ?? 0;
  const printed = printedTable(reasons.map((reason) => wings.map((wing) => count(reason, wing))));
  const rows = reasons.flatMap((reason, row) =>
    wings.flatMap((wing, column) => {
      const cell = printed.cells[row]?.[column] ?? '';
      return cell === '0' ? [] : [[`${reason}; ${wing}`, cell, printed.rowTotals[row] ?? '', '', '']];
    }),
  );
  return [{ heading: 'Missed appointments, by reason and wing', rows }];
}

function weekRows({ weeks }: MeasuresView): string[][] {
  return weeks.flatMap(({ weekFrom, arrivals, inTime, late, slots, used }) => {
    const when = `Week from ${formatCivilDate(weekFrom)}`;
    const stages = printedTable([[inTime, late, Math.max(0, arrivals - inTime - late)]]);
    const [cells = []] = stages.cells;
    const capacity = printedRatio(used, Math.max(0, slots - used));
    return [
      [`${when}: second stage in time`, cells[0] ?? '', stages.total, '', ''],
      [`${when}: second stage late`, cells[1] ?? '', stages.total, '', ''],
      [`${when}: places used`, capacity.numerator, capacity.denominator, percentOf(capacity.percent), ''],
    ];
  });
}

/** A week as the chart draws it; null where the number is not shown. */
export interface ChartWeek {
  readonly week: string;
  readonly inTime: number | null;
  readonly late: number | null;
}

/** @param suppressed without the small numbers, for a picture that leaves the application */
export function chartWeeks({ weeks }: MeasuresView, suppressed: boolean): ChartWeek[] {
  return weeks.map(({ weekFrom, arrivals, inTime, late }) => {
    const week = formatCivilDate(weekFrom).slice(0, 6);
    if (!suppressed) return { week, inTime, late };
    const printed = printedTable([[inTime, late, Math.max(0, arrivals - inTime - late)]]);
    const [cells = []] = printed.cells;
    return { week, inTime: numberOf(cells[0]), late: numberOf(cells[1]) };
  });
}

function numberOf(cell: string | undefined): number | null {
  return cell !== undefined && /^\d+$/.test(cell) ? Number(cell) : null;
}

export function csvRows(view: MeasuresView): string[][] {
  return csvOf(printedGroups(view));
}

/** The measures as pages to print. */
export function measuresSheet(view: MeasuresView, establishment: string): Omit<PrintedList, 'kind'> {
  const median = view.medianDays === null ? 'not known' : String(view.medianDays);
  return {
    title: `Follow-up, arrivals of ${formatCivilDate(view.from)} to ${formatCivilDate(view.to)}`,
    establishment,
    date: view.to,
    columns: printedColumns,
    groups: printedGroups(view),
    note: `Days from arrival to the signed second stage, median: ${median}. ${NO_SMALL_NUMBERS}`,
    forOfficers: false,
    dataState: view.dataState,
    printedAt: view.askedAt,
  };
}
