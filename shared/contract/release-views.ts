/** Shapes the release screens read: a person's plan, its milestones and medicines, the diary, sharing, packs and the day. */
import { z } from 'zod';
import { instantSchema, uuidSchema } from '../changes/change.ts';
import { civilDateSchema } from '../records/people.ts';
import {
  editionSchema,
  handedOutcomeSchema,
  packKindSchema,
  recipientKindSchema,
  sectionStateNameSchema,
  shareDecisionSchema,
  withheldReasonSchema,
} from '../records/release-words.ts';
import { planValueSchema, withheldThingSchema } from '../records/release.ts';
import { dayFlagSchema } from '../release/release-date.ts';
import { markSchema } from '../release/milestone-content.ts';
import { listedPersonSchema } from './followup-views.ts';
import { versionViewSchema } from './views.ts';

const stamp = { by: z.string(), at: instantSchema };
/** What each of the `conflicts` holds, for whoever plans to see both and say which counts. */
const differing = z.record(z.string(), z.array(versionViewSchema));
const milestoneStateSchema = z.enum([
  'done',
  'not-needed',
  'declined',
  'unavailable',
  'not-yet',
  'open',
  'amber',
  'red',
  'closed',
  'standing',
  'no-date',
]);
const flaggedDaySchema = z.object({ flag: z.enum(dayFlagSchema), words: z.string() });

const milestoneViewSchema = z.object({
  id: z.string(),
  title: z.string(),
  owner: z.string(),
  explains: z.string(),
  source: z.string(),
  mark: markSchema,
  section: z.string().nullable(),
  /** Whether a person's word may settle it here, or what does instead. */
  settledBy: z.enum(['hand', 'section', 'pack', 'ready-pack', 'handing-over']),
  state: milestoneStateSchema,
  opensOn: civilDateSchema.nullable(),
  dueOn: civilDateSchema.nullable(),
  closesOn: civilDateSchema.nullable(),
  compressed: z.boolean(),
  /** What somebody said of it; `by` is a name. */
  handling: z
    .object({ on: civilDateSchema, whom: z.string().nullable(), reason: z.string().nullable(), ...stamp })
    .nullable(),
});
export type MilestoneView = z.infer<typeof milestoneViewSchema>;

export const milestoneMoveViewSchema = z.object({
  id: z.string(),
  title: z.string(),
  from: z.object({ dueOn: civilDateSchema.nullable(), state: milestoneStateSchema }),
  to: z.object({ dueOn: civilDateSchema.nullable(), state: milestoneStateSchema }),
});

export const sectionViewSchema = z.object({
  id: z.string(),
  state: sectionStateNameSchema,
  reason: z.string().nullable(),
  /** Name and time of who said so; null while nobody has. */
  said: z.object(stamp).nullable(),
  fields: z.record(z.string(), planValueSchema),
  /** States it may go to. */
  next: z.array(sectionStateNameSchema),
  /** Ids of the fields, and `state`, that hold two values somebody has to decide between. */
  conflicts: z.array(z.string()),
  differing,
});
export type SectionView = z.infer<typeof sectionViewSchema>;

/** The date in force and what else was put down; `flags` say what is awkward about it. */
const releaseDateViewSchema = z.object({
  date: civilDateSchema.nullable(),
  id: uuidSchema.nullable(),
  source: z.string().nullable(),
  note: z.string().nullable(),
  flags: z.array(flaggedDaySchema),
  others: z.array(z.object({ id: uuidSchema, date: civilDateSchema, source: z.string() })),
  mayGoAnyDay: z.boolean(),
  /** Null where the legal status decides. */
  mayGoSaid: z.boolean().nullable(),
  legalStatus: z.string().nullable(),
});

/** Since somebody last looked, the date moved: from which one, and what follows. Null where nothing moved. */
export const movedViewSchema = z.object({
  from: civilDateSchema.nullable(),
  to: civilDateSchema.nullable(),
  seenBy: z.string(),
  seenAt: instantSchema,
  milestones: z.array(milestoneMoveViewSchema),
});

