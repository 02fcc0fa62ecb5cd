/** The rest of the content of release planning: words for patients, the list of the day, unplanned release, sharing, figures. */
import { z } from 'zod';
import { editionSchema, recipientKindSchema, unplannedEventSchema } from '../records/release-words.ts';
import { contentIdSchema } from './milestone-content.ts';

const words = z.string().min(1).max(400);
const head = { version: z.string().min(1).max(20), source: words, signOff: words };

/** Plain words of the patient's copy: one idea a line. `{field}` stands for a field; a line whose field is empty is left out. */
export const patientWordsSchema = z.strictObject({
  ...head,
  /** Luxon format of a date: "Tuesday 3 March 2026". */
  dateFormat: words,
  title: words,
  questions: z.strictObject({ who: words, when: words, where: words, phone: words, bring: words }),
  sections: z.array(
    z.strictObject({
      section: contentIdSchema,
      title: words,
      lines: z.array(words),
      gap: words,
      advice: z.array(words),
    }),
  ),
});
export type PatientWords = z.infer<typeof patientWordsSchema>;

export const releaseDaySchema = z.strictObject({
  ...head,
  items: z
    .array(
      z.strictObject({
        id: contentIdSchema,
        title: words,
        /** Section it belongs to; null where there is none. */
        section: contentIdSchema.nullable(),
        /** Once for every medicine that goes out. */
        eachMedicine: z.boolean(),
      }),
    )
    .min(1),
});
export type ReleaseDayContent = z.infer<typeof releaseDaySchema>;

/** What an escort is told to know and do, each where it holds. */
const toDoIds = [
  'hold',
  'constant-supervision',
  'acct-open',
  'acct-post-closure',
  'dose-due',
  'sealed-envelope',
] as const;
export type ToDoId = (typeof toDoIds)[number];

export const transferSchema = z
  .strictObject({
    ...head,
    /** Codes of alerts that an escort is told: needs and what may happen on the way. */
    escortAlerts: z.array(z.string().min(1).max(20)),
    /** `{until}` of the hold and `{when}` of the dose stand for a day or a time. */
    toDo: z.array(z.strictObject({ id: z.enum(toDoIds), about: words, words })),
  })
  .superRefine(({ toDo }, context) => {
    for (const id of toDoIds)
      if (toDo.filter((each) => each.id === id).length !== 1)
        context.addIssue({ code: 'custom', message: `"${id}" does not stand once` });
  });

export const unplannedSchema = z
  .strictObject({
    ...head,
    events: z.array(
      z.strictObject({
        id: unplannedEventSchema,
        title: words,
        departure: z.enum(['release', 'court']),
        says: words,
      }),
    ),
    tasks: z
      .array(
        z.strictObject({
          id: contentIdSchema,
          title: words,
          owner: words,
          /** Hours from leaving within which it is due. */
          hours: z
            .int()
            .min(1)
            .max(24 * 28),
          events: z.array(unplannedEventSchema).min(1),
          /** Opened only where that section was needed, or `acct-open`; null: always. */
          onlyIfSection: contentIdSchema.nullable(),
          /** So many attempts before it may end as not contactable. */
          attempts: z.int().min(1).max(20),
        }),
      )
      .min(1),
  })
  .refine(
    ({ events }) => unplannedEventSchema.options.every((id) => events.some((each) => each.id === id)),
    'an event of unplanned release is missing',
  );
export type UnplannedContent = z.infer<typeof unplannedSchema>;

export const sharingSchema = z
  .strictObject({
    ...head,
    recipients: z.array(
      z.strictObject({
        kind: recipientKindSchema,
        title: words,
        /** own: the person's own copy; custody: who carries the person; the others as in release-and-standards.md §1.4. */
        basis: z.enum(['own', 'custody', 'direct-care', 'explicit']),
        editions: z.array(editionSchema).min(1),
      }),
    ),
    /** Months after which an explicit consent ends where nobody set another end. */
    consentMonths: z.int().min(1).max(60),
  })
  .refine(
    ({ recipients }) => recipientKindSchema.options.every((kind) => recipients.some((r) => r.kind === kind)),
    'a kind of recipient is missing',
  );
export type SharingContent = z.infer<typeof sharingSchema>;

export const figuresSchema = z.strictObject({
  ...head,
  medicines: z
    .strictObject({ leastDays: z.int().min(1), defaultDays: z.int().min(1), source: words })
    .refine(({ leastDays, defaultDays }) => leastDays < defaultDays, 'the least lies above the default'),
  substanceMisuseWithinDays: z.int().min(1),
  reconnectAfterDays: z.int().min(1),
  readyPackWithinDays: z.int().min(1),
  /** Words of a legal status that mean that the person may go from court any day. */
  remandWords: z.array(words).min(1),
  remandSource: words,
});
export type ReleaseFigures = z.infer<typeof figuresSchema>;
