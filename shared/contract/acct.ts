/** ACCT: that one is open, what healthcare owes to it, and the manager's figures. What was written stands in `acct-input.ts`. */
import { z } from 'zod';
import { instantSchema, uuidSchema } from '../changes/change.ts';
import { acctReviewKindSchema } from '../records/acct.ts';
import { civilDateSchema } from '../records/people.ts';
import { acctBoardRowSchema, acctSummarySchema } from './acct-views.ts';
import { acctWriters, careTeam, channel, clinicians } from './channel.ts';
import { listedPersonSchema } from './followup-views.ts';

const ok = z.object({ ok: z.literal(true) });
const managers = ['healthcare-manager'] as const;
const words = (max: number) => z.string().trim().min(1).max(max);

export const acctChannels = {
  /** ACCTs that are open or in post-closure, of everybody here, soonest owed first. */
  'acct.board': channel(
    clinicians,
    z.strictObject({}),
    z.object({ now: instantSchema, rows: z.array(acctBoardRowSchema), warnings: z.array(z.string()) }),
  ),
  /** All ACCTs of a person, newest first, without narrative. */
  'acct.person': channel(
    clinicians,
    z.strictObject({ patientId: uuidSchema }),
    z.object({
      accts: z.array(acctSummarySchema),
      /** Why an in-possession assessment is owed, in sentences with the time; empty when none is. */
      possessionOwed: z.array(z.object({ because: z.string(), dueAt: instantSchema, overdue: z.boolean() })),
      possession: z
        .object({
          id: uuidSchema,
          outcome: z.string(),
          signedAt: instantSchema,
          reviewBy: civilDateSchema.nullable(),
        })
        .nullable(),
      stayId: uuidSchema.nullable(),
      warnings: z.array(z.string()),
    }),
  ),
  /** Open, in post-closure or closed: what a release coordinator may know. */
  'acct.state': channel(
    careTeam,
    z.strictObject({ patientId: uuidSchema }),
    z.object({ state: z.enum(['none', 'open', 'post-closure', 'closed']), since: instantSchema.nullable() }),
  ),
  /** Opened by healthcare, or heard of from the prison. Where one is open already that is said, and nothing is written. */
  'acct.open': channel(
    acctWriters,
    z.strictObject({
      stayId: uuidSchema,
      source: z.enum(['health', 'prison']),
      logNumber: z.string().trim().max(40).nullable(),
      openedAt: instantSchema,
      openedBy: words(120),
      reason: words(2000),
      handedTo: z.string().trim().max(200).nullable(),
      handedAt: instantSchema.nullable(),
      notifiedAt: instantSchema.nullable(),
      /** A second ACCT beside an open one, or the same thread opened again. */
      reopens: uuidSchema.nullable().default(null),
    }),
    z.object({ acctId: uuidSchema }),
  ),
  /** The log number, who took it and when, the level as copied from the document: known later or corrected. */
  'acct.details': channel(
    acctWriters,
    z.strictObject({
      acctId: uuidSchema,
      logNumber: z.string().trim().max(40).nullable().optional(),
      handedTo: z.string().trim().max(200).nullable().optional(),
      handedAt: instantSchema.nullable().optional(),
      levelOnDocument: z.string().trim().max(80).nullable().optional(),
    }),
    ok,
  ),
  'acct.immediatePlan': channel(
    acctWriters,
    z.strictObject({ acctId: uuidSchema, text: words(4000), at: instantSchema }),
    ok,
  ),
  /** Marks a milestone as done by hand, or takes the mark back. */
  'acct.milestone': channel(
    acctWriters,
    z.strictObject({
      acctId: uuidSchema,
      milestone: words(80),
      at: instantSchema.nullable(),
      note: z.string().trim().max(2000).nullable(),
    }),
    ok,
  ),
  'acct.setReview': channel(
    acctWriters,
    z.strictObject({
      acctId: uuidSchema,
      reviewId: uuidSchema.nullable(),
      kind: acctReviewKindSchema,
      dueAt: instantSchema,
      setBy: z.string().trim().max(120).nullable(),
      named: z.string().trim().max(120).nullable(),
    }),
    z.object({ reviewId: uuidSchema }),
  ),
  /** That it was held and how healthcare took part; `heldAt` null takes it back. */
  'acct.reviewHeld': channel(
    acctWriters,
    z.strictObject({
      reviewId: uuidSchema,
      heldAt: instantSchema.nullable(),
      mode: z.enum(['in-person', 'telephone', 'written', 'none']),
      who: z.string().trim().max(120).nullable(),
      role: z.string().trim().max(120).nullable(),
      reason: z.string().trim().max(1000).nullable(),
      /** When the next one is, where that was set. */
      next: z.object({ dueAt: instantSchema, setBy: z.string().trim().max(120).nullable() }).nullable(),
    }),
    z.object({ nextReviewId: uuidSchema.nullable() }),
  ),
  'acct.cancelReview': channel(
    acctWriters,
    z.strictObject({ reviewId: uuidSchema, reason: words(1000), undo: z.boolean().default(false) }),
    ok,
  ),
  'acct.constant': channel(
    acctWriters,
    z.strictObject({
      acctId: uuidSchema,
      /** Null begins it. */
      constantId: uuidSchema.nullable(),
      at: instantSchema,
      authorisedBy: z.string().trim().max(120).nullable(),
      /** Ends it; needs the plan for stepping down. */
      end: z.boolean(),
      stepDownPlan: z.string().trim().max(4000).nullable(),
      /** Takes the end back where `end` is said, otherwise the beginning. */
      undo: z.boolean().default(false),
    }),
    z.object({ constantId: uuidSchema }),
  ),
  'acct.support': channel(
    acctWriters,
    z.strictObject({
      acctId: uuidSchema,
      supportId: uuidSchema.nullable(),
      title: words(400),
      owner: words(120),
      due: civilDateSchema.nullable(),
      state: z.enum(['open', 'done', 'cancelled']),
      note: z.string().trim().max(2000).nullable(),
    }),
    z.object({ supportId: uuidSchema }),
  ),
  /** The case review closed it. Healthcare's view has to be signed before. */
  'acct.close': channel(
    acctWriters,
    z.strictObject({
      acctId: uuidSchema,
      closedAt: instantSchema,
      postClosureDue: civilDateSchema.nullable(),
    }),
    ok,
  ),
  /** The post-closure period ended; `undo` takes that back, and it is in post-closure again. */
  'acct.endPostClosure': channel(
    acctWriters,
    z.strictObject({ acctId: uuidSchema, at: instantSchema, undo: z.boolean().default(false) }),
    ok,
  ),
  /** The same ACCT is open again; the thread goes on. Also takes back a closing. */
  'acct.reopen': channel(
    acctWriters,
    z.strictObject({ acctId: uuidSchema, at: instantSchema, reason: words(2000) }),
    ok,
  ),
  'acct.share': channel(
    acctWriters,
    z.strictObject({
      acctId: uuidSchema,
      inputId: uuidSchema.nullable(),
      how: z.enum(['told', 'copied-to-document', 'handed-over']),
      what: words(1000),
      withWhom: words(200),
      at: instantSchema,
      initials: z.string().trim().max(12).nullable(),
    }),
    z.object({ sharedId: uuidSchema }),
  ),

  /** Figures of the manager over ACCTs opened in a period, each with the ACCTs behind it. */
  'acct.measures': channel(
    managers,
    z.strictObject({ from: civilDateSchema, to: civilDateSchema }),
    z.object({
      from: civilDateSchema,
      to: civilDateSchema,
      dataState: z.string(),
      opened: z.int(),
      ratios: z.array(
        z.object({
          id: z.string(),
          title: z.string(),
          explains: z.string(),
          numerator: z.int(),
          denominator: z.int(),
          excluded: z.int(),
        }),
      ),
      attendance: z.array(z.object({ mode: z.string(), count: z.int() })),
      milestones: z.array(
        z.object({
          id: z.string(),
          title: z.string(),
          medianMinutes: z.number().nullable(),
          inTime: z.int(),
          late: z.int(),
          open: z.int(),
        }),
      ),
      warnings: z.array(z.string()),
    }),
  ),
  'acct.measured': channel(
    managers,
    z.strictObject({
      from: civilDateSchema,
      to: civilDateSchema,
      measure: words(80),
      part: words(40),
    }),
    z.array(
      z.object({
        acctId: uuidSchema,
        /** Null where none of the person's stays has arrived yet. */
        person: listedPersonSchema.nullable(),
        openedAt: instantSchema,
        says: z.string(),
      }),
    ),
  ),
} as const;
