/** What was released, printed and handed over, and what has to follow when somebody left without it. */
import { z } from 'zod';
import { instantSchema, uuidSchema } from '../changes/change.ts';
import { defineRecord } from './define.ts';
import {
  editionSchema,
  followOnEndingSchema,
  handedOutcomeSchema,
  packKindSchema,
  recipientKindSchema,
  unplannedEventSchema,
} from './release-words.ts';
import { saferByRank, saferEarlier } from './safer.ts';

const text = (max: number) => z.string().max(max);
const optionalText = (max: number) => text(max).nullable();
const hash = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * A released pack, frozen for ever: every edition as the document it was printed from. Two coordinators who release at once
 * make two of these, perhaps with one number: both are kept, and shown with who released them when.
 */
export const handoverPackRecord = defineRecord({
  type: 'handover-pack',
  version: 1,
  immutable: true,
  fields: {
    stay: uuidSchema,
    kind: packKindSchema,
    /** One more than the highest number of this stay that the releasing workstation held. */
    number: z.int().min(1).max(9999),
    releasedBy: text(64),
    releasedByName: text(120),
    releasedAt: instantSchema,
    /** "Central record last reached 22-Nov-2026 19:32", or that it never was. */
    dataState: text(300),
    /** Release date in force when it was frozen; null where none is known. */
    releaseDate: z.iso.date().nullable(),
    contentVersion: text(40),
    contentHash: hash,
    /** SHA-256 of the canonical JSON of every edition's hash with these fields. */
    hash,
    /** Sections that were not arranged, with the words that stand in the clinical edition. */
    gaps: z.array(z.object({ section: text(80), words: text(400) })).max(80),
    /** Whom it was released for; each was covered by its consent at that moment. */
    recipients: z
      .array(
        z.object({
          consent: uuidSchema.nullable(),
          kind: recipientKindSchema,
          name: text(200),
          edition: editionSchema,
        }),
      )
      .max(40),
    event: unplannedEventSchema.nullable(),
    replaces: uuidSchema.nullable(),
  },
  families: {
    /** `document.<edition>`: the typed document (shared/release/document.ts) and its own SHA-256. */
    'document.': z.object({ hash, content: z.json() }),
  },
});

/** That a PDF of a frozen edition was made and signed: whoever holds the file can check it against this. */
export const packSignatureRecord = defineRecord({
  type: 'pack-signature',
  version: 1,
  immutable: true,
  fields: {
    stay: uuidSchema,
    pack: uuidSchema,
    edition: editionSchema,
    /** SHA-256 of the PDF's bytes, and how many there are. */
    pdfHash: hash,
    bytes: z.int().min(1),
    /** PKCS#7 signature, detached, DER in base64. */
    signature: text(20_000),
    /** Serial number and subject of the signing certificate. */
    certificate: text(400),
    signedAt: instantSchema,
  },
});

/** One thing that happened to a released pack. Entries are added, never changed; an acknowledgement names its entry. */
export const packLogRecord = defineRecord({
  type: 'pack-log',
  version: 1,
  immutable: true,
  fields: {
    stay: uuidSchema,
    pack: uuidSchema,
    edition: editionSchema,
    what: z.enum(['printed', 'saved', 'handed', 'acknowledged', 'exported-fhir']),
    /** Which copy it is: the second time of printing says "copy 2". */
    copy: z.int().min(1).max(999).nullable(),
    copies: z.int().min(1).max(20).nullable(),
    printer: optionalText(200),
    recipient: optionalText(200),
    method: z.enum(['by-hand', 'post', 'secure-email', 'read-out', 'with-escort', 'other']).nullable(),
    /** The entry that this one acknowledges, and who did. */
    of: uuidSchema.nullable(),
    acknowledgedBy: optionalText(200),
    note: optionalText(400),
    by: text(64),
    at: instantSchema,
  },
});

/** One thing handed over on the day, by the person who did it. A correction is another one that names it. */
export const handedOverRecord = defineRecord({
  type: 'handed-over',
  version: 1,
  immutable: true,
  fields: {
    stay: uuidSchema,
    /** Id of the item in the content, and the medicine it was, where it was one. */
    item: text(80),
    medicine: uuidSchema.nullable(),
    outcome: handedOutcomeSchema,
    /** How much, in words: "28 days", "1 kit". */
    quantity: optionalText(120),
    /** Why it was not given. */
    reason: optionalText(400),
    by: text(64),
    at: instantSchema,
    corrects: uuidSchema.nullable(),
  },
});

/** What is still to be done for somebody who left; its id follows from the stay and the kind. */
export const followOnRecord = defineRecord({
  type: 'follow-on',
  version: 1,
  fields: {
    stay: uuidSchema,
    /** Id of the task in the content. */
    task: text(80),
    title: text(300),
    owner: text(120),
    dueBy: instantSchema,
    openedBy: text(64),
    openedAt: instantSchema,
    state: z.enum(['withdrawn', 'ended', 'open']),
    ending: z
      .object({ how: followOnEndingSchema, words: text(400), by: text(64), at: instantSchema })
      .nullable(),
  },
  safer: { dueBy: saferEarlier, state: saferByRank(['withdrawn', 'ended', 'open']) },
});

/** One attempt at a follow-on task. */
export const contactAttemptRecord = defineRecord({
  type: 'contact-attempt',
  version: 1,
  immutable: true,
  fields: {
    stay: uuidSchema,
    followOn: uuidSchema,
    how: z.enum(['telephone', 'letter', 'secure-email', 'through-somebody', 'other']),
    whom: text(200),
    result: z.enum(['reached', 'left-message', 'no-answer', 'wrong-number', 'returned-to-custody']),
    note: optionalText(2000),
    by: text(64),
    at: instantSchema,
  },
});
