/**
 * One edition as a typed document: the whitelist is applied when it is composed, so what it does not hold was never in it. The page
 * draws it, the PDF is printed from that page, the FHIR bundle is built from its `facts`, and its SHA-256 is frozen with it.
 */
import { z } from 'zod';
import { instantSchema } from '../changes/change.ts';
import { editionSchema, packKindSchema } from '../records/release-words.ts';

const words = z.string().max(40_000);

/** One row of whitelisted fields as machine values: dates ISO, codes as recorded. Only whitelisted names stand in it. */
const factRowSchema = z.record(z.string().max(80), z.json());

const documentSectionSchema = z.strictObject({
  /** Id of the plan's section or of the record's. */
  id: z.string().max(80),
  /** Id of the PRSB heading; null where the edition has none. */
  heading: z.string().max(80).nullable(),
  title: z.string().max(400),
  /** How the plan's section stands; `recorded` for one drawn from the record, `none-recorded` where that holds nothing. */
  state: z.enum(['done', 'in-progress', 'gap', 'recorded', 'none-recorded']),
  /** The gap in words, "Not arranged: …"; never blank where the state is gap or none-recorded. */
  gap: words.nullable(),
  /** Named values, in the order of the whitelist; empty ones are left out. */
  entries: z.array(z.strictObject({ label: z.string().max(400), value: words })),
  /** Several of a kind: medicines, allergies, appointments. */
  table: z.strictObject({ columns: z.array(z.string().max(200)), rows: z.array(z.array(words)) }).nullable(),
  /** Easy-read: one idea a line, and advice below. */
  lines: z.array(words),
  advice: z.array(words),
  facts: z.array(factRowSchema),
});
export type DocumentSection = z.infer<typeof documentSectionSchema>;

export const packDocumentSchema = z.strictObject({
  format: z.literal(1),
  kind: packKindSchema,
  edition: editionSchema,
  neutral: z.boolean(),
  easyRead: z.boolean(),
  /** Title of the document and of the PDF. */
  title: z.string().max(400),
  language: z.literal('en-GB'),
  /** The person as every page names them: `SURNAME, Forenames`, born, NHS number; no prison number here in any edition. */
  subject: z.strictObject({
    name: z.string().max(400),
    born: z.string().max(40).nullable(),
    nhsNumber: z.string().max(20).nullable(),
  }),
  /** Who sends it; the healthcare provider in a neutral edition, never the establishment. */
  sender: z.strictObject({
    name: z.string().max(200),
    role: z.string().max(120),
    organisation: z.string().max(200),
    phone: z.string().max(40).nullable(),
  }),
  composedAt: instantSchema,
  /** "Central record last reached …"; null in a neutral edition, where it is kept with the pack instead. */
  dataState: z.string().max(300).nullable(),
  /** Number and time of the version; null in a preview. */
  released: z.strictObject({ number: z.int(), at: instantSchema, by: z.string().max(120) }).nullable(),
  contentVersion: z.string().max(40),
  sections: z.array(documentSectionSchema),
});
export type PackDocument = z.infer<typeof packDocumentSchema>;

/** What is compared to see whether anything changed since a preview: everything but when it was composed and released. */
export function withoutMoment(
  document: PackDocument,
): Omit<PackDocument, 'composedAt' | 'released' | 'dataState'> {
  const { composedAt: _composedAt, released: _released, dataState: _dataState, ...rest } = document;
  return rest;
}
