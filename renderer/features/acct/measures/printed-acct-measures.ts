/** Measures of ACCT as they leave the application: small numbers, and what gives them away, are not shown. */
import type { PrintedList } from '../../../../shared/contract/followup-views.ts';
import { NOT_SHOWN, printedTable } from '../../../../shared/followup/suppression.ts';
import { formatCivilDate } from '../../../../shared/identity/index.ts';
import {
  csvOf,
  type Group,
  NO_SMALL_NUMBERS,
  partsGroup,
  printedColumns,
  ratioGroup,
  small,
  SMALLEST_SHOWN,
} from '../../measures/printed.ts';
import { modeWord, type Mode } from '../words.ts';
import type { AcctMeasuresView } from './types.ts';

/** A mode in words; one that this build does not know is shown as it is. */
export function modeOf(mode: string): string {
  return modeWord(mode as Mode) ?? mode;
}

/** `48 min`, `5 h 3 min`, `3 days 2 h` of whole minutes. */
export function spanOf(minutes: number): string {
  const whole = Math.round(minutes);
  if (whole < 60) return `${whole} min`;
  const hours = Math.floor(whole / 60);
  return hours < 48 ? `${hours} h ${whole % 60} min` : `${Math.floor(hours / 24)} days ${hours % 24} h`;
}

/** Rows of as many cells as there are columns, by heading. */
function printedAcctGroups(view: AcctMeasuresView): Group[] {
  return [
    ratioGroup(view.ratios),
    ...view.milestones.map((milestone): Group => milestoneGroup(milestone)),
    partsGroup(
      'How healthcare took part in reviews',
      view.attendance.map(({ mode, count }) => [modeOf(mode), count] as const),
    ),
  ].filter(({ rows }) => rows.length > 0);
}

function milestoneGroup({
  title,
  medianMinutes,
  inTime,
  late,
  open,
}: AcctMeasuresView['milestones'][number]): Group {
  const printed = printedTable([[inTime, late, open]]);
  const [cells = []] = printed.cells;
  // The middle of a few is the time of one of them.
  const few = inTime + late < SMALLEST_SHOWN;
  const median = medianMinutes === null ? 'None yet' : few ? NOT_SHOWN : spanOf(medianMinutes);
  return {
    heading: title,
    rows: [
      ...['In time', 'Late', 'Still owed'].map((words, at) => [
        words,
        cells[at] ?? '',
        printed.total,
        '',
        '',
      ]),
      ['Median', median, '', '', ''],
    ],
  };
}

export function acctCsvRows(view: AcctMeasuresView): string[][] {
  return csvOf(printedAcctGroups(view));
}

/** The measures as pages to print. @param printedAt an instant */
export function acctMeasuresSheet(
  view: AcctMeasuresView,
  establishment: string,
  printedAt: string,
): Omit<PrintedList, 'kind'> {
  return {
    title: `ACCT, opened ${formatCivilDate(view.from)} to ${formatCivilDate(view.to)}`,
    establishment,
    date: view.to,
    columns: printedColumns,
    groups: printedAcctGroups(view),
    note: `ACCTs opened here: ${small(view.opened)}. ${NO_SMALL_NUMBERS}`,
    forOfficers: false,
    dataState: view.dataState,
    printedAt,
  };
}
