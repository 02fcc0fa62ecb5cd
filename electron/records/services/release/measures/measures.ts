/** The manager's measures of release over a period, and the people behind each. */
import type { Output, Parsed } from '../../../../../shared/contract/contract.ts';
import { addCivilDays, civilDateOf, instantInLondon } from '../../../../../shared/followup/clock.ts';
import { counted, shownDay } from '../../../../../shared/followup/wall-time.ts';
import { releaseMeasures, type ReleaseMeasures } from '../../../../../shared/release/measures.ts';
import { retentionDays } from '../../../replication/retention.ts';
import type { ServiceContext } from '../../context.ts';
import { checkPeriod } from '../../followup/measures/measures.ts';
import { listedOf } from '../../followup/scene/people-here.ts';
import { dataStateOf } from '../../followup/warnings.ts';
import { type Release, releasesOf } from './releases.ts';
import { decided, explained, sectionTitle } from './words.ts';

/** More people than this nobody reads at once. */
const MOST_PEOPLE = 2000;

type Period = Pick<Parsed<'release.measures'>, 'from' | 'to'>;

export function releaseMeasuresHere(
  context: ServiceContext,
  { from, to }: Parsed<'release.measures'>,
): Output<'release.measures'> {
  const content = context.release();
  const { releases, found } = worked(context, { from, to });
  return {
    from,
    to,
    askedAt: instantInLondon(context.now()),
    dataState: dataStateOf(context),
    releases: releases.length,
    unplanned: releases.filter(({ row }) => !row.planned).length,
    ratios: found.ratios.map(({ id, numerator, missed, excluded }) => {
      const [title, explains] = explained(content, id);
      return {
        id,
        title,
        explains,
        numerator: numerator.length,
        denominator: numerator.length + missed.length,
        excluded: excluded.length,
      };
    }),
    packsWithGaps: found.packs.withGaps.length,
    packsWithout: found.packs.without.length,
    noPack: found.noPack.length,
    gaps: found.gaps.map(({ section, stays }) => ({
      section,
      title: sectionTitle(content, section),
      count: stays.length,
    })),
    arriving: releases.filter(({ arriving }) => arriving).length,
    warnings: removedWords(context, from),
  };
}

export function releaseMeasured(
  context: ServiceContext,
  input: Parsed<'release.measured'>,
): Output<'release.measured'> {
  const content = context.release();
  const { releases, found } = worked(context, input);
  const behind = new Set(staysOf(releases, found, input));
  const shown = releases
    .filter(({ row }) => behind.has(row.stayId))
    .toSorted((a, b) => a.leftMs - b.leftMs || (a.row.stayId < b.row.stayId ? -1 : 1))
    .slice(0, MOST_PEOPLE)
    .flatMap((release) => {
      const stay = context.store.stays.one(release.stay.stayId);
      return stay === null ? [] : [{ release, stay }];
    });
  const people = listedOf(
    context.store,
    shown.map(({ stay }) => stay),
  );
  return {
    people: people.flatMap((person, index) => {
      const release = shown[index]?.release;
      return release === undefined
        ? []
        : [
            {
              person,
              leftAt: instantInLondon(release.leftMs),
              words: decided(content, input.measure, release),
            },
          ];
    }),
  };
}

function worked(context: ServiceContext, period: Period): { releases: Release[]; found: ReleaseMeasures } {
  checkPeriod(period);
  const releases = releasesOf(context, period);
  const rows = releases.map(({ row }) => row);
  return { releases, found: releaseMeasures(rows, context.release().figures) };
}

function staysOf(
  releases: readonly Release[],
  found: ReleaseMeasures,
  { measure, part, group }: Parsed<'release.measured'>,
): readonly string[] {
  switch (measure) {
    case 'releases':
    case 'unplanned':
      return releases
        .filter(({ row }) => measure === 'releases' || !row.planned)
        .map(({ row }) => row.stayId);
    case 'no-pack':
      return found.noPack;
    case 'gaps':
      if (group !== null) return found.gaps.find(({ section }) => section === group)?.stays ?? [];
      return { numerator: found.packs.withGaps, missed: found.packs.without, excluded: found.noPack }[part];
    default:
      return found.ratios.find(({ id }) => id === measure)?.[part] ?? [];
  }
}

/** Copies of people who left go after a time (docs/decisions/0040-scope-and-transfer.md): whoever is gone is not counted. */
function removedWords({ store, now }: ServiceContext, from: string): string[] {
  const removed = store.retention.purgedPeople();
  const kept = addCivilDays(civilDateOf(now()), -retentionDays(store.settings));
  if (removed === 0 || from >= kept) return [];
  const who = counted(removed, 'person', 'people');
  return [
    `The copies of ${who} who left are no longer on this workstation, so releases before ${shownDay(kept)} may be missing from every number here.`,
  ];
}