export const releaseMedicineViewSchema = z.object({
  id: uuidSchema,
  medicineId: uuidSchema.nullable(),
  drug: z.string(),
  dose: z.string().nullable(),
  frequency: z.string().nullable(),
  route: z.string().nullable(),
  indication: z.string().nullable(),
  kind: z.enum(['regular', 'as-needed', 'opioid-substitution', 'depot']),
  controlled: z.boolean().nullable(),
  /** Title of its class of critical medicines; null where it is none. */
  critical: z.string().nullable(),
  supply: z.enum(['to-take-out', 'prescription', 'none']).nullable(),
  days: z.int().nullable(),
  prescription: z.string().nullable(),
  reason: z.string().nullable(),
  lastDoseAt: instantSchema.nullable(),
  lastDoseSupervised: z.boolean().nullable(),
  nextDueAt: instantSchema.nullable(),
  change: z.object({ kind: z.enum(['started', 'changed', 'stopped']), reason: z.string() }).nullable(),
  state: z.enum(['current', 'stopped', 'entered-in-error']),
  verdict: z.object({
    level: z.enum(['red', 'amber', 'ok']),
    words: z.string(),
    reasonMissing: z.boolean(),
  }),
  conflicts: z.array(z.string()),
  differing,
});
export type ReleaseMedicineView = z.infer<typeof releaseMedicineViewSchema>;

export const shareViewSchema = z.object({
  id: uuidSchema,
  kind: recipientKindSchema,
  name: z.string(),
  address: z.string().nullable(),
  contact: z.string().nullable(),
  odsCode: z.string().nullable(),
  decision: shareDecisionSchema,
  reason: z.string().nullable(),
  editions: z.array(editionSchema),
  capacity: z.enum(['yes', 'no', 'not-assessed']),
  bestInterests: z.string().nullable(),
  decidedAt: instantSchema.nullable(),
  witness: z.string().nullable(),
  expiresOn: civilDateSchema.nullable(),
  recordedBy: z.string(),
  /** For every edition meant for this kind of recipient. */
  covers: z.array(z.object({ edition: editionSchema, covered: z.boolean(), words: z.string() })),
  conflicts: z.array(z.string()),
  differing,
});
export type ShareView = z.infer<typeof shareViewSchema>;

export const withheldViewSchema = z.object({
  id: uuidSchema,
  item: withheldThingSchema,
  words: z.string(),
  because: withheldReasonSchema,
  reason: z.string(),
  editions: z.array(editionSchema),
  authorisedBy: z.string(),
  authorisedAt: instantSchema,
  reviewOn: civilDateSchema,
  reviewDue: z.boolean(),
  state: z.enum(['withheld', 'lifted']),
});

export const releasePlanViewSchema = z.object({
  person: listedPersonSchema,
  arrivedAt: instantSchema,
  /** When the person left; a plan can be read after that, not changed. */
  departedAt: instantSchema.nullable(),
  today: civilDateSchema,
  coordinator: z.object({ staffId: z.string(), name: z.string() }).nullable(),
  date: releaseDateViewSchema,
  moved: movedViewSchema.nullable(),
  medicalHold: z.object({ reason: z.string(), until: civilDateSchema.nullable(), ...stamp }).nullable(),
  milestones: z.array(milestoneViewSchema),
  sections: z.array(sectionViewSchema),
  medicines: z.array(releaseMedicineViewSchema),
  shares: z.array(shareViewSchema),
  withheld: z.array(withheldViewSchema),
  /** Their record may not have arrived whole. */
  arriving: z.boolean(),
});
export type ReleasePlanView = z.infer<typeof releasePlanViewSchema>;

