/** Emergency access: one person's record read beyond one's role, for a time and with a reason, and looked at by a manager afterwards. */
import { z } from 'zod';
import { instantSchema, uuidSchema } from '../changes/change.ts';
import { roleSchema } from '../records/people.ts';
import { careTeam, channel } from './channel.ts';

export const emergencyChannels = {
  /** Opens one person's record for reading, for thirty minutes or until this person signs out. */
  'access.breakGlass': channel(
    careTeam,
    z.strictObject({ patientId: uuidSchema, reason: z.string().trim().min(3).max(1000) }),
    z.object({ endsAt: instantSchema }),
  ),
  'access.mine': channel(
    careTeam,
    z.strictObject({ patientId: uuidSchema }),
    z.object({
      /** When the access of this session to this person ends; null where there is none. */
      endsAt: instantSchema.nullable(),
      /** Channels that an emergency access opens and that this role does not have. Empty: there is nothing to open. */
      opens: z.array(z.object({ channel: z.string(), what: z.string() })),
    }),
  ),
  /** Accesses that no manager has said anything of yet, newest first. */
  'access.toReview': channel(
    ['healthcare-manager'],
    z.strictObject({}),
    z.array(
      z.object({
        accessId: uuidSchema,
        patientId: uuidSchema,
        patientName: z.string(),
        byName: z.string(),
        role: roleSchema,
        reason: z.string(),
        openedAt: instantSchema,
        endsAt: instantSchema,
        /** One's own: somebody else has to look at it. */
        mine: z.boolean(),
      }),
    ),
  ),
  'access.review': channel(
    ['healthcare-manager'],
    z.strictObject({
      accessId: uuidSchema,
      justified: z.boolean(),
      note: z.string().trim().max(1000).nullable(),
    }),
    z.object({ ok: z.literal(true) }),
  ),
} as const;
