/** What every workstation of an establishment last delivered (docs/replication-protocol.md §5.8). */
import { z } from 'zod';
import { instantSchema, uuidSchema } from '../changes/change.ts';

export const siteWorkstationSchema = z.object({
  id: uuidSchema,
  /** How people call it, as it was enrolled. */
  name: z.string().max(120),
  /** active; retired: may push, not pull; revoked: refused. */
  state: z.enum(['active', 'retired', 'revoked']),
  enrolledAt: instantSchema,
  /** When a push of it last brought something new; null when none has. */
  lastDeliveredAt: instantSchema.nullable(),
  /** When it last said hello or read; null when it has not since it was enrolled. */
  lastSeenAt: instantSchema.nullable(),
  /** How far its devices' chains are held, summed. */
  through: z.int().min(0),
  /** Ids under which it wrote; a central record of before does not tell. */
  devices: z.array(uuidSchema).max(1000).optional(),
});
export type SiteWorkstation = z.infer<typeof siteWorkstationSchema>;

/** Somebody whom this establishment held until another one took over custody, without a departure recorded here. */
export const claimedSchema = z.object({
  patient: uuidSchema,
  by: z.object({ id: z.string().max(16), name: z.string().max(200) }),
  /** arrival: the person is there; request: expected there, and their history was asked for. */
  cause: z.enum(['arrival', 'request']),
  at: instantSchema,
});
export type Claimed = z.infer<typeof claimedSchema>;

export const siteAnswerSchema = z.object({
  /** The central record's clock: every instant below is of the same clock. */
  now: instantSchema,
  workstations: z.array(siteWorkstationSchema).max(1000),
  /** The latest; a central record of before does not tell. */
  claimed: z.array(claimedSchema).max(500).optional(),
});
export type SiteAnswer = z.infer<typeof siteAnswerSchema>;

/** The last answer as a workstation remembers it, to show it with no network as well. */
export const siteSchema = siteAnswerSchema.omit({ claimed: true }).extend({
  /** By this workstation's clock. */
  readAt: instantSchema,
});
export type Site = z.infer<typeof siteSchema>;
