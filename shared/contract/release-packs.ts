/** Packs: preview, release, PDF with its signature, the log of what was printed, ready packs, and the FHIR bundle. */
import { z } from 'zod';
import { instantSchema, uuidSchema } from '../changes/change.ts';
import { editionSchema, packKindSchema, recipientKindSchema } from '../records/release-words.ts';
import { packDocumentSchema } from '../release/document.ts';
import { careTeam, channel } from './channel.ts';
import { listedPersonSchema } from './followup-views.ts';
import { releasePlanners } from './release.ts';
import { packLogViewSchema, packViewSchema } from './release-views.ts';

const stay = { stayId: uuidSchema };
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const ofPack = { packId: uuidSchema, edition: editionSchema };
const name = z.string().trim().min(1).max(200).nullable();

export const releasePackChannels = {
  /** One edition as it would be released now. Changes nothing. */
  'release.preview': channel(
    releasePlanners,
    z.strictObject({ ...stay, kind: packKindSchema, edition: editionSchema }),
    z.object({
      document: packDocumentSchema,
      /** SHA-256 of what it says, without the moment: releasing asks for it, so that what was read is what is frozen. */
      hash,
      /** Why it may not be released as it stands: words that announce a prison, medicines without a reason. */
      problems: z.array(z.object({ section: z.string().nullable(), words: z.string() })),
    }),
  ),
  /**
   * Freezes a numbered version of these editions. Fails with `wrong-password`; with `conflict` when what an edition says is no longer
   * what was previewed, a recipient is not covered, or the person has left; with `full` when the disk is: then nothing was frozen.
   */
  'release.release': channel(
    releasePlanners,
    z.strictObject({
      ...stay,
      kind: packKindSchema.exclude(['unplanned']),
      editions: z
        .array(z.strictObject({ edition: editionSchema, previewHash: hash }))
        .min(1)
        .max(5),
      recipients: z
        .array(
          z.strictObject({
            consentId: uuidSchema.nullable(),
            kind: recipientKindSchema,
            edition: editionSchema,
          }),
        )
        .max(40),
      password: z.string().max(200),
    }),
    z.object({ pack: packViewSchema }),
  ),
  /** Every version of the stay, newest first, and what was done with each. */
  'release.packs': channel(
    careTeam,
    z.strictObject(stay),
    z.object({ packs: z.array(packViewSchema), log: z.array(packLogViewSchema) }),
  ),
  /** A frozen edition, to be shown or printed again as it was. `copy` is the number the next copy will have. */
  'release.pack': channel(
    releasePlanners,
    z.strictObject(ofPack),
    z.object({ pack: packViewSchema, document: packDocumentSchema, copy: z.int() }),
  ),
  /** Keeps the PDF that was printed from a frozen edition, encrypted, and signs it with the certificate of this workstation. */
  'release.keepPdf': channel(
    releasePlanners,
    z.strictObject({ ...ofPack, pdf: z.base64().max(12_000_000) }),
    z.object({ pdfHash: hash, signature: z.base64(), certificate: z.string() }),
  ),
  /** The PDF that was signed first, byte for byte, with its signature; null where this workstation does not hold it. */
  'release.keptPdf': channel(
    releasePlanners,
    z.strictObject(ofPack),
    z.object({ pdf: z.base64().nullable(), pdfHash: hash.nullable(), signature: z.base64().nullable() }),
  ),
  /** Recorded only after the printer took it or the file was written. */
  'release.printed': channel(
    releasePlanners,
    z.strictObject({
      ...ofPack,
      what: z.enum(['printed', 'saved', 'handed', 'exported-fhir']),
      copies: z.int().min(1).max(20).nullable(),
      printer: name,
      recipient: name,
      method: z.enum(['by-hand', 'post', 'secure-email', 'read-out', 'with-escort', 'other']).nullable(),
      note: z.string().trim().max(400).nullable(),
    }),
    z.object({ entryId: uuidSchema, copy: z.int().nullable() }),
  ),
  'release.acknowledged': channel(
    releasePlanners,
    z.strictObject({
      entryId: uuidSchema,
      by: z.string().trim().min(1).max(200),
      note: z.string().trim().max(400).nullable(),
    }),
    z.object({ entryId: uuidSchema }),
  ),
  /** Packs that stand ready with no network: everybody who may go any day, and releases within 84 days. */
  'release.ready': channel(
    careTeam,
    z.strictObject({}),
    z.object({
      lastRunAt: instantSchema.nullable(),
      running: z.boolean(),
      packs: z.array(
        z.object({
          person: listedPersonSchema,
          builtAt: instantSchema,
          /** The record has changed since it was built. */
          stale: z.boolean(),
          gaps: z.int(),
        }),
      ),
      /** Whose pack could not be built, and why. */
      failed: z.array(z.object({ person: listedPersonSchema, words: z.string() })),
    }),
  ),
  'release.rebuildReady': channel(releasePlanners, z.strictObject({}), z.object({ ok: z.literal(true) })),
  'release.readyPack': channel(
    releasePlanners,
    z.strictObject({ ...stay, edition: editionSchema }),
    z.object({ document: packDocumentSchema, builtAt: instantSchema }),
  ),
  /** The frozen clinical edition as a FHIR R4 document bundle. */
  'release.fhir': channel(
    releasePlanners,
    z.strictObject({ packId: uuidSchema }),
    z.object({ bundle: z.record(z.string(), z.json()), hash }),
  ),
} as const;
