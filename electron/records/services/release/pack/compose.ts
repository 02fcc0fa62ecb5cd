/**
 * One edition from its one source. The whitelist is applied here and nowhere else: what an edition does not name is not read into its
 * document, so that no page, PDF or bundle can show it.
 */
import { createHash } from 'node:crypto';
import { canonicalText, type Json } from '../../../../../shared/changes/change.ts';
import { Failure } from '../../../../../shared/failure/failure.ts';
import type { Edition, PackKind } from '../../../../../shared/records/release-words.ts';
import {
  type DocumentSection,
  type PackDocument,
  packDocumentSchema,
  withoutMoment,
} from '../../../../../shared/release/document.ts';
import { type EditionWhitelist, whitelistOf } from '../../../../../shared/release/edition-content.ts';
import { editionsOfKind } from '../../../../../shared/release/editions.ts';
import { formatCivilDate, formatNhsNumber } from '../../../../../shared/identity/index.ts';
import { valueOf } from '../../common/read.ts';
import type { Wanted } from './edition.ts';
import { planSection } from './plan-section.ts';
import { recordSection } from './record-section.ts';
import { type PackScene, senderOf } from './scene.ts';
import { nameOf } from './sources/person.ts';
import { sources } from './sources/sources.ts';
import { plainDate } from './values.ts';
import { withholding, type Withholding } from './withhold.ts';

/** Throws a Failure `invalid` where a pack of that kind has no such edition. */
export function composeEdition(from: PackScene, kind: PackKind, edition: Edition): PackDocument {
  const { content } = from;
  if (!editionsOfKind[kind].includes(edition))
    throw new Failure('invalid', 'A pack of this kind has no such edition.', { field: 'edition' });
  const whitelist = whitelistOf(content.editions, edition);
  const withheld = withholding(from.withheld, edition);
  const { neutral, easyRead } = whitelist;
  const words = content['patient-words'];
  const document: PackDocument = {
    format: 1,
    kind,
    edition,
    neutral,
    easyRead: easyRead && valueOf(from.scene.plan, 'detail.communication.format') !== 'plain',
    title: easyRead ? words.title : neutral ? content.editions.neutral.documentTitle : whitelist.title,
    language: 'en-GB',
    subject: subjectOf(from, whitelist, withheld),
    sender: senderOf(from, neutral),
    composedAt: from.composedAt,
    dataState: neutral ? null : from.dataState,
    released: null,
    contentVersion: content.version,
    sections: whitelist.sections
      .filter(({ section }) => !withheld.section(section))
      .map((wanted): DocumentSection | null =>
        sectionOf(wanted.section, {
          from,
          edition: whitelist,
          heading: wanted.heading,
          fields: wanted.fields,
          onlyIfSaid: wanted.onlyIfSaid ?? false,
          withheld,
          words,
          template: easyRead
            ? (words.sections.find(({ section }) => section === wanted.section) ?? null)
            : null,
          supplies: kind === 'release' || kind === 'unplanned',
        }),
      )
      .filter((section) => section !== null),
  };
  return packDocumentSchema.parse(document);
}

function sectionOf(id: string, wanted: Wanted): DocumentSection | null {
  const { sections, editions } = wanted.from.content;
  const planned = sections.sections.find((section) => section.id === id);
  if (planned !== undefined) return planSection(wanted, planned);
  const recorded = editions.recordSections.find((section) => section.id === id);
  const source = sources[id];
  if (recorded === undefined || source === undefined)
    throw new Failure('content', `This build cannot fill the section ${id}. Install the update.`);
  return recordSection(wanted, recorded, source(wanted.from, wanted.withheld.record));
}

/** By the whitelist of identity: an edition that may not hold a number does not carry it in its head either. */
function subjectOf(
  { person, content }: PackScene,
  { sections, easyRead }: EditionWhitelist,
  withheld: Withholding,
): PackDocument['subject'] {
  const allowed = sections.find(({ section }) => section === 'identity')?.fields ?? [];
  const may = (field: string): boolean => allowed.includes(field) && !withheld.field('identity', field);
  const { dateOfBirth, nhsNumber } = person;
  const shown = easyRead
    ? (date: string): string => plainDate(date, content['patient-words'].dateFormat)
    : formatCivilDate;
  return {
    name: nameOf(person),
    born: dateOfBirth !== null && may('dateOfBirth') ? shown(dateOfBirth) : null,
    nhsNumber: nhsNumber !== null && may('nhsNumber') ? formatNhsNumber(nhsNumber) : null,
  };
}

export const sha256Of = (value: Json): string =>
  createHash('sha256').update(canonicalText(value)).digest('hex');

/** What a release is compared with: all that it says, and the release date in force, whether or not this edition names it. */
export function previewHash({ scene }: PackScene, document: PackDocument): string {
  const says = withoutMoment(document) as unknown as Json;
  return sha256Of({ says, releaseOn: scene.dates.inForce?.date ?? null });
}
