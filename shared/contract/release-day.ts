/** The day of release, release that nobody planned, and what has to follow for who left. */
import { z } from 'zod';
import { instantSchema, uuidSchema } from '../changes/change.ts';
import { appointmentKindSchema } from '../records/care.ts';
import { clockTimeSchema } from '../records/followup.ts';
import { civilDateSchema } from '../records/people.ts';
import { handedOutcomeSchema, unplannedEventSchema } from '../records/release-words.ts';
import { careTeam, channel } from './channel.ts';
import { listedPersonSchema } from './followup-views.ts';
import { releasePlanners } from './release.ts';
import { dayItemViewSchema, followOnViewSchema } from './release-views.ts';

const ok = z.object({ ok: z.literal(true) });
const stay = { stayId: uuidSchema };
const reason = z.string().trim().max(400).nullable();

export const releaseDayChannels = {
  /** Everything that may be handed over, what the plan says of it and what was recorded; medicines one by one. */
  'release.day': channel(
    careTeam,
    z.strictObject(stay),
    z.object({
      person: listedPersonSchema,
      leftAt: instantSchema.nullable(),
      items: z.array(dayItemViewSchema),
      /** Sentences for what has no outcome yet. */
      open: z.array(z.string()),
    }),
  ),
  /**
   * One thing, by the person who did it: given, or why not. `corrects` names the entry that was wrong; with `entered-in-error` that entry
   * is struck and what stood before it counts again.
   */
  'release.handOver': channel(
    careTeam,
    z.strictObject({
      ...stay,
      item: z.string().min(1).max(80),
      medicineId: uuidSchema.nullable(),
      outcome: handedOutcomeSchema,
      quantity: z.string().trim().max(120).nullable(),
      reason,
      corrects: uuidSchema.nullable(),
    }),
    z.object({ entryId: uuidSchema }),
  ),
  /**
   * One action: ends the stay, freezes the standing ready pack as it was, lists what was not handed over, cancels what is booked here after
   * that and opens the follow-on tasks. Needs no password, because nobody waits for it; what was frozen says that it was the ready pack.
   */
  'release.unplanned': channel(
    releasePlanners,
    z.strictObject({ ...stay, event: unplannedEventSchema, at: instantSchema, note: reason }),
    z.object({
      packId: uuidSchema.nullable(),
      /** Null where a pack was frozen; else why none was. */
      noPack: z.string().nullable(),
      notHandedOver: z.array(z.string()),
      /** What was booked here for after the time of leaving, and is cancelled with it. */
      cancelled: z.array(
        z.object({
          kind: appointmentKindSchema,
          date: civilDateSchema,
          start: clockTimeSchema,
          place: z.string(),
        }),
      ),
      followOn: z.array(followOnViewSchema),
    }),
  ),
  /**
   * It was a mistake, or the person is back: the stay goes on, the tasks end as returned and what was cancelled is booked again; the frozen
   * pack stays.
   */
  'release.takeBackUnplanned': channel(releasePlanners, z.strictObject(stay), ok),
  'release.followOn': channel(
    careTeam,
    z.strictObject({ state: z.enum(['open', 'ended', 'all']).default('open') }),
    z.object({ tasks: z.array(followOnViewSchema) }),
  ),
  /** An attempt; one that reached the person, or found them back in custody, ends the task in the same save. */
  'release.attempt': channel(
    releasePlanners,
    z.strictObject({
      followOnId: uuidSchema,
      how: z.enum(['telephone', 'letter', 'secure-email', 'through-somebody', 'other']),
      whom: z.string().trim().min(1).max(200),
      result: z.enum(['reached', 'left-message', 'no-answer', 'wrong-number', 'returned-to-custody']),
      note: z.string().trim().max(2000).nullable(),
    }),
    z.object({ task: followOnViewSchema }),
  ),
  /** Not contactable: refused until as many attempts stand as the content asks for. `undo` opens it again. */
  'release.notContactable': channel(
    releasePlanners,
    z.strictObject({
      followOnId: uuidSchema,
      words: z.string().trim().min(1).max(400),
      undo: z.boolean().default(false),
    }),
    z.object({ task: followOnViewSchema }),
  ),
} as const;
