/** What has not reached the central record, and how it gets there when this workstation never connects again. */
import { z } from 'zod';
import { instantSchema, sha256Schema, uuidSchema } from '../changes/change.ts';
import { siteSchema } from '../replication/site.ts';
import { channel } from './channel.ts';
import { passwordSchema } from './session.ts';

const nothing = z.strictObject({});

/** The workstations of this site as the central record last told of them; `own` is this one. */
const siteViewSchema = siteSchema.extend({ own: uuidSchema });
export type SiteView = z.infer<typeof siteViewSchema>;

const setAsideViewSchema = z.object({
  id: z.string(),
  at: instantSchema,
  /** Written here and refused by the central record; otherwise received and not readable here. */
  writtenHere: z.boolean(),
  /** What it is a part of, "Note"; null when that cannot be read. */
  what: z.string().nullable(),
  author: z.string().nullable(),
  /** A sentence. */
  reason: z.string(),
});
export type SetAsideView = z.infer<typeof setAsideViewSchema>;

const unsentViewSchema = z.object({
  /** Own saves that the central record has not acknowledged. */
  count: z.int(),
  oldestAt: instantSchema.nullable(),
  /** Own saves that the central record refused; they go into the file, too. */
  setAside: z.int(),
  /** Rows of the list of what was set aside, received from others or written here. */
  listed: z.int(),
  lastFile: z
    .object({
      at: instantSchema,
      fileName: z.string(),
      count: z.int(),
      by: z.string(),
      /** Unsent saves that were made after it was written. */
      since: z.int(),
    })
    .nullable(),
});
export type UnsentView = z.infer<typeof unsentViewSchema>;

const exportedSchema = z.object({
  fileName: z.string(),
  at: instantSchema,
  device: uuidSchema,
  from: z.int(),
  to: z.int(),
  count: z.int(),
  setAside: z.int(),
  digest: sha256Schema,
  bytes: z.int(),
});
export type Exported = z.infer<typeof exportedSchema>;

export const unsentChannels = {
  'replication.site': channel('signed-in', nothing, siteViewSchema.nullable()),
  'replication.setAside': channel(['administrator'], nothing, z.array(setAsideViewSchema)),
  'workstation.unsent': channel(['administrator'], nothing, unsentViewSchema),
  /** Writes the file into a folder. Nothing counts as sent by it. Asks for the password again. */
  'workstation.exportUnsent': channel(
    ['administrator'],
    z.strictObject({ folder: z.string().min(1).max(1000), password: passwordSchema }),
    exportedSchema,
  ),
} as const;
