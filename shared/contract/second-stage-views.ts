/** What the second stage shows of what went before it. */
import { z } from 'zod';
import { instantSchema, uuidSchema } from '../changes/change.ts';
import { civilDateSchema } from '../records/people.ts';
import { actionViewSchema } from './views.ts';

/** Medicines reconciliation of a stay, with the names of those who did it. */
const reconciliationViewSchema = z.object({
  doneAt: instantSchema,
  by: z.string(),
  sources: z.array(z.string()),
  differences: z.string().nullable(),
});
export type ReconciliationView = z.infer<typeof reconciliationViewSchema>;

/** First stage of the same stay: which edition, what it obliged and what came of that, and what is held besides. */
export const reviewViewSchema = z.object({
  signedId: uuidSchema,
  signedAt: instantSchema,
  assessor: z.string(),
  pack: z.object({ id: z.string(), version: z.string() }),
  reconciliation: reconciliationViewSchema.nullable(),
  /** Open ones first; `outcome` says in words what came of each, null while nothing did. */
  actions: z.array(z.object({ action: actionViewSchema, outcome: z.string().nullable() })),
  /** Vaccinations and virus tests on record, whichever stay they are of, newest first. */
  held: z.array(
    z.object({
      kind: z.enum(['vaccination', 'virus-test']),
      text: z.string(),
      date: civilDateSchema.nullable(),
    }),
  ),
});
export type ReviewView = z.infer<typeof reviewViewSchema>;

/** Whether the second stage of a stay can begin, has begun or is done. */
export const secondStageStandingSchema = z.object({
  stayId: uuidSchema,
  firstStage: z.enum(['not-begun', 'begun', 'signed']),
  reconciliation: reconciliationViewSchema.nullable(),
  assessment: z
    .object({
      id: uuidSchema,
      state: z.enum(['in-progress', 'incomplete', 'signed']),
      signedId: uuidSchema.nullable(),
    })
    .nullable(),
  /** When it is owed; null where no first stage was signed. */
  due: z
    .object({ targetDate: civilDateSchema, dueBy: instantSchema, sooner: z.array(z.string()) })
    .nullable(),
});
export type SecondStageStanding = z.infer<typeof secondStageStandingSchema>;

export const virusResultSchema = z.enum(['awaited', 'not-detected', 'detected', 'insufficient']);

/** Tests and doses that go on after the signature, and screens still owed or done. */
export const givenViewSchema = z.object({
  tests: z.array(
    z.object({
      testId: uuidSchema,
      /** "HIV". */
      virus: z.string(),
      response: z.enum(['accepted', 'declined', 'already-done']),
      takenOn: civilDateSchema.nullable(),
      result: virusResultSchema.nullable(),
      linkedOn: civilDateSchema.nullable(),
    }),
  ),
  doses: z.array(
    z.object({
      doseId: uuidSchema,
      vaccine: z.string(),
      dose: z.int(),
      dueOn: civilDateSchema.nullable(),
      givenOn: civilDateSchema.nullable(),
      batch: z.string().nullable(),
      state: z.enum(['declined', 'given', 'due']),
      /** What is owed for this dose here; null where nothing is. */
      appointmentId: uuidSchema.nullable(),
    }),
  ),
  screens: z.array(
    z.object({
      appointmentId: uuidSchema,
      reason: z.string().nullable(),
      dueBy: instantSchema,
      done: z.boolean(),
    }),
  ),
});
export type GivenView = z.infer<typeof givenViewSchema>;
