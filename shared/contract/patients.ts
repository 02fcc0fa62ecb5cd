/** Finding, opening and identifying people. */
import { z } from 'zod';
import { instantSchema, uuidSchema } from '../changes/change.ts';
import { sexSchema, civilDateSchema } from '../records/people.ts';
import { channel, careTeam, clinicians } from './channel.ts';
import {
  actionViewSchema,
  awaySchema,
  bannerViewSchema,
  fieldViewSchema,
  historyEntrySchema,
  matchViewSchema,
  personViewSchema,
  versionViewSchema,
} from './views.ts';

/** Identity as typed or as received; nothing is required but a name, because people arrive with nothing else. */
export const identitySchema = z.strictObject({
  surname: z.string().max(120),
  forenames: z.string().max(160),
  dateOfBirth: civilDateSchema.nullable(),
  sex: sexSchema.nullable(),
  gender: z.string().max(60).nullable().default(null),
  nhsNumber: z.string().max(14).nullable(),
  prisonNumber: z.string().max(10).nullable(),
  pncNumber: z.string().max(20).nullable(),
  croNumber: z.string().max(20).nullable().default(null),
});
export type IdentityInput = z.infer<typeof identitySchema>;

export const conflictViewSchema = z.object({
  record: z.object({ type: z.string(), id: uuidSchema }),
  recordLabel: z.string(),
  patient: personViewSchema.nullable(),
  field: z.string(),
  fieldLabel: z.string(),
  inForce: z.json(),
  /** Why that value is in force: the field's own rule calls it safer, or it was written later, or (signed) first. */
  why: z.enum(['safer', 'later', 'first']),
  versions: z.array(versionViewSchema),
  /** Of an assessment: its question set, by which its answers are said in words. */
  pack: z.object({ id: z.string(), version: z.string() }).nullable(),
});

const linkVerdictSchema = z.enum(['same', 'different', 'undecided']);

/** What clinicians have said about two records being one person. */
const linkViewSchema = z.object({
  left: personViewSchema,
  right: personViewSchema,
  verdict: linkVerdictSchema,
  /** Different verdicts, written without seeing each other: a conflict to decide, and the records stand apart. */
  disputed: z.boolean(),
  reason: z.string(),
  by: z.string(),
  at: instantSchema,
  /** Changes that a further decision has to name as seen. */
  seen: z.array(uuidSchema),
});
export type LinkView = z.infer<typeof linkViewSchema>;

/** One of two records that may be about one person. */
export const duplicateSideSchema = z.object({
  person: personViewSchema,
  /** Names of the other records already joined with this one. */
  joinedWith: z.array(z.string()),
  stays: z.array(
    z.object({
      arrivedAt: instantSchema,
      departedAt: instantSchema.nullable(),
      source: z.string(),
      fromLocation: z.string(),
      /** Name of the establishment, where the stay was at another one. */
      elsewhere: z.string().optional(),
    }),
  ),
  /** Who began this record, where and when. */
  recorded: z.object({ by: z.string(), place: z.string(), at: instantSchema }),
  history: z.array(historyEntrySchema),
});

const duplicateViewSchema = z.object({
  sides: z.tuple([duplicateSideSchema, duplicateSideSchema]),
  strength: matchViewSchema.shape.strength.nullable(),
  reasons: z.array(z.string()),
  against: z.array(z.string()),
  /** What has been said about the two so far, when anything has. */
  link: linkViewSchema.nullable(),
});
export type DuplicateView = z.infer<typeof duplicateViewSchema>;

const patientViewSchema = z.object({
  banner: bannerViewSchema,
  /** Fields of the person for editing. */
  fields: z.record(z.string(), fieldViewSchema),
  history: z.array(historyEntrySchema),
  stays: z.array(
    z.object({
      id: uuidSchema,
      arrivedAt: instantSchema,
      departedAt: instantSchema.nullable(),
      source: z.string(),
      fromLocation: z.string(),
      /** Name of the establishment, where the stay was at another one. */
      elsewhere: z.string().optional(),
    }),
  ),
  assessments: z.array(
    z.object({
      assessmentId: uuidSchema,
      signedId: uuidSchema.nullable(),
      kind: z.string(),
      state: z.enum(['in-progress', 'incomplete', 'signed']),
      startedAt: instantSchema,
      signedAt: instantSchema.nullable(),
      assessor: z.string(),
      corrects: uuidSchema.nullable(),
    }),
  ),
  actions: z.array(actionViewSchema),
  appointments: z.array(
    z.object({
      id: uuidSchema,
      kind: z.string(),
      targetDate: civilDateSchema,
      dueBy: instantSchema,
      state: z.string(),
      sooner: z.array(z.string()),
    }),
  ),
  /** Records drawn together on this page, when there is more than one or when it is disputed whether there is. */
  joined: z
    .object({
      /** Every other record of this person, with the facts that differ from this one in words. */
      others: z.array(z.object({ person: personViewSchema, differs: z.array(z.string()) })),
      /** Decisions that join them, or that clinicians disagree about. */
      links: z.array(linkViewSchema),
      /** They would be joined, were there not also a decision that two of them are different people. */
      contradicted: z.boolean(),
      /** The record that new entries go to: the one with the current stay. */
      writesTo: uuidSchema,
    })
    .optional(),
});
export type PatientView = z.infer<typeof patientViewSchema>;

