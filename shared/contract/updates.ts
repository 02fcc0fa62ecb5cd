/** A new version for this workstation: what is there, whether it may be installed, and installing it. */
import { z } from 'zod';
import { instantSchema } from '../changes/change.ts';
import { releaseVersionSchema } from '../updates/version.ts';
import { channel } from './channel.ts';

const nothing = z.strictObject({});

const updateStateSchema = z.object({
  /** Version that runs now. */
  current: z.string(),
  /** Something goes on. Bytes of `total` while it is fetched, else both 0. */
  busy: z
    .object({
      what: z.enum(['asking', 'fetching', 'checking', 'backing-up', 'installing']),
      done: z.int(),
      total: z.int(),
    })
    .nullable(),
  /** A release that is here as a whole, its signature and every byte of its file checked. */
  found: z
    .object({
      version: z.string(),
      releasedAt: instantSchema,
      notes: z.string(),
      /** From the central record, or carried here in a folder. */
      source: z.enum(['given', 'carried']),
    })
    .nullable(),
  /** What stands against installing it now, as sentences. */
  refusals: z.array(z.string()),
  /** When the central record was last asked and answered. */
  askedAt: instantSchema.nullable(),
  /** Why the last attempt came to nothing, as a sentence. */
  problem: z.string().nullable(),
});
export type UpdateState = z.infer<typeof updateStateSchema>;

export const updateChannels = {
  'updates.state': channel(['administrator', 'healthcare-manager'], nothing, updateStateSchema),
  /** Asks the central record, fetches what it gives, and checks it. */
  'updates.check': channel(['administrator'], nothing, updateStateSchema),
  /** The same checks for a release in a folder, e.g. on a stick. */
  'updates.fromFolder': channel(
    ['administrator'],
    z.strictObject({ folder: z.string().min(1).max(1000) }),
    updateStateSchema,
  ),
  /** Backs the store up, checks everything once more and hands the file to the installer: Throughcare then closes. */
  'updates.install': channel(
    ['administrator'],
    z.strictObject({ version: releaseVersionSchema }),
    z.object({ ok: z.literal(true) }),
  ),
} as const;
