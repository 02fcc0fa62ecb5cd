/** The second-stage assessment: what has to be done before it, and its beginning. The rest goes by the channels of an assessment. */
import { z } from 'zod';
import { instantSchema, uuidSchema } from '../changes/change.ts';
import { channel, clinicians } from './channel.ts';
import { assessmentViewSchema } from './reception.ts';
import { civilDateSchema } from '../records/people.ts';
import { givenViewSchema, secondStageStandingSchema, virusResultSchema } from './second-stage-views.ts';

const okSchema = z.object({ ok: z.literal(true) });

export const secondStageChannels = {
  'followup.secondStage': channel(
    clinicians,
    z.strictObject({ stayId: uuidSchema }),
    secondStageStandingSchema,
  ),
  /** Medicines reconciliation of the stay: the precondition of the second stage. */
  'followup.reconciled': channel(
    clinicians,
    z.strictObject({
      stayId: uuidSchema,
      doneAt: instantSchema,
      sources: z.array(z.string().trim().min(1).max(120)).min(1).max(12),
      differences: z.string().max(2000).nullable(),
    }),
    z.object({ id: uuidSchema }),
  ),
  /** Begins the second-stage assessment of a stay or takes it up; `without` is the reason to go on without reconciliation. */
  'followup.begin': channel(
    clinicians,
    z.strictObject({ stayId: uuidSchema, without: z.string().trim().min(1).max(400).nullable() }),
    assessmentViewSchema,
  ),

  /** Tests, doses and tuberculosis screens of a person, wherever they were asked about first. */
  'followup.given': channel(clinicians, z.strictObject({ patientId: uuidSchema }), givenViewSchema),
  /** What came of a virus test since it was agreed to; null takes back what was recorded. */
  'followup.testRecorded': channel(
    clinicians,
    z.strictObject({
      testId: uuidSchema,
      takenOn: civilDateSchema.nullable(),
      result: virusResultSchema.nullable(),
      linkedOn: civilDateSchema.nullable(),
    }),
    okSchema,
  ),
  /** A dose was given; without a date it is due again. What is owed for it is done, or owed again, in the same save. */
  'followup.doseRecorded': channel(
    clinicians,
    z.strictObject({
      doseId: uuidSchema,
      givenOn: civilDateSchema.nullable(),
      batch: z.string().trim().max(60).nullable(),
    }),
    okSchema,
  ),
  /** The questions of a tuberculosis recall were asked, and nobody found a symptom. */
  'followup.screened': channel(
    clinicians,
    z.strictObject({ appointmentId: uuidSchema, undo: z.boolean().default(false) }),
    okSchema,
  ),
} as const;
