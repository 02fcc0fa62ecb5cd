/**
 * ACCT as healthcare holds it: that one is open, what healthcare owes to it, and what it gave (clinical-content.md §4). The
 * document itself and its observations belong to the prison. There is no score anywhere: formulations are narrative.
 */
import { z } from 'zod';
import { instantSchema, uuidSchema } from '../changes/change.ts';
import { defineRecord } from './define.ts';
import { civilDateSchema } from './people.ts';
import { saferByRank, saferEarlier, saferTrue } from './safer.ts';

const text = (max: number) => z.string().max(max);
const optionalText = (max: number) => text(max).nullable();

/** Somebody says that something was done, when it happened, and a word about it. */
export const markSchema = z
  .object({ at: instantSchema, note: optionalText(2000), by: text(64), written: instantSchema })
  .nullable();

/** That an ACCT is open. Open beats post-closure beats closed until somebody decides. */
export const acctRecord = defineRecord({
  type: 'acct',
  version: 1,
  fields: {
    logNumber: optionalText(40),
    openedAt: instantSchema,
    openedBy: text(120),
    reason: text(2000),
    /** Who took the concern form. */
    handedTo: optionalText(200),
    state: z.enum(['closed', 'post-closure', 'open']),
    closedAt: instantSchema.nullable(),
  },
  safer: { state: saferByRank(['closed', 'post-closure', 'open']), openedAt: saferEarlier },
});

/**
 * The rest of an ACCT, under the same id. A record of its own, because a build that does not know it must go on showing that the ACCT
 * is open; a further version of `acct` itself would be kept there and not shown.
 */
export const acctCareRecord = defineRecord({
  type: 'acct-care',
  version: 1,
  fields: {
    /** The stay during which it was opened. */
    stay: uuidSchema.nullable(),
    source: z.enum(['first-stage', 'second-stage', 'health', 'prison', 'transfer']).nullable(),
    handedAt: instantSchema.nullable(),
    /** When healthcare heard of it, where somebody else opened it. */
    notifiedAt: instantSchema.nullable(),
    /** What healthcare gave to the immediate action plan: location, medicines, observations, items. */
    immediatePlan: z
      .object({ text: text(4000), at: instantSchema, by: text(64), written: instantSchema })
      .nullable(),
    /** As written on the ACCT document; copied, never worked out. */
    levelOnDocument: optionalText(80),
    /** The day by which the post-closure review must have happened, as the case review set it. */
    postClosureDue: civilDateSchema.nullable(),
    /** When the post-closure period ended. */
    postClosureEndedAt: instantSchema.nullable(),
    /** The ACCT this one goes on from, where it was opened again under another number. */
    reopens: uuidSchema.nullable(),
  },
  /** Milestones marked by hand, by the id the content gives them; each time it was opened again, by a number from 1. */
  families: { 'milestone.': markSchema, 'reopened.': markSchema },
  safer: { postClosureDue: saferEarlier },
});

export const acctReviewKindSchema = z.enum([
  'assessment-interview',
  'first-case-review',
  'case-review',
  'constant-supervision',
  'closing',
  'post-closure',
]);
export type AcctReviewKind = z.infer<typeof acctReviewKindSchema>;

/** How healthcare took part; `none` needs the reason. A written report is the exception and says why (PFD 7269692). */
export const attendanceSchema = z
  .object({
    mode: z.enum(['in-person', 'telephone', 'written', 'none']),
    who: optionalText(120),
    role: optionalText(120),
    reason: optionalText(1000),
    by: text(64),
    at: instantSchema,
  })
  .nullable();

/** One meeting of the case, or the day's review of constant supervision. */
export const acctReviewRecord = defineRecord({
  type: 'acct-review',
  version: 1,
  fields: {
    acct: uuidSchema,
    kind: acctReviewKindSchema,
    dueAt: instantSchema,
    /** Who set it: a case coordinator's name, or nobody where the timing follows from the ACCT. */
    setBy: optionalText(120),
    /** Member of healthcare who is named to take part. */
    named: optionalText(120),
    heldAt: instantSchema.nullable(),
    attendance: attendanceSchema,
    state: z.enum(['cancelled', 'held', 'planned']),
    note: optionalText(1000),
  },
  safer: { dueAt: saferEarlier, state: saferByRank(['cancelled', 'held', 'planned']) },
});

export const acctConstantRecord = defineRecord({
  type: 'acct-constant',
  version: 1,
  fields: {
    acct: uuidSchema,
    startedAt: instantSchema,
    /** Who authorised it, as told to healthcare. */
    authorisedBy: optionalText(120),
    endedAt: instantSchema.nullable(),
    stepDownPlan: optionalText(4000),
    state: z.enum(['ended', 'in-force']),
  },
  safer: { state: saferByRank(['ended', 'in-force']), startedAt: saferEarlier },
});

