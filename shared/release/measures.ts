/**
 * Measures of release over the people who left in a period, each with the stays behind it. Pure counting over narrow rows.
 *
 * Everybody released counts, planned or not; what was found not needed is left out, what nobody assessed counts as missed, because
 * a gap that nobody looked at is a gap (release-and-standards.md §1.1; indicator numbers there await checking, so none is named).
 */
import type { SectionStateName } from '../records/release-words.ts';
import { addCivilDays } from '../followup/clock.ts';
import type { ReleaseFigures } from './other-content.ts';
import type { SupplyVerdict } from './supply.ts';

export const releaseMeasureIds = [
  'gp-registered',
  'medicines-supplied',
  'substance-misuse-in-21-days',
  'reconnect-offered',
] as const;
export type ReleaseMeasureId = (typeof releaseMeasureIds)[number];

/** One release; dates are civil dates in London. */
export interface ReleaseRow {
  readonly stayId: string;
  readonly leftOn: string;
  readonly planned: boolean;
  readonly sections: Readonly<Record<string, SectionStateName | undefined>>;
  /** What the practice said; null where nothing is recorded. */
  readonly gpAnswer: string | null;
  /** One for each medicine in the plan that was current. */
  readonly supplies: readonly SupplyVerdict['level'][];
  /** Date of the first community appointment; null where none was made. */
  readonly substanceMisuseOn: string | null;
  readonly reconnectOffered: boolean | null;
  /** Sections that stood as gaps in the pack that was frozen last; null where no pack was. */
  readonly packGaps: readonly string[] | null;
}

export interface ReleaseRatio {
  readonly id: ReleaseMeasureId;
  readonly numerator: readonly string[];
  readonly missed: readonly string[];
  readonly excluded: readonly string[];
}

export interface ReleaseMeasures {
  readonly ratios: readonly ReleaseRatio[];
  /** Packs released with gaps, by section; most first. */
  readonly gaps: readonly { readonly section: string; readonly stays: readonly string[] }[];
  readonly packs: { readonly withGaps: readonly string[]; readonly without: readonly string[] };
  /** Left without any pack. */
  readonly noPack: readonly string[];
}

type Part = 'numerator' | 'missed' | 'excluded';

export function releaseMeasures(
  rows: readonly ReleaseRow[],
  figures: Pick<ReleaseFigures, 'substanceMisuseWithinDays'>,
): ReleaseMeasures {
  const parts: Readonly<Record<ReleaseMeasureId, (row: ReleaseRow) => Part>> = {
    'gp-registered': gpRegistered,
    'medicines-supplied': medicinesSupplied,
    'substance-misuse-in-21-days': (row) => substanceMisuse(row, figures.substanceMisuseWithinDays),
    'reconnect-offered': reconnectOffered,
  };
  const withPack = rows.filter(({ packGaps }) => packGaps !== null);
  const sections = [...new Set(withPack.flatMap(({ packGaps }) => packGaps ?? []))];
  return {
    ratios: releaseMeasureIds.map((id) => split(id, rows, parts[id])),
    gaps: sections
      .map((section) => ({ section, stays: ids(withPack.filter((row) => row.packGaps?.includes(section))) }))
      .toSorted((a, b) => b.stays.length - a.stays.length || (a.section < b.section ? -1 : 1)),
    packs: {
      withGaps: ids(withPack.filter(({ packGaps }) => (packGaps ?? []).length > 0)),
      without: ids(withPack.filter(({ packGaps }) => (packGaps ?? []).length === 0)),
    },
    noPack: ids(rows.filter(({ packGaps }) => packGaps === null)),
  };
}

const ids = (rows: readonly ReleaseRow[]): string[] => rows.map(({ stayId }) => stayId);

function split(
  id: ReleaseMeasureId,
  rows: readonly ReleaseRow[],
  partOf: (row: ReleaseRow) => Part,
): ReleaseRatio {
  const of = (part: Part): string[] => ids(rows.filter((row) => partOf(row) === part));
  return { id, numerator: of('numerator'), missed: of('missed'), excluded: of('excluded') };
}

function gpRegistered({ sections, gpAnswer }: ReleaseRow): Part {
  const state = sections['gp-registration'];
  if (state === 'not-needed') return 'excluded';
  return state === 'done' && gpAnswer === 'accepted' ? 'numerator' : 'missed';
}

/** At least 7 days or a prescription for every one; whoever takes none is left out when somebody said so. */
function medicinesSupplied({ sections, supplies }: ReleaseRow): Part {
  if (supplies.length === 0) return sections['medicines'] === 'not-needed' ? 'excluded' : 'missed';
  return supplies.every((level) => level !== 'red') ? 'numerator' : 'missed';
}

/** By appointment made, on or after the day of leaving; whether it was attended is another service's to say. */
function substanceMisuse({ sections, leftOn, substanceMisuseOn }: ReleaseRow, withinDays: number): Part {
  if (sections['substance-misuse'] === 'not-needed') return 'excluded';
  if (substanceMisuseOn === null || substanceMisuseOn < leftOn) return 'missed';
  return substanceMisuseOn <= addCivilDays(leftOn, withinDays) ? 'numerator' : 'missed';
}

/** A "no" from the person is an offer that was made. */
function reconnectOffered({ sections, reconnectOffered: offered }: ReleaseRow): Part {
  const state = sections['reconnect'];
  if (state === 'not-needed') return 'excluded';
  return offered === true || state === 'done' || state === 'declined' ? 'numerator' : 'missed';
}
