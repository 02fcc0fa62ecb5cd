/**
 * The audit trail on its way to the central record (docs/replication-protocol.md, decision 0081). Each workstation's trail is a
 * stream of entries whose hashes chain; the central record works every hash out again and names what was altered or is missing.
 */
import { z } from 'zod';
import { canonicalText, instantSchema, sha256Schema, uuidSchema } from '../changes/change.ts';

export const AUDIT_BATCH = 500;

/** Text that has a canonical form and a place in a database: no half of a surrogate pair, no U+0000. */
const keepable = (most: number): z.ZodString =>
  z
    .string()
    .max(most)
    .refine((text) => text.isWellFormed() && !text.includes('\u0000'));

export const auditLineSchema = z.object({
  seq: z.int().min(1),
  at: instantSchema,
  staff: keepable(100),
  event: keepable(100),
  patient: keepable(64).nullable(),
  // U+0000 is kept as the replacement character.
  detail: z
    .string()
    .max(10_000)
    .refine((text) => text.isWellFormed()),
  /** As the workstation holds it. */
  hash: sha256Schema,
});
export type AuditLine = z.infer<typeof auditLineSchema>;

/** What the hash of an entry covers besides the hash before it. */
export function auditText({ seq, at, staff, event, patient, detail }: Omit<AuditLine, 'hash'>): string {
  return canonicalText({ seq, at, staff, event, patient, detail });
}

export const auditPushSchema = z.object({
  stream: uuidSchema,
  /** Where the workstation goes on: everything up to here was acknowledged to it. Numbers between this and the first entry are gone. */
  after: z.int().min(0),
  /** Hash of the entry `after`; 64 zeros before the very first, and where it is gone. */
  prev: sha256Schema,
  entries: z.array(auditLineSchema).min(1).max(AUDIT_BATCH),
});
export type AuditPush = z.infer<typeof auditPushSchema>;

export const auditPushAnswerSchema = z.object({
  /** Last sequence held of this stream. */
  through: z.int().min(0),
  /** Whether what was held agrees with what came; if not, the workstation goes on in a stream of its own. */
  agrees: z.boolean(),
});

export const auditAlarmKindSchema = z.enum([
  // The hash of the entry is not what its words and the entry before it give.
  'altered',
  // A number was skipped: an entry was deleted on the workstation.
  'missing',
  // An entry that had been delivered differs from what the workstation holds now.
  'rewritten',
  // The workstation went on from an older copy of its store.
  'forked',
]);
export const auditAlarmSchema = z.object({
  workstation: uuidSchema,
  workstationName: z.string(),
  stream: uuidSchema,
  seq: z.int(),
  kind: auditAlarmKindSchema,
  noticedAt: instantSchema,
});
export type AuditAlarm = z.infer<typeof auditAlarmSchema>;

/** What is asked of the trail of the whole establishment. `as` is the member of staff who asks; the central record looks up their role. */
export const auditQuerySchema = z.object({
  as: uuidSchema,
  patient: z.array(keepable(64)).max(50).optional(),
  staff: keepable(100).optional(),
  from: instantSchema.optional(),
  to: instantSchema.optional(),
  /** Entries before this instant and number, as the page before ended. */
  before: z.object({ at: instantSchema, stream: uuidSchema, seq: z.int() }).optional(),
  limit: z.int().min(1).max(1000),
});
export type AuditQuery = z.infer<typeof auditQuerySchema>;

export const auditFoundSchema = z.object({
  entries: z.array(
    auditLineSchema
      .omit({ hash: true })
      .extend({ stream: uuidSchema, workstation: uuidSchema, workstationName: z.string() }),
  ),
  more: z.boolean(),
  alarms: z.array(auditAlarmSchema).max(200),
});
export type AuditFound = z.infer<typeof auditFoundSchema>;
