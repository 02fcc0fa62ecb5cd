/** Messages about people who move between establishments (docs/replication-protocol.md §5.9). */
import { z } from 'zod';
import { uuidSchema } from '../changes/change.ts';

/**
 * "Please hand over this person": asked by the establishment that expects or has somebody. Honoured only when its own arrival
 * record, as the central record holds it, carries these numbers.
 */
export const handoverRequestSchema = z.object({
  /** The arrival record of the asking establishment. */
  arrival: uuidSchema,
  nhsNumber: z.string().max(14).nullable(),
  prisonNumber: z.string().max(10).nullable(),
  pncNumber: z.string().max(20).nullable(),
  /** Who asks, and why: written into the transfer log. */
  staff: z.string().min(1).max(64),
  reason: z.string().min(1).max(400),
});
export type HandoverRequest = z.infer<typeof handoverRequestSchema>;

export const handoverAnswerSchema = z.object({
  /** People whose history comes, and from where. */
  people: z.array(
    z.object({
      patient: uuidSchema,
      from: z.object({ id: z.string(), name: z.string() }),
      entries: z.int().min(0),
    }),
  ),
  /** Records with these numbers that this establishment holds already. */
  held: z.array(uuidSchema).max(1000),
  /** Records with one of these numbers that were not handed over because the date of birth is another. */
  otherBirth: z.int().min(0),
});
export type HandoverAnswer = z.infer<typeof handoverAnswerSchema>;

export const establishmentsAnswerSchema = z.object({
  establishments: z
    .array(z.object({ id: z.string().min(1).max(16), name: z.string().max(200), kind: z.string().max(60) }))
    .max(2000),
});
export type EstablishmentsAnswer = z.infer<typeof establishmentsAnswerSchema>;
