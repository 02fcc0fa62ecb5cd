/** Shapes that several channels answer with. */
import { z } from 'zod';
import { instantSchema, uuidSchema } from '../changes/change.ts';
import { arrivalSourceSchema, civilDateSchema, roleSchema, sexSchema } from '../records/people.ts';
import { urgencySchema } from '../records/care.ts';

/** One of the values two people wrote without seeing each other. */
export const versionViewSchema = z.object({
  changeId: uuidSchema,
  value: z.json(),
  author: z.string(),
  authorName: z.string(),
  place: z.string(),
  happenedAt: instantSchema,
  /** The value in words, where it is a code or names another record. */
  words: z.string().optional(),
  /** When it was written down, where that is not when it happened. */
  recordedAt: instantSchema.optional(),
  /** The author's clock ran ahead, and for merging the central record took this instant instead of `recordedAt`. */
  takenAs: instantSchema.optional(),
  /** What stood in the field when the author wrote: nothing when empty; null for an entry that is not held here. */
  saw: z
    .array(
      z
        .object({
          value: z.json(),
          words: z.string().optional(),
          authorName: z.string(),
          place: z.string(),
          happenedAt: instantSchema,
        })
        .nullable(),
    )
    .optional(),
  /** Somebody took a decision back, and with that made this value stand again. */
  putBack: z.object({ authorName: z.string(), at: instantSchema }).optional(),
});

/** A field as the page edits it: what is in force, which changes the page has now seen, and the conflict when there is one. */
export const fieldViewSchema = z.object({
  value: z.json(),
  seen: z.array(uuidSchema),
  conflict: z.array(versionViewSchema).nullable(),
});
export type FieldView = z.infer<typeof fieldViewSchema>;

export const staffViewSchema = z.object({
  id: z.string(),
  username: z.string(),
  name: z.string(),
  role: roleSchema,
  registration: z.string().nullable(),
  active: z.boolean(),
  /** True when this workstation can sign this person in offline. */
  admittedHere: z.boolean(),
});

export const personViewSchema = z.object({
  id: uuidSchema,
  surname: z.string(),
  forenames: z.string(),
  title: z.string().nullable(),
  preferredName: z.string().nullable(),
  aliases: z.array(z.string()),
  dateOfBirth: civilDateSchema.nullable(),
  sex: sexSchema.nullable(),
  gender: z.string().nullable(),
  nhsNumber: z.string().nullable(),
  nhsNumberStatus: z.string(),
  prisonNumber: z.string().nullable(),
  pncNumber: z.string().nullable(),
  croNumber: z.string().nullable(),
  address: z.string().nullable(),
  noFixedAbode: z.boolean(),
  gpPractice: z.string().nullable(),
  language: z.string().nullable(),
  interpreterNeeded: z.boolean(),
  communicationNeeds: z.array(z.string()),
  mayBePregnant: z.boolean().nullable(),
});

/** Of somebody who is not in this establishment: the last stay that is known here. */
export const awaySchema = z.object({
  /** Name of the establishment it was at; null for this one. */
  place: z.string().nullable(),
  /** Null where nobody has said that it ended. */
  leftAt: instantSchema.nullable(),
  /** How it ended (release, transfer …), and where to in words. */
  kind: z.string().nullable(),
  to: z.string().nullable(),
});
export type AwayView = z.infer<typeof awaySchema>;

/** What the patient banner shows on every screen about one person (NHS CUI rules; release-and-standards.md §4). */
export const bannerViewSchema = z.object({
  /** True while a first replication may still bring something about this person: what is missing is not "none". */
  arriving: z.literal(true).optional(),
  person: personViewSchema,
  allergyState: z.enum(['not-asked', 'none-known', 'has-allergies']),
  allergies: z.array(
    z.object({ substance: z.string(), reaction: z.string().nullable(), severity: z.string() }),
  ),
  acct: z.object({
    state: z.enum(['none', 'closed', 'post-closure', 'open']),
    since: instantSchema.nullable(),
  }),
  alerts: z.array(z.object({ code: z.string(), description: z.string(), date: z.string().nullable() })),
  stay: z
    .object({
      id: uuidSchema,
      arrivedAt: instantSchema,
      source: arrivalSourceSchema,
      fromLocation: z.string(),
      location: z.string(),
      cell: z.string().nullable(),
    })
    .nullable(),
  /** Where the person was last, when not here; left out where nothing is known. */
  away: awaySchema.optional(),
  conflicts: z.int(),
  /** Records joined as this person, with this one; left out or 1 when it stands alone. */
  records: z.int().optional(),
  /** Joins with other records that clinicians disagree about; until it is decided the records stand apart. */
  disputed: z.int().optional(),
});
export type BannerView = z.infer<typeof bannerViewSchema>;

