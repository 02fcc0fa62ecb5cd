/** What a store that was damaged was made anew from. */
import { z } from 'zod';
import { instantSchema } from '../changes/change.ts';

const count = z.int().min(0);
export const recoveryReportSchema = z.object({
  at: instantSchema,
  /** Name of the damaged file, which was kept. */
  damaged: z.string(),
  /** Name of the backup it began from; null where there was none that was whole. */
  backup: z.string().nullable(),
  /** Backups that were tried before and were damaged themselves. */
  backupsRefused: z.array(z.string()),
  /** Changes held when the backup was opened. */
  fromBackup: count,
  /** Changes that only the damaged file still had, own ones and those of other workstations. */
  fromDamaged: z.object({ own: count, others: count }),
  /** Saves of this workstation that only the journal still had. */
  fromJournal: count,
  /** Parts of the journal that were damaged themselves. */
  journalDamaged: count,
  /** Saves not yet acknowledged by the central record that nothing yielded any more. */
  missing: count,
});
export type RecoveryReport = z.infer<typeof recoveryReportSchema>;
