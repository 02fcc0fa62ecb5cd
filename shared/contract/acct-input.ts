/** What clinicians write and read of an ACCT: drafts, signed health input, medicines in possession, self-harm, pages to print. */
import { z } from 'zod';
import { instantSchema, uuidSchema } from '../changes/change.ts';
import { inputKindSchema } from '../records/acct.ts';
import {
  acctDraftViewSchema,
  acctNarrativeSchema,
  acctSheetSchema,
  acctTimelineEntrySchema,
  possessionFormSchema,
  possessionViewSchema,
} from './acct-views.ts';
import { acctReaders, acctWriters, channel } from './channel.ts';

const ok = z.object({ ok: z.literal(true) });
const words = (max: number) => z.string().trim().min(1).max(max);

export const acctInputChannels = {
  'acct.narrative': channel(acctReaders, z.strictObject({ acctId: uuidSchema }), acctNarrativeSchema),
  'acct.timeline': channel(
    acctReaders,
    z.strictObject({ patientId: uuidSchema }),
    z.object({
      from: instantSchema.nullable(),
      to: instantSchema,
      entries: z.array(acctTimelineEntrySchema),
    }),
  ),

  /** Begins health input or an in-possession assessment, or takes up the draft that waits. */
  'acct.draft': channel(
    acctWriters,
    z.strictObject({
      kind: inputKindSchema,
      stayId: uuidSchema,
      acctId: uuidSchema.nullable(),
      reviewId: uuidSchema.nullable(),
      corrects: uuidSchema.nullable().default(null),
    }),
    acctDraftViewSchema,
  ),
  'acct.openDraft': channel(acctWriters, z.strictObject({ draftId: uuidSchema }), acctDraftViewSchema),
  /** One part, as typed. Durable when it answers. */
  'acct.savePart': channel(
    acctWriters,
    z.strictObject({ draftId: uuidSchema, part: words(40), value: z.json() }),
    z.object({ missing: z.array(z.string()) }),
  ),
  'acct.putAway': channel(
    acctWriters,
    z.strictObject({ draftId: uuidSchema, undo: z.boolean().default(false) }),
    ok,
  ),
  /** Re-asks the password and freezes the input; attendance, referrals and support actions of the form are written with it. */
  'acct.sign': channel(
    acctWriters,
    z.strictObject({ draftId: uuidSchema, password: z.string().min(1).max(200) }),
    z.object({ signedId: uuidSchema }),
  ),

  'acct.possessionForm': channel(acctWriters, z.strictObject({ stayId: uuidSchema }), possessionFormSchema),
  'acct.possessionHistory': channel(
    acctReaders,
    z.strictObject({ patientId: uuidSchema }),
    z.array(possessionViewSchema),
  ),
  /** Self-harm in this stay: into the history, and what it obliges. */
  'acct.selfHarm': channel(
    acctWriters,
    z.strictObject({
      stayId: uuidSchema,
      happenedAt: instantSchema,
      method: z.string().trim().max(200).nullable(),
      intent: z.string().trim().max(200).nullable(),
      suicideAttempt: z.boolean().nullable(),
      seenByHealth: z.boolean(),
      injuries: z.string().trim().max(2000).nullable(),
      careGiven: z.string().trim().max(2000).nullable(),
    }),
    z.object({ eventId: uuidSchema, acctOpen: z.boolean() }),
  ),

  /** The contribution sheet of one signed input. */
  'acct.sheet': channel(acctReaders, z.strictObject({ inputId: uuidSchema }), acctSheetSchema),
  /** The summary that travels to court or to another prison. */
  'acct.handoverSheet': channel(acctReaders, z.strictObject({ patientId: uuidSchema }), acctSheetSchema),
  'acct.printed': channel(
    acctReaders,
    z.strictObject({
      acctId: uuidSchema,
      inputId: uuidSchema.nullable(),
      what: z.enum(['sheet', 'handover']),
      how: z.enum(['printed', 'saved']),
    }),
    ok,
  ),
} as const;
