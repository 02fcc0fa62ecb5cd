/** Shapes the ACCT screens read. Narrative stands in `acctNarrativeSchema` only, which clinicians alone may ask for. */
import { z } from 'zod';
import { instantSchema, uuidSchema } from '../changes/change.ts';
import {
  acctReviewKindSchema,
  attendanceSchema,
  inputKindSchema,
  possessionOutcomeSchema,
} from '../records/acct.ts';
import { civilDateSchema, roleSchema } from '../records/people.ts';
import { listedPersonSchema } from './followup-views.ts';

const acctStateSchema = z.enum(['open', 'post-closure', 'closed']);

/** One thing healthcare owes to an ACCT. `dueAt` counts from the event, wherever and whenever it was written down. */
const acctMilestoneSchema = z.object({
  /** Id of the content; `review:<uuid>` for a review that was set; `constant-supervision:<date>` for a day of it. */
  id: z.string().max(80),
  title: z.string(),
  short: z.string(),
  dueAt: instantSchema,
  state: z.enum(['met', 'met-late', 'due', 'overdue', 'not-needed']),
  metAt: instantSchema.nullable(),
  /** What met it, in words: "Held 14:05, healthcare attended in person". */
  metBy: z.string().nullable(),
  owner: roleSchema,
  reviewId: uuidSchema.nullable(),
  explains: z.string(),
  source: z.string(),
  signOff: z.string(),
});
export type AcctMilestone = z.infer<typeof acctMilestoneSchema>;

export const acctBoardRowSchema = z.object({
  acctId: uuidSchema,
  person: listedPersonSchema,
  state: acctStateSchema,
  /** Open and closed stand against each other: open is in force until somebody decides. */
  disputed: z.boolean(),
  logNumber: z.string().nullable(),
  openedAt: instantSchema,
  openedBy: z.string(),
  /** It came with the person from another establishment. */
  cameFrom: z.string().nullable(),
  constantSince: instantSchema.nullable(),
  /** Met, due and overdue, soonest due first; what is owed beyond the next review is not listed before it is set. */
  milestones: z.array(acctMilestoneSchema),
  /** The next one that is not met. */
  next: acctMilestoneSchema.nullable(),
  overdue: z.int(),
  nextReview: z.object({ id: uuidSchema, kind: acctReviewKindSchema, dueAt: instantSchema }).nullable(),
  lastInputAt: instantSchema.nullable(),
  openSupport: z.int(),
  arriving: z.boolean(),
});
export type AcctBoardRow = z.infer<typeof acctBoardRowSchema>;

export const acctReviewViewSchema = z.object({
  id: uuidSchema,
  kind: acctReviewKindSchema,
  dueAt: instantSchema,
  setBy: z.string().nullable(),
  named: z.string().nullable(),
  state: z.enum(['planned', 'held', 'cancelled']),
  heldAt: instantSchema.nullable(),
  /** Mode, who and role; the free-text reason is narrative and null for who may not read it. */
  attendance: attendanceSchema,
  inputIds: z.array(uuidSchema),
});

/** That an input was made, when, by whom; never what it says. */
export const acctInputHeadSchema = z.object({
  id: uuidSchema,
  kind: inputKindSchema.exclude(['possession']),
  reviewId: uuidSchema.nullable(),
  signedAt: instantSchema,
  signedBy: z.string(),
  role: z.string(),
  corrects: uuidSchema.nullable(),
  correctedBy: uuidSchema.nullable(),
  copiedToDocument: z.boolean(),
});

const acctSupportViewSchema = z.object({
  id: uuidSchema,
  title: z.string(),
  owner: z.string(),
  due: civilDateSchema.nullable(),
  state: z.enum(['open', 'done', 'cancelled']),
  overdue: z.boolean(),
  note: z.string().nullable(),
});

/** What managers too may see of one ACCT: states, times, who; no reason, no words of anybody. */
export const acctSummarySchema = z.object({
  acctId: uuidSchema,
  patientId: uuidSchema,
  state: acctStateSchema,
  disputed: z.boolean(),
  logNumber: z.string().nullable(),
  source: z.string(),
  openedAt: instantSchema,
  openedBy: z.string(),
  handedTo: z.string().nullable(),
  handedAt: instantSchema.nullable(),
  notifiedAt: instantSchema.nullable(),
  closedAt: instantSchema.nullable(),
  postClosureDue: civilDateSchema.nullable(),
  planGivenAt: instantSchema.nullable(),
  constant: z
    .object({ id: uuidSchema, startedAt: instantSchema, authorisedBy: z.string().nullable() })
    .nullable(),
  milestones: z.array(acctMilestoneSchema),
  reviews: z.array(acctReviewViewSchema),
  inputs: z.array(acctInputHeadSchema),
  reopens: uuidSchema.nullable(),
  /** Drafts of this person of staff that wait to be signed. */
  drafts: z.array(
    z.object({ id: uuidSchema, kind: inputKindSchema, startedAt: instantSchema, mine: z.boolean() }),
  ),
});
export type AcctSummary = z.infer<typeof acctSummarySchema>;