const historyKindSchema = z.enum(['self-harm', 'acct', 'critical-medicine', 'medicine', 'allergy', 'alert']);

/** One line of a person's earlier history, with where it comes from. `date` is as precise as it is known. */
export const historyEntrySchema = z.object({
  kind: historyKindSchema,
  text: z.string(),
  date: z.string().nullable(),
  source: z.string(),
  current: z.boolean(),
  critical: z.string().nullable(),
});
export type HistoryEntry = z.infer<typeof historyEntrySchema>;

const boardStageSchema = z.enum(['expected', 'here', 'in-screening', 'incomplete', 'done', 'not-arrived']);
export const boardRowSchema = z.object({
  arrivalId: uuidSchema.nullable(),
  stayId: uuidSchema.nullable(),
  patientId: uuidSchema.nullable(),
  surname: z.string(),
  forenames: z.string(),
  dateOfBirth: civilDateSchema.nullable(),
  sex: sexSchema.nullable(),
  prisonNumber: z.string().nullable(),
  pncNumber: z.string().nullable(),
  croNumber: z.string().nullable(),
  nhsNumber: z.string().nullable(),
  source: arrivalSourceSchema,
  fromLocation: z.string(),
  expectedDate: civilDateSchema,
  arrivedAt: instantSchema.nullable(),
  stage: boardStageSchema,
  assessmentId: uuidSchema.nullable(),
  signedId: uuidSchema.nullable(),
  assessor: z.string().nullable(),
  answered: z.int(),
  total: z.int(),
  /** False until the first-stage assessment says where the person may be located. */
  mayBeLocated: z.boolean(),
  flags: z.array(z.object({ kind: z.string(), text: z.string() })),
  possibleMatches: z.int(),
  hasEscortRecord: z.boolean(),
  incompleteReason: z.string().nullable(),
  retryDue: instantSchema.nullable(),
  conflicts: z.int(),
  /** True while the record of this person, or of whom it may be, is still arriving from the central record. */
  arriving: z.literal(true).optional(),
  warnings: z.array(z.string()),
});
export type BoardRow = z.infer<typeof boardRowSchema>;

export const matchViewSchema = z.object({
  patientId: uuidSchema,
  person: personViewSchema,
  strength: z.enum(['certain-identifier', 'strong', 'possible']),
  reasons: z.array(z.string()),
  against: z.array(z.string()),
  lastStay: z
    .object({
      arrivedAt: instantSchema,
      departedAt: instantSchema.nullable(),
      /** Name of the establishment, where the stay was at another one. */
      elsewhere: z.string().optional(),
    })
    .nullable(),
  history: z.array(historyEntrySchema),
  /** True while the record is still arriving: its history is not whole. */
  arriving: z.literal(true).optional(),
});
export type MatchView = z.infer<typeof matchViewSchema>;

const rowProblemSchema = z.object({
  line: z.int().nullable(),
  row: z.int().nullable(),
  field: z.string().nullable(),
  reason: z.string(),
  value: z.string().optional(),
});

export const importReportSchema = z.object({
  file: z.string(),
  kind: z.string(),
  read: z.int(),
  added: z.int(),
  /** Rows that were already held with the same content. */
  unchanged: z.int(),
  updated: z.int(),
  problems: z.array(rowProblemSchema),
  at: instantSchema,
});
export type ImportReport = z.infer<typeof importReportSchema>;

export const actionViewSchema = z.object({
  id: uuidSchema,
  patientId: uuidSchema,
  patientName: z.string(),
  title: z.string(),
  because: z.array(z.string()),
  urgency: urgencySchema,
  owner: z.string(),
  dueAt: instantSchema,
  state: z.enum(['open', 'handed-over', 'done', 'not-needed']),
  seen: z.array(uuidSchema),
});
