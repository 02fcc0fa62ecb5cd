/** Who looked at whom, over the whole establishment where the central record can be reached, else on this workstation. */
import { z } from 'zod';
import { auditFlags } from '../audit/flags.ts';
import { instantSchema, uuidSchema } from '../changes/change.ts';
import { civilDateSchema } from '../records/people.ts';
import { auditAlarmSchema } from '../replication/audit.ts';
import { channel } from './channel.ts';

const readers = ['administrator', 'healthcare-manager', 'auditor'] as const;
const auditFlagSchema = z.enum(auditFlags);

const cursorSchema = z.object({ at: instantSchema, stream: uuidSchema, seq: z.int() });
const askedSchema = z.strictObject({
  patient: uuidSchema.optional(),
  staff: z.string().max(100).optional(),
  /** Civil days in London, both included. */
  from: civilDateSchema.optional(),
  to: civilDateSchema.optional(),
  /** Only entries with one of these. */
  flags: z.array(auditFlagSchema).max(4).default([]),
});

const auditEntryViewSchema = z.object({
  /** Of the trail it stands in. */
  stream: z.string(),
  seq: z.int(),
  at: instantSchema,
  workstation: z.string(),
  staff: z.string(),
  staffName: z.string(),
  event: z.string(),
  patient: z.string().nullable(),
  /** Null where the entry is about nobody; words where the person is not held here. */
  patientName: z.string().nullable(),
  detail: z.string(),
  flags: z.array(auditFlagSchema),
});
export type AuditEntryView = z.infer<typeof auditEntryViewSchema>;

export const auditChannels = {
  'audit.find': channel(
    readers,
    askedSchema.extend({ before: cursorSchema.optional(), limit: z.int().min(1).max(500) }),
    z.object({
      /** Whose trail it is, in a sentence that also says why it is not that of the establishment. */
      whole: z.boolean(),
      sentence: z.string(),
      /** First entry of this workstation's own trail that does not hold; null when it is whole. */
      brokenAt: z.int().nullable(),
      alarms: z.array(auditAlarmSchema),
      entries: z.array(auditEntryViewSchema),
      next: cursorSchema.nullable(),
    }),
  ),
  /** The same as CSV, for an investigation; at most 20,000 entries. The reason stands in the trail. */
  'audit.export': channel(
    readers,
    askedSchema.extend({ reason: z.string().trim().min(3).max(400) }),
    z.object({ csv: z.string(), entries: z.int(), complete: z.boolean() }),
  ),
  'audit.highProfile': channel(
    readers,
    z.strictObject({}),
    z.object({
      people: z.array(
        z.object({
          patientId: uuidSchema,
          name: z.string(),
          reason: z.string().nullable(),
          by: z.string(),
          at: instantSchema,
        }),
      ),
    }),
  ),
  'audit.markHighProfile': channel(
    ['healthcare-manager', 'administrator'],
    z.strictObject({
      patientId: uuidSchema,
      marked: z.boolean(),
      reason: z.string().trim().max(400).nullable(),
    }),
    z.object({ ok: z.literal(true) }),
  ),
} as const;
