/** Where backups of this workstation go, and how the last one went. */
import { z } from 'zod';
import { instantSchema } from '../changes/change.ts';
import { channel } from './channel.ts';

const nothing = z.strictObject({});

const backupPlaceSchema = z.object({
  /** Null where none was chosen: then there are no backups. */
  folder: z.string().nullable(),
  running: z.boolean(),
  last: z
    .object({
      at: instantSchema,
      file: z.string(),
      bytes: z.int(),
      tookMs: z.number(),
      /** Backups of this workstation that stand there. */
      kept: z.int(),
    })
    .nullable(),
  /** What is the matter now, as a sentence. */
  problem: z.string().nullable(),
  /** None for a day and a half. */
  overdue: z.boolean(),
  /** The folder lies on the disk of the store. */
  sameDisk: z.boolean(),
});
export type BackupPlaceView = z.infer<typeof backupPlaceSchema>;

export const backupChannels = {
  'workstation.backupPlace': channel(['administrator', 'healthcare-manager'], nothing, backupPlaceSchema),
  /** Null ends backups; what was written stays where it is. */
  'workstation.setBackupPlace': channel(
    ['administrator'],
    z.strictObject({ folder: z.string().min(1).max(1000).nullable() }),
    backupPlaceSchema,
  ),
  'workstation.backUpNow': channel(['administrator'], nothing, backupPlaceSchema),
} as const;
