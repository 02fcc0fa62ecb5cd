/**
 * What stands in the parts of a draft, `part.<id>`. A part of the content is text; these are the others. While a form is being
 * written any of them may be half filled in: the form saves what is typed, and signing asks for the rest.
 */
import { z } from 'zod';
import { instantSchema, uuidSchema } from '../changes/change.ts';
import { possessionOutcomeSchema } from '../records/acct.ts';
import { civilDateSchema } from '../records/people.ts';

const text = (max: number) => z.string().max(max);

export const attendancePartSchema = z.object({
  mode: z.enum(['in-person', 'telephone', 'written', 'none']).nullable(),
  who: text(120),
  role: text(120),
  /** Needed where nobody took part, and where a written report stood in. */
  reason: text(1000),
});
export type AttendancePart = z.infer<typeof attendancePartSchema>;

export const referralPartSchema = z.object({
  to: text(200),
  urgency: z.enum(['emergency', 'tonight', 'urgent', 'routine']).nullable(),
  /** Signing writes a mental-health triage that is owed for `triage`, and an action for anything else. */
  kind: z.enum(['triage', 'other']).optional(),
  /** When it was sent; left out while it has not been. */
  sentAt: instantSchema.nullable().optional(),
});
export type ReferralPart = z.infer<typeof referralPartSchema>;

export const supportPartSchema = z.object({
  title: text(400),
  owner: text(120),
  due: civilDateSchema.nullable(),
});
export type SupportPart = z.infer<typeof supportPartSchema>;

/** Whether medicines in possession were assessed again, and the signed assessment that says so. */
export const possessionPartSchema = z.object({
  reassessed: z.enum(['yes', 'no']).nullable(),
  assessment: uuidSchema.nullable(),
  /** Why not, or a word about it. */
  note: text(1000),
});
export type PossessionPart = z.infer<typeof possessionPartSchema>;

/** Parts of health input beside the texts of the content. */
export const inputPartSchemas = {
  attendance: attendancePartSchema,
  referrals: z.array(referralPartSchema).max(20),
  supports: z.array(supportPartSchema).max(40),
  possession: possessionPartSchema,
} as const;

const factorAnswerSchema = z.enum(['yes', 'no', 'not-known']);
export type FactorAnswer = z.infer<typeof factorAnswerSchema>;
const factors = z.record(text(60), factorAnswerSchema);

const medicinePartSchema = z.object({
  drug: text(200),
  factors,
  outcome: possessionOutcomeSchema.nullable(),
});
export type MedicinePart = z.infer<typeof medicinePartSchema>;

/** Parts of an assessment of medicines in possession. */
export const possessionPartSchemas = {
  /** Id of a trigger of the content. */
  because: text(40),
  patientFactors: factors,
  medicines: z.array(medicinePartSchema).max(80),
  outcome: possessionOutcomeSchema,
  reasons: text(4000),
  actions: text(2000),
  reviewBy: civilDateSchema,
} as const;
