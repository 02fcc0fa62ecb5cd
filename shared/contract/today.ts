/** The home page: what is owed by a member of staff or by their role, from every area, soonest first. */
import { z } from 'zod';
import { instantSchema, uuidSchema } from '../changes/change.ts';
import { urgencySchema } from '../records/care.ts';
import { careTeam, channel } from './channel.ts';
import { listedPersonSchema } from './followup-views.ts';

const owedKindSchema = z.enum([
  'acct',
  'possession',
  'draft',
  'action',
  'no-show',
  'follow-up',
  'follow-on',
  'release',
  'conflict',
]);
export type OwedKind = z.infer<typeof owedKindSchema>;

/** Where it is dealt with. */
const owedPlaceSchema = z.discriminatedUnion('screen', [
  z.object({
    screen: z.literal('patient'),
    patientId: uuidSchema,
    tab: z.enum(['acct', 'follow-up', 'conflicts', 'stays', 'release']).nullable(),
  }),
  z.object({ screen: z.literal('acct-input'), draftId: uuidSchema, patientId: uuidSchema }),
  z.object({ screen: z.literal('assessment'), assessmentId: uuidSchema }),
  z.object({ screen: z.literal('follow-on') }),
]);

const owedItemSchema = z.object({
  /** The same for as long as it is owed. */
  key: z.string().max(200),
  kind: owedKindSchema,
  /** What is owed: "Take part in the first case review". Nothing of what anybody wrote about the person. */
  title: z.string(),
  /** One more thing to know, or nothing. */
  detail: z.string(),
  person: listedPersonSchema.omit({ stayId: true }),
  /** Null where no time is set; it then stands last. */
  dueAt: instantSchema.nullable(),
  overdue: z.boolean(),
  urgency: urgencySchema.nullable(),
  /** Whose it is, in words: "Mental-health nurse", "You", "Anybody". */
  owner: z.string(),
  /** Not the reader's own: shown to a manager because its time has passed. */
  escalated: z.boolean(),
  opens: owedPlaceSchema,
});
export type OwedItem = z.infer<typeof owedItemSchema>;

export const todayChannels = {
  /**
   * Everything owed by me or by my role: overdue first, then soonest first. A manager sees whatever is overdue, a release coordinator what
   * planning of releases owes and nothing else.
   */
  'today.owed': channel(
    careTeam,
    z.strictObject({}),
    z.object({
      now: instantSchema,
      /** Of each kind the soonest, at most 100; `totals` counts all. */
      items: z.array(owedItemSchema),
      totals: z.array(z.object({ kind: owedKindSchema, total: z.int() })),
      warnings: z.array(z.string()),
    }),
  ),
  /** How many are owed something in each area; of an area that the role may not open, none. */
  'today.counts': channel(
    careTeam,
    z.strictObject({}),
    z.object({
      arrivals: z.int(),
      followUp: z.int(),
      acct: z.int(),
      conflicts: z.int(),
      duplicates: z.int(),
      /** Tasks for people who left, late or due within a day. */
      release: z.int(),
    }),
  ),
} as const;
