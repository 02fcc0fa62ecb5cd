/** Measures of release as they leave the application: small numbers, and what gives them away, are not shown. */
import type { PrintedList } from '../../../../shared/contract/followup-views.ts';
import { formatCivilDate } from '../../../../shared/identity/index.ts';
import {
  type Group,
  NO_SMALL_NUMBERS,
  partsGroup,
  printedColumns,
  ratioGroup,
  small,
} from '../../measures/printed.ts';
import type { Behind, ReleaseMeasuresView } from './types.ts';

/** Everybody who was released, by the pack they left with. */
export function packParts({ packsWithGaps, packsWithout, noPack }: ReleaseMeasuresView) {
  return [
    { part: 'numerator', label: 'Released with gaps', count: packsWithGaps },
    { part: 'missed', label: 'Released without gaps', count: packsWithout },
    { part: 'excluded', label: 'No pack was released', count: noPack },
  ] as const satisfies readonly { part: Behind['part']; label: string; count: number }[];
}

/** Rows of as many cells as there are columns, by heading. */
export function printedReleaseGroups(view: ReleaseMeasuresView): Group[] {
  const { releases, unplanned, ratios, gaps } = view;
  return [
    ratioGroup(ratios),
    partsGroup('Releases', [
      ['With notice', releases - unplanned],
      ['Without notice', unplanned],
    ]),
    partsGroup(
      'Packs',
      packParts(view).map(({ label, count }) => [label, count] as const),
    ),
    {
      heading: 'Gaps in packs, by section',
      // A pack may have several, so that they are no parts of one whole. Of how many packs is not said: without that,
      // nothing follows from the rows.
      rows: gaps.map(({ title, count }) => [title, small(count), '', '', '']),
    },
  ].filter(({ rows }) => rows.length > 0);
}

/** The measures as pages to print. */
export function releaseMeasuresSheet(
  view: ReleaseMeasuresView,
  establishment: string,
): Omit<PrintedList, 'kind'> {
  const short = view.warnings.map((warning) => `${warning} `).join('');
  return {
    title: `Releases of ${formatCivilDate(view.from)} to ${formatCivilDate(view.to)}`,
    establishment,
    date: view.to,
    columns: printedColumns,
    groups: printedReleaseGroups(view),
    note: `${short}${NO_SMALL_NUMBERS}`,
    forOfficers: false,
    dataState: view.dataState,
    printedAt: view.askedAt,
  };
}
