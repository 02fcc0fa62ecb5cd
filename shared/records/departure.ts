/** Somebody leaves: where to, so that the receiving establishment has the history before the person. */
import { z } from 'zod';
import { instantSchema, uuidSchema } from '../changes/change.ts';
import { defineRecord } from './define.ts';
import { saferByRank } from './safer.ts';

export const departureKindSchema = z.enum(['release', 'transfer', 'court', 'hospital', 'other']);
export type DepartureKind = z.infer<typeof departureKindSchema>;

/** Who is expected back: the stay goes on, and so does the clock of follow-up (docs/decisions/0050-follow-up.md). */
export const expectedBack: readonly DepartureKind[] = ['court', 'hospital'];

/**
 * A record of its own beside the stay's `departedAt` and `departure`: an older build that does not know the destination keeps
 * this and still reads the stay.
 */
export const departureRecord = defineRecord({
  type: 'departure',
  version: 1,
  fields: {
    stay: uuidSchema,
    kind: departureKindSchema,
    at: instantSchema,
    /** Code of the receiving establishment at the central record; null when it is not known or has none. */
    destination: z.string().min(1).max(16).nullable(),
    /** Where to, in words, as the nurse read or wrote it. */
    destinationName: z.string().max(200).nullable(),
    /** When somebody at court or in hospital came back; null while they are out. */
    returnedAt: instantSchema.nullable(),
    state: z.enum(['entered-in-error', 'recorded']),
  },
  safer: { state: saferByRank(['entered-in-error', 'recorded']) },
});
