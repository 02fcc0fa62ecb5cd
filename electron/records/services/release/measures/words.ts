/** What the measures of release are called and how each is counted, and what decided it for one person. */
import { addCivilDays, civilDaysFrom, instantInLondon } from '../../../../../shared/followup/clock.ts';
import { counted, shownDay } from '../../../../../shared/followup/wall-time.ts';
import type { ReleaseMeasureId } from '../../../../../shared/release/measures.ts';
import { stateWords } from '../../../../../shared/release/section-content.ts';
import type { ReleaseContent } from '../../../content/release.ts';
import { measuredFields, type Release } from './releases.ts';

export function explained(
  { figures }: ReleaseContent,
  id: ReleaseMeasureId,
): readonly [title: string, explains: string] {
  const { leastDays } = figures.medicines;
  const within = figures.substanceMisuseWithinDays;
  switch (id) {
    case 'gp-registered':
      return [
        'Registered with a GP',
        'The practice accepted and registration is arranged. Who was found not to need it is left out.',
      ];
    case 'medicines-supplied':
      return [
        `At least ${leastDays} days’ medicines, or a prescription`,
        'For every medicine that goes out. Who takes none is left out once somebody said so (QS156-5).',
      ];
    case 'substance-misuse-in-21-days':
      return [
        `Substance-misuse appointment within ${within} days`,
        'First appointment made for the day of leaving or later. Whether it was attended is not known here.',
      ];
    case 'reconnect-offered':
      return [
        'RECONNECT offered',
        'A “no” from the person is an offer that was made. Who was found not to need it is left out.',
      ];
  }
}

/** The section's own title, or that of the record; a section of a newer build by its id. */
export function sectionTitle({ sections, editions }: ReleaseContent, id: string): string {
  const known = [...sections.sections, ...editions.recordSections].find((section) => section.id === id);
  return known?.title ?? id;
}

/** What decided it, in a sentence. */
export function decided(
  content: ReleaseContent,
  measure: ReleaseMeasureId | 'releases' | 'unplanned' | 'gaps' | 'no-pack',
  release: Release,
): string {
  const { row } = release;
  const state = (section: string): string =>
    stateWords(content.sections, row.sections[section] ?? 'not-assessed').label;
  switch (measure) {
    case 'gp-registered': {
      const said = optionLabel(content, measuredFields.gpAnswer, row.gpAnswer);
      return `GP registration: ${state('gp-registration').toLowerCase()}; what the practice said: ${said}.`;
    }
    case 'medicines-supplied':
      return supplies(content, release, state('medicines'));
    case 'substance-misuse-in-21-days':
      return appointment(content, release, state('substance-misuse'));
    case 'reconnect-offered': {
      const offered = row.reconnectOffered === null ? 'not recorded' : row.reconnectOffered ? 'yes' : 'no';
      return `RECONNECT: ${state('reconnect').toLowerCase()}; offered: ${offered}.`;
    }
    case 'gaps':
    case 'no-pack':
      return packWords(content, release);
    case 'releases':
    case 'unplanned':
      return how(content, release);
  }
}

function optionLabel({ sections }: ReleaseContent, name: string, value: string | null): string {
  if (value === null) return 'not recorded';
  const [, section = '', field = ''] = name.split('.');
  const options = sections.sections
    .find(({ id }) => id === section)
    ?.fields.find(({ id }) => id === field)?.options;
  return options?.find(({ id }) => id === value)?.label.toLowerCase() ?? value;
}

function supplies({ figures }: ReleaseContent, { row }: Release, state: string): string {
  const { leastDays } = figures.medicines;
  const all = row.supplies.length;
  const short = row.supplies.filter((level) => level === 'red').length;
  if (all === 0) return `No medicine is listed to take out; medicines to take out: ${state.toLowerCase()}.`;
  if (short === 0)
    return `${counted(all, 'medicine')}, each for at least ${leastDays} days or on prescription.`;
  return `${short} of ${counted(all, 'medicine')} for fewer than ${leastDays} days and not on prescription.`;
}

function appointment({ figures }: ReleaseContent, { row }: Release, state: string): string {
  const { substanceMisuseOn: on, leftOn } = row;
  if (on === null) return `No first appointment recorded; substance-misuse service: ${state.toLowerCase()}.`;
  if (on < leftOn) return `The appointment recorded, ${shownDay(on)}, was before leaving.`;
  const last = shownDay(addCivilDays(leftOn, figures.substanceMisuseWithinDays));
  const after = counted(civilDaysFrom(leftOn, on), 'day');
  return `First appointment ${shownDay(on)}, ${after} after leaving; the last day for it was ${last}.`;
}

function packWords(content: ReleaseContent, { row: { packGaps } }: Release): string {
  if (packGaps === null) return 'No pack was released.';
  if (packGaps.length === 0) return 'The pack had no gaps.';
  return `Gaps in the pack: ${packGaps.map((id) => sectionTitle(content, id)).join('; ')}.`;
}

function how({ unplanned }: ReleaseContent, { event, leftMs }: Release): string {
  const on = shownDay(instantInLondon(leftMs).slice(0, 10));
  const title = unplanned.events.find(({ id }) => id === event)?.title;
  return event === null ? `Released ${on}.` : `${title ?? 'Left without notice'}, ${on}.`;
}