/** A health action of the care plan; fields merge one by one. */
export const acctSupportRecord = defineRecord({
  type: 'acct-support',
  version: 1,
  fields: {
    acct: uuidSchema,
    title: text(400),
    owner: text(120),
    due: civilDateSchema.nullable(),
    state: z.enum(['cancelled', 'done', 'open']),
    note: optionalText(2000),
  },
  safer: { due: saferEarlier, state: saferByRank(['cancelled', 'done', 'open']) },
});

export const inputKindSchema = z.enum([
  'review',
  'constant-supervision',
  'closing',
  'post-closure',
  'possession',
]);
export type InputKind = z.infer<typeof inputKindSchema>;

/** Health input while it is being written: one register per part, saved as it is typed, so that a power cut loses nothing. */
export const acctDraftRecord = defineRecord({
  type: 'acct-draft',
  version: 1,
  fields: {
    kind: inputKindSchema,
    /** Null for an assessment of medicines in possession without an ACCT. */
    acct: uuidSchema.nullable(),
    review: uuidSchema.nullable(),
    stay: uuidSchema,
    author: text(64),
    startedAt: instantSchema,
    /** The signed entry this one corrects. */
    corrects: uuidSchema.nullable(),
    state: z.enum(['in-progress', 'put-away', 'signed']),
  },
  families: { 'part.': z.json() },
  safer: { state: saferByRank(['in-progress', 'put-away', 'signed']) },
});

/** Signed health input. Never changes; a correction is another one that names it. */
export const acctInputRecord = defineRecord({
  type: 'acct-input',
  version: 1,
  immutable: true,
  fields: {
    draft: uuidSchema,
    kind: inputKindSchema.exclude(['possession']),
    acct: uuidSchema,
    review: uuidSchema.nullable(),
    stay: uuidSchema,
    /** By part id, as `shared/acct/input.ts` parses them. */
    parts: z.record(z.string().max(40), z.json()),
    /** Content the form was given with. */
    content: text(40),
    signedBy: text(64),
    signedAt: instantSchema,
    corrects: uuidSchema.nullable(),
  },
});

/** What left healthcare: told to whom, printed, or copied to the paper ACCT. Written once. */
export const acctSharedRecord = defineRecord({
  type: 'acct-shared',
  version: 1,
  immutable: true,
  fields: {
    acct: uuidSchema,
    input: uuidSchema.nullable(),
    how: z.enum(['told', 'printed', 'copied-to-document', 'handed-over']),
    what: text(1000),
    withWhom: text(200),
    at: instantSchema,
    initials: optionalText(12),
    by: text(64),
    enteredInError: text(400).nullable(),
  },
});

export const possessionOutcomeSchema = z.enum(['not-in-possession', 'daily', '7-days', '28-days']);
export type PossessionOutcome = z.infer<typeof possessionOutcomeSchema>;

export const possessionTriggerSchema = z.enum([
  'acct',
  'self-harm',
  'transfer',
  'intoxication',
  'stockpiling',
  'csra',
  'review',
  'first',
]);
export type PossessionTrigger = z.infer<typeof possessionTriggerSchema>;

/** In-possession medicines risk assessment, signed (clinical-content.md §5). A judgement with its factors; nothing is added up. */
export const possessionRecord = defineRecord({
  type: 'possession-assessment',
  version: 1,
  immutable: true,
  fields: {
    draft: uuidSchema,
    stay: uuidSchema,
    acct: uuidSchema.nullable(),
    /** Why it was asked for. */
    because: possessionTriggerSchema,
    /** yes, no or not-known by factor of the content. */
    patientFactors: z.record(z.string().max(60), z.enum(['yes', 'no', 'not-known'])),
    medicines: z
      .array(
        z.object({
          drug: text(200),
          factors: z.record(z.string().max(60), z.enum(['yes', 'no', 'not-known'])),
          outcome: possessionOutcomeSchema,
        }),
      )
      .max(80),
    outcome: possessionOutcomeSchema,
    reasons: text(4000),
    /** Monitoring, safer storage, removal of what is held. */
    actions: optionalText(2000),
    reviewBy: civilDateSchema.nullable(),
    content: text(40),
    signedBy: text(64),
    signedAt: instantSchema,
    corrects: uuidSchema.nullable(),
  },
});

/** Self-harm that happened here, as healthcare heard of it; the history entry (`self-harm`) is written with it. */
export const selfHarmEventRecord = defineRecord({
  type: 'self-harm-event',
  version: 1,
  fields: {
    stay: uuidSchema,
    acct: uuidSchema.nullable(),
    history: uuidSchema,
    happenedAt: instantSchema,
    seenByHealth: z.boolean(),
    injuries: optionalText(2000),
    careGiven: optionalText(2000),
    state: z.enum(['entered-in-error', 'recorded']),
  },
  safer: { state: saferByRank(['entered-in-error', 'recorded']), seenByHealth: saferTrue },
});
