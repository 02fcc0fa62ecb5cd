/** What follows from each outcome of a booking, as content (`resources/followup/outcomes.json`, clinical-content.md §6). */
import { z } from 'zod';
import { urgencySchema } from '../records/care.ts';
import { outcomeCodeSchema } from '../records/followup.ts';

const words = z.string().min(1).max(300);

/** To whom a booking that came to nothing is put down; `none` where it happened. */
const attributionSchema = z.enum([
  'none',
  'patient',
  'prison',
  'health',
  'system',
  'clinical',
  'unverified',
  'unknown',
]);
export type Attribution = z.infer<typeof attributionSchema>;

/**
 * When to book again. next-session: the next one there is; next-day: from the day after; same-or-next-day: by the end of the
 * next day; within-hours: so many hours from now; on-return: from the day the person is back.
 */
const rebookSchema = z.strictObject({
  when: z.enum(['next-session', 'next-day', 'same-or-next-day', 'within-hours', 'on-return', 'open']),
  hours: z.int().min(1).max(168).optional(),
  /** What the next booking is for, in words: "the remainder", "face to face with a clinician". */
  as: words.optional(),
});

const actionSchema = z.strictObject({
  id: z.string().regex(/^[a-z-]+$/),
  title: words,
  urgency: urgencySchema,
  owner: z.string().min(1).max(80),
  /** now; in 24 hours; by the end of the day of return. */
  due: z.enum(['now', 'within-24-hours', 'on-return']),
});

const ruleSchema = z.strictObject({
  code: outcomeCodeSchema,
  label: words,
  attribution: attributionSchema,
  /** Whether the person was seen. */
  seen: z.boolean(),
  /** Whether it was an offer that the person turned down; so many of them bring the senior review. */
  countsAsOffer: z.boolean(),
  /** Null where nothing is to be booked again. */
  rebook: rebookSchema.nullable(),
  /** Whether the appointment ends with it: the person has left. */
  closes: z.boolean(),
  /** Whether somebody goes to the cell when the day for it has come. */
  cellSide: z.boolean(),
  asksReason: z.enum(['no', 'now', 'within-24-hours']),
  asksCapacity: z.boolean(),
  actions: z.array(actionSchema).max(6),
  /** What it obliges, in one sentence, for who chooses it. */
  follows: words,
  /** Where the rule stands, and [D] where it is a proposal of this project. */
  source: words,
});
export type OutcomeRule = z.infer<typeof ruleSchema>;

const outcomeContentSchema = z
  .strictObject({
    version: z.string().min(1).max(20),
    source: words,
    signOff: words,
    /** What each attribution is called. */
    attributions: z.record(attributionSchema, words),
    /** So many offers turned down bring a senior review. */
    offersBeforeReview: z.int().min(1).max(10),
    reviewAction: actionSchema,
    /** Day of the stay from which a visit at the cell is made. */
    cellSideFromDay: z.int().min(0).max(30),
    reasonOwedWithinHours: z.int().min(1).max(168),
    outcomes: z.array(ruleSchema),
  })
  .superRefine((content, context) => {
    const codes = content.outcomes.map(({ code }) => code);
    for (const code of outcomeCodeSchema.options) {
      const times = codes.filter((found) => found === code).length;
      if (times !== 1) {
        context.addIssue({ code: 'custom', message: `outcome "${code}" stands ${times} times, not once` });
      }
    }
    for (const { code, rebook, closes, seen } of content.outcomes) {
      if ((rebook?.when === 'within-hours') !== (rebook?.hours !== undefined)) {
        context.addIssue({ code: 'custom', message: `outcome "${code}": hours go with "within-hours"` });
      }
      if (closes && rebook !== null) {
        context.addIssue({ code: 'custom', message: `outcome "${code}" closes, so nothing is booked again` });
      }
      if (!closes && !seen && rebook === null) {
        context.addIssue({ code: 'custom', message: `outcome "${code}" would take the person off the list` });
      }
    }
  });
export type OutcomeContent = z.infer<typeof outcomeContentSchema>;

/** @throws ZodError when the content is not whole: every code once, and nobody taken off a list by one */
export function parseOutcomes(content: unknown): OutcomeContent {
  return outcomeContentSchema.parse(content);
}

/** The rule of one code; every content that was parsed has it. */
export function outcomeRule(content: OutcomeContent, code: OutcomeRule['code']): OutcomeRule {
  const rule = content.outcomes.find((found) => found.code === code);
  if (rule === undefined) throw new RangeError(`no rule for outcome ${code}`);
  return rule;
}
