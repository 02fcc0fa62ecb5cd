/** What the establishment decides about locking, working without the central record, and working hours. */
import { z } from 'zod';
import { instantSchema } from '../changes/change.ts';
import { clockTimeSchema, policyBounds } from '../records/policy.ts';
import { channel } from './channel.ts';

const within = ({ least, most }: { least: number; most: number }) => z.int().min(least).max(most);

const policySchema = z.strictObject({
  idleLockMinutes: within(policyBounds.idleLockMinutes),
  grantDays: within(policyBounds.grantDays),
  grantWarnDays: within(policyBounds.grantWarnDays),
  workingHours: z.strictObject({ from: clockTimeSchema, to: clockTimeSchema }).nullable(),
});

export const policyChannels = {
  'policy.get': channel(
    'signed-in',
    z.strictObject({}),
    policySchema.extend({
      /** Null while nobody has set one: then the usual values hold. */
      set: z.object({ by: z.string(), at: instantSchema }).nullable(),
      /** Two people set different numbers without seeing each other; the stricter hold until one is set anew. */
      differs: z.boolean(),
      /** Whole days until nobody can sign in here without reaching the central record. */
      grantDaysLeft: z.int(),
    }),
  ),
  'policy.set': channel(
    ['administrator', 'healthcare-manager'],
    policySchema,
    z.object({ ok: z.literal(true) }),
  ),
} as const;