/** Signed health input with its words. */
const acctInputViewSchema = z.object({
  ...acctInputHeadSchema.shape,
  parts: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      group: z.string(),
      text: z.string(),
      onSheet: z.boolean(),
    }),
  ),
  attendance: attendanceSchema,
  possession: possessionOutcomeSchema.nullable(),
  referrals: z.array(z.object({ to: z.string(), urgency: z.string(), sentAt: instantSchema.nullable() })),
  supports: z.array(z.string()),
});

const acctSharedViewSchema = z.object({
  id: uuidSchema,
  inputId: uuidSchema.nullable(),
  how: z.enum(['told', 'printed', 'copied-to-document', 'handed-over']),
  what: z.string(),
  withWhom: z.string(),
  at: instantSchema,
  initials: z.string().nullable(),
  by: z.string(),
});

/** The narrative of one ACCT. Asking for it is audited every time. */
export const acctNarrativeSchema = z.object({
  acctId: uuidSchema,
  reason: z.string(),
  levelOnDocument: z.string().nullable(),
  immediatePlan: z.object({ text: z.string(), at: instantSchema, by: z.string() }).nullable(),
  marks: z.array(
    z.object({ milestone: z.string(), at: instantSchema, note: z.string().nullable(), by: z.string() }),
  ),
  attendanceReasons: z.array(z.object({ reviewId: uuidSchema, reason: z.string() })),
  stepDownPlan: z.string().nullable(),
  inputs: z.array(acctInputViewSchema),
  supports: z.array(acctSupportViewSchema),
  shared: z.array(acctSharedViewSchema),
});
export type AcctNarrative = z.infer<typeof acctNarrativeSchema>;

/** A form while it is written. `parts` by id; the pre-read texts are proposals until somebody edits or keeps them. */
export const acctDraftViewSchema = z.object({
  draftId: uuidSchema,
  kind: inputKindSchema,
  acctId: uuidSchema.nullable(),
  reviewId: uuidSchema.nullable(),
  patientId: uuidSchema,
  stayId: uuidSchema,
  startedAt: instantSchema,
  corrects: uuidSchema.nullable(),
  state: z.enum(['in-progress', 'put-away', 'signed']),
  parts: z.record(z.string(), z.json()),
  /** Drawn from the record at this moment, with where each line comes from. */
  preRead: z.array(
    z.object({ part: z.string(), lines: z.array(z.object({ text: z.string(), source: z.string() })) }),
  ),
  form: z.object({
    signOff: z.string(),
    source: z.string(),
    groups: z.array(z.object({ id: z.string(), title: z.string(), hint: z.string() })),
    parts: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        group: z.string(),
        drawn: z.boolean(),
        onSheet: z.boolean(),
        required: z.boolean(),
      }),
    ),
  }),
  /** What signing still waits for, in sentences. */
  missing: z.array(z.string()),
});
export type AcctDraftView = z.infer<typeof acctDraftViewSchema>;

const factorSchema = z.object({ id: z.string(), text: z.string() });
export const possessionFormSchema = z.object({
  signOff: z.string(),
  source: z.string(),
  patientFactors: z.array(factorSchema.extend({ held: z.array(z.string()) })),
  medicineFactors: z.array(factorSchema),
  outcomes: z.array(z.object({ id: possessionOutcomeSchema, text: z.string() })),
  triggers: z.array(z.object({ id: z.string(), text: z.string() })),
  medicines: z.array(
    z.object({ drug: z.string(), dose: z.string().nullable(), critical: z.string().nullable() }),
  ),
});

/** A signed in-possession assessment, and whether another one is owed. */
export const possessionViewSchema = z.object({
  id: uuidSchema,
  because: z.string(),
  outcome: possessionOutcomeSchema,
  patientFactors: z.array(z.object({ text: z.string(), answer: z.string() })),
  medicines: z.array(
    z.object({ drug: z.string(), factors: z.array(z.string()), outcome: possessionOutcomeSchema }),
  ),
  reasons: z.string(),
  actions: z.string().nullable(),
  reviewBy: civilDateSchema.nullable(),
  signedAt: instantSchema,
  signedBy: z.string(),
  corrects: uuidSchema.nullable(),
});

/** One mark of the picture over time. `until` where it lasts. */
export const acctTimelineEntrySchema = z.object({
  lane: z.enum(['stay', 'acct', 'constant-supervision', 'review', 'self-harm', 'medicine', 'possession']),
  from: instantSchema,
  until: instantSchema.nullable(),
  text: z.string(),
  source: z.string(),
  state: z.string(),
  /** Day, month or year: how exactly `from` is known. */
  precision: z.enum(['minute', 'day', 'month', 'year']),
});

/** A page for the ACCT document, the escort or the receiving prison: only what may be shared. */
export const acctSheetSchema = z.object({
  person: listedPersonSchema,
  title: z.string(),
  state: acctStateSchema,
  logNumber: z.string().nullable(),
  establishment: z.string(),
  lines: z.array(z.object({ heading: z.string(), paragraphs: z.array(z.string()) })),
  signedBy: z.string(),
  signedAt: instantSchema.nullable(),
  printedAt: instantSchema,
  printedBy: z.string(),
  dataState: z.string(),
});
export type AcctSheet = z.infer<typeof acctSheetSchema>;