/** One person of the diary. Lanes stand in the order of the content. */
export const diaryRowSchema = z.object({
  person: listedPersonSchema,
  date: civilDateSchema.nullable(),
  mayGoAnyDay: z.boolean(),
  coordinator: z.object({ staffId: z.string(), name: z.string() }).nullable(),
  lanes: z.array(z.object({ lane: z.string(), state: sectionStateNameSchema, words: z.string() })),
  /** Milestones that are amber and red now. */
  amber: z.int(),
  red: z.int(),
  moved: z.boolean(),
  /** Number of the last released version, and whether a ready pack stands and of when. */
  packNumber: z.int().nullable(),
  readyAt: instantSchema.nullable(),
  /** Of the list of the day: whether anything, or everything on it, has an entry. */
  handed: z.enum(['nothing', 'some', 'all']),
  acctOpen: z.boolean(),
  arriving: z.boolean(),
});
export type DiaryRow = z.infer<typeof diaryRowSchema>;

export const packViewSchema = z.object({
  id: uuidSchema,
  kind: packKindSchema,
  number: z.int(),
  releasedBy: z.string(),
  releasedAt: instantSchema,
  dataState: z.string(),
  releaseDate: civilDateSchema.nullable(),
  contentVersion: z.string(),
  /** This build has newer content than the pack was made with. */
  olderContent: z.boolean(),
  hash: z.string(),
  editions: z.array(editionSchema),
  gaps: z.array(z.object({ section: z.string(), words: z.string() })),
  recipients: z.array(z.object({ kind: recipientKindSchema, name: z.string(), edition: editionSchema })),
  /** Another pack of this stay with the same number, released elsewhere at the same time. */
  sameNumber: z.boolean(),
});
export type PackView = z.infer<typeof packViewSchema>;

export const packLogViewSchema = z.object({
  id: uuidSchema,
  packId: uuidSchema,
  edition: editionSchema,
  what: z.enum(['printed', 'saved', 'handed', 'acknowledged', 'exported-fhir']),
  copy: z.int().nullable(),
  copies: z.int().nullable(),
  printer: z.string().nullable(),
  recipient: z.string().nullable(),
  method: z.string().nullable(),
  of: uuidSchema.nullable(),
  acknowledgedBy: z.string().nullable(),
  note: z.string().nullable(),
  ...stamp,
});

export const dayItemViewSchema = z.object({
  item: z.string(),
  medicineId: uuidSchema.nullable(),
  title: z.string(),
  /** What the plan says about it: never a claim that it was given. */
  planned: z.string().nullable(),
  /** Nobody has recorded it, and nobody said that it is not needed. */
  open: z.boolean(),
  /** What the people who did it recorded; what counts stands first, and says so. */
  recorded: z.array(
    z.object({
      id: uuidSchema,
      outcome: handedOutcomeSchema.exclude(['entered-in-error']),
      quantity: z.string().nullable(),
      reason: z.string().nullable(),
      ...stamp,
      /** `as-well`: recorded elsewhere at the same time, and corrected by nobody. */
      standing: z.enum(['counts', 'as-well', 'corrected', 'in-error']),
      /** Who said that it was entered in error, and when. */
      struck: z.object(stamp).nullable(),
    }),
  ),
});

export const followOnViewSchema = z.object({
  id: uuidSchema,
  person: listedPersonSchema,
  leftAt: instantSchema,
  title: z.string(),
  owner: z.string(),
  dueBy: instantSchema,
  late: z.boolean(),
  state: z.enum(['open', 'ended', 'withdrawn']),
  ending: z.object({ how: z.string(), words: z.string(), ...stamp }).nullable(),
  attempts: z.array(
    z.object({
      id: uuidSchema,
      how: z.string(),
      whom: z.string(),
      result: z.string(),
      note: z.string().nullable(),
      ...stamp,
    }),
  ),
  /** How many attempts are owed before it may end as not contactable. */
  attemptsOwed: z.int(),
});
