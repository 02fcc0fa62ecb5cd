/**
 * Editions of a pack as content (`resources/release/editions.json`): each is a whitelist of sections and of their fields, never a
 * redacted copy. What is not named here does not exist for that edition.
 */
import { z } from 'zod';
import { editionSchema, recipientKindSchema } from '../records/release-words.ts';
import { contentIdSchema, unique } from './milestone-content.ts';
import type { SectionContent } from './section-content.ts';

const words = z.string().min(1).max(400);
const fieldIds = z.array(z.string().regex(/^[a-z][a-zA-Z0-9]*$/)).min(1);

/** A PRSB eDischarge heading: the UK Core slug where it is certain, and the SNOMED code where there is one. */
const headingSchema = z.strictObject({
  id: contentIdSchema,
  title: words,
  snomed: z
    .string()
    .regex(/^\d{6,18}$/)
    .nullable(),
  slug: z.string().min(1).max(80).nullable(),
});

/** A section drawn from the record instead of the plan: identity, allergies, medicines. */
const recordSectionSchema = z.strictObject({ id: contentIdSchema, title: words, fields: fieldIds });

const editionContentSchema = z.strictObject({
  id: editionSchema,
  title: words,
  /** Nothing in it may say that somebody was in prison. */
  neutral: z.boolean(),
  easyRead: z.boolean(),
  prints: words,
  recipients: z.array(recipientKindSchema).min(1),
  /** How a gap prints; `{reason}` stands for the reason in words. */
  gapLine: words.includes('{reason}'),
  sections: z
    .array(
      z.strictObject({
        section: contentIdSchema,
        /** Heading of `headings`; null where the edition has none. */
        heading: contentIdSchema.nullable(),
        fields: fieldIds,
        /** A section of the plan that is left out while nobody has said anything of it: a transfer needs no plan of release. */
        onlyIfSaid: z.boolean().optional(),
      }),
    )
    .min(1),
});
export type EditionWhitelist = z.infer<typeof editionContentSchema>;

const neutralSchema = z.strictObject({
  explains: words,
  /** Whole words, without regard to case. `inNames`: may stand in a name or an address, nowhere else. */
  words: z.array(z.strictObject({ word: words, inNames: z.boolean() })).min(1),
  patterns: z.array(z.strictObject({ id: contentIdSchema, pattern: words, means: words })),
  fileName: z.string().regex(/^[a-z-]+\.pdf$/),
  documentTitle: words,
  envelopeTitle: words,
  /** Who sends a neutral edition: the healthcare provider, and a telephone number that announces no prison. */
  sender: z.strictObject({ organisation: words, phone: z.string().min(3).max(40).nullable() }),
});
export type NeutralRules = z.infer<typeof neutralSchema>;

export const editionsContentSchema = z
  .strictObject({
    version: z.string().min(1).max(20),
    source: words,
    signOff: words,
    slugSystem: z.url(),
    headings: z.array(headingSchema),
    recordSections: z.array(recordSectionSchema),
    editions: z.array(editionContentSchema),
    neutral: neutralSchema,
  })
  .superRefine(({ editions, headings }, context) => {
    const issue = (message: string) => context.addIssue({ code: 'custom', message });
    for (const id of editionSchema.options)
      if (editions.filter((each) => each.id === id).length !== 1)
        issue(`edition "${id}" does not stand once`);
    for (const { id, sections, neutral } of editions) {
      if (!unique(sections.map(({ section }) => section))) issue(`edition "${id}" has a section twice`);
      for (const { section, heading, fields } of sections) {
        if (heading !== null && !headings.some((each) => each.id === heading))
          issue(`edition "${id}", section "${section}": no heading "${heading}"`);
        if (neutral && telling.some((field) => fields.includes(field)))
          issue(`edition "${id}", section "${section}" is neutral and names a field that tells of custody`);
      }
    }
  });
export type EditionsContent = z.infer<typeof editionsContentSchema>;

/** Fields that announce a prison by what they are. */
const telling = ['prisonNumber', 'releaseDate', 'arrivedAt', 'departedAt', 'acctState', 'conditions'];

/** The whitelist of an edition; every content that was parsed has it. */
export function whitelistOf(content: EditionsContent, edition: EditionWhitelist['id']): EditionWhitelist {
  const found = content.editions.find(({ id }) => id === edition);
  if (found === undefined) throw new RangeError(`no edition ${edition}`);
  return found;
}

/** Sentences for every section or field an edition names that neither the plan nor the record has. */
export function unknownInEditions(content: EditionsContent, sections: SectionContent): string[] {
  const fields = new Map<string, readonly string[]>([
    ...sections.sections.map((each) => [each.id, each.fields.map(({ id }) => id)] as const),
    ...content.recordSections.map((each) => [each.id, each.fields] as const),
  ]);
  return content.editions.flatMap(({ id, sections: listed }) =>
    listed.flatMap(({ section, fields: wanted }) => {
      const known = fields.get(section);
      if (known === undefined) return [`Edition ${id} names the section ${section}, which there is not.`];
      return wanted
        .filter((field) => !known.includes(field))
        .map((field) => `Edition ${id} names ${section}.${field}, which there is not.`);
    }),
  );
}