export const patientChannels = {
  'patients.search': channel(
    careTeam,
    z.strictObject({ text: z.string().max(120), limit: z.int().min(1).max(50) }),
    z.array(
      z.object({
        person: personViewSchema,
        here: z.boolean(),
        stayId: uuidSchema.nullable(),
        /** Where the person was last, when not here. */
        away: awaySchema.optional(),
        acctOpen: z.boolean(),
        /** True while the record is still arriving from the central record. */
        arriving: z.literal(true).optional(),
        /** Records joined as this person; left out when there is one. */
        records: z.int().optional(),
      }),
    ),
  ),
  'patients.open': channel(careTeam, z.strictObject({ patientId: uuidSchema }), patientViewSchema),
  'patients.banner': channel(careTeam, z.strictObject({ patientId: uuidSchema }), bannerViewSchema),
  /** People already held who may be this person, with reasons for and against; the nurse decides. */
  'patients.match': channel(careTeam, z.strictObject({ identity: identitySchema }), z.array(matchViewSchema)),
  'patients.update': channel(
    clinicians,
    z.strictObject({
      patientId: uuidSchema,
      field: z.string().max(80),
      value: z.json(),
      seen: z.array(uuidSchema),
    }),
    z.object({ field: fieldViewSchema }),
  ),
  /** Of one person, or of everybody who is in this establishment now. */
  'actions.list': channel(
    clinicians,
    z.strictObject({ patientId: uuidSchema.optional(), state: z.enum(['open', 'all']) }),
    z.array(actionViewSchema),
  ),
  'actions.handle': channel(
    clinicians,
    z.strictObject({
      actionId: uuidSchema,
      state: z.enum(['open', 'done', 'handed-over', 'not-needed']),
      to: z.string().max(200).optional(),
      note: z.string().max(2000).optional(),
      seen: z.array(uuidSchema),
    }),
    actionViewSchema,
  ),
  'conflicts.list': channel(
    clinicians,
    z.strictObject({ patientId: uuidSchema.optional() }),
    z.array(conflictViewSchema),
  ),
  /** A clinician's decision is itself a change that replaces every version shown. */
  'conflicts.resolve': channel(
    clinicians,
    z.strictObject({
      record: z.strictObject({ type: z.string().max(64), id: uuidSchema }),
      field: z.string().max(160),
      value: z.json(),
      replaces: z.array(uuidSchema).min(2),
    }),
    /** `decision`: the change that decided, by which it can be taken back. */
    z.object({ field: fieldViewSchema, decision: uuidSchema }),
  ),
  /** Takes a decision back by changes that put the values it replaced in force again, each beside the other. */
  'conflicts.undo': channel(
    clinicians,
    z.strictObject({
      record: z.strictObject({ type: z.string().max(64), id: uuidSchema }),
      field: z.string().max(160),
      decision: uuidSchema,
    }),
    z.object({ field: fieldViewSchema }),
  ),
  /** How much waits for a clinician: conflicts, and pairs of records that may be one person. */
  'patients.toDecide': channel(
    clinicians,
    z.strictObject({}),
    z.object({ conflicts: z.int(), duplicates: z.int() }),
  ),
  /**
   * Pairs of records that may be one person, side by side; of one person when given, then also with those said to be
   * somebody else (`apart`). `total` counts all, of which the first 50 are shown.
   */
  'patients.duplicates': channel(
    clinicians,
    z.strictObject({ patientId: uuidSchema.optional() }),
    z.object({ total: z.int(), pairs: z.array(duplicateViewSchema), apart: z.array(linkViewSchema) }),
  ),
  /** Says that two records are one person, are different people, or that it is decided later; and takes that back. */
  'patients.link': channel(
    clinicians,
    z.strictObject({
      left: uuidSchema,
      right: uuidSchema,
      verdict: linkVerdictSchema,
      reason: z.string().trim().min(1).max(400),
      seen: z.array(uuidSchema),
    }),
    /** Everybody who is now one person with `left`, itself first. */
    z.object({ link: linkViewSchema, people: z.array(uuidSchema) }),
  ),
} as const;
