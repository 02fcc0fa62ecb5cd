/** The second-stage assessment: what has to be done before it, and its beginning. The rest goes by the channels of an assessment. */
import { z } from 'zod';
import { instantSchema, uuidSchema } from '../changes/change.ts';
import { channel, clinicians } from './channel.ts';
import { assessmentViewSchema } from './reception.ts';
import { secondStageStandingSchema } from './second-stage-views.ts';

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
} as const;
