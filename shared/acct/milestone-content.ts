/** What healthcare owes to an ACCT and by when, as content (`resources/acct/milestones.json`, clinical-content.md §4). */
import { z } from 'zod';
import { acctReviewKindSchema } from '../records/acct.ts';
import { appointmentKindSchema } from '../records/care.ts';
import { roleSchema } from '../records/people.ts';

const words = z.string().min(1).max(400);
const idSchema = z
  .string()
  .regex(/^[a-z-]+$/)
  .max(40);

/** So many minutes after the event, or by 23:59 so many civil days after the day of the event. */
const dueSchema = z.union([
  z.strictObject({ minutes: z.int().min(1).max(44_640) }),
  z.strictObject({ civilDays: z.int().min(0).max(60) }),
]);
export type MilestoneDue = z.infer<typeof dueSchema>;

/** What meets it besides a mark by hand: the plan that was given, an assessment, a review that was held, a booking attended. */
const metBySchema = z.union([
  z.literal('immediate-plan'),
  z.literal('possession'),
  z.strictObject({
    review: acctReviewKindSchema,
    /** That it was held is enough, whoever took part; otherwise healthcare has to take part or sign input for it. */
    heldIsEnough: z.boolean().default(false),
  }),
  z.strictObject({ seen: appointmentKindSchema }),
]);

const ruleSchema = z.strictObject({
  id: idSchema,
  title: words,
  /** A word or two, for a column. */
  short: z.string().min(1).max(40),
  /** The event that it counts from: opening, a day of constant supervision, closing. */
  from: z.enum(['opened', 'constant-supervision', 'closed']),
  due: dueSchema,
  /** Owed again on each civil day while what it counts from lasts. */
  every: z.literal('day').optional(),
  owner: roleSchema,
  metBy: metBySchema,
  explains: words,
  source: words,
  signOff: words,
});
export type MilestoneRule = z.infer<typeof ruleSchema>;

export const milestoneContentSchema = z
  .strictObject({
    version: z.string().min(1).max(20),
    source: words,
    signOff: words,
    milestones: z.array(ruleSchema).min(1).max(40),
    /** Reviews that a case coordinator set: due when they were set for. */
    review: z.strictObject({
      title: words,
      owner: roleSchema,
      explains: words,
      source: words,
      signOff: words,
    }),
    escalation: z.strictObject({
      /** Minutes after its time at which an overdue milestone stands on the list of `to` as well. */
      afterMinutes: z.int().min(0).max(44_640),
      to: roleSchema,
      explains: words,
      source: words,
      signOff: words,
    }),
  })
  .superRefine(({ milestones }, context) => {
    const wrong = (message: string): void => context.addIssue({ code: 'custom', message });
    const ids = milestones.map(({ id }) => id);
    for (const id of new Set(ids)) {
      if (ids.indexOf(id) !== ids.lastIndexOf(id)) wrong(`milestone "${id}" stands more than once`);
    }
    for (const { id, from, every, due } of milestones) {
      if ((from === 'constant-supervision') !== (every === 'day'))
        wrong(`milestone "${id}": each day goes with constant supervision`);
      if (every === 'day' && !('civilDays' in due))
        wrong(`milestone "${id}": what is owed each day is due on a day`);
    }
    for (const from of ['opened', 'closed'] as const) {
      if (!milestones.some((rule) => rule.from === from)) wrong(`nothing is owed from "${from}"`);
    }
  });
export type MilestoneContent = z.infer<typeof milestoneContentSchema>;

/** @throws ZodError when it is not whole: every milestone once, and something owed from opening and from closing */
export function parseMilestones(content: unknown): MilestoneContent {
  return milestoneContentSchema.parse(content);
}
