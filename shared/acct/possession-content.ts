/** The in-possession medicines risk assessment, as content (`resources/acct/possession.json`, clinical-content.md §5). */
import { z } from 'zod';
import { possessionOutcomeSchema, possessionTriggerSchema } from '../records/acct.ts';

const words = z.string().min(1).max(400);
const idSchema = z
  .string()
  .regex(/^[a-z-]+$/)
  .max(60);

const possessionContentSchema = z
  .strictObject({
    version: z.string().min(1).max(20),
    source: words,
    signOff: words,
    patientFactors: z
      .array(
        z.strictObject({
          id: idSchema,
          text: words,
          /** What of the record is shown beside it. */
          history: z.enum(['self-harm', 'acct']).optional(),
        }),
      )
      .min(1)
      .max(40),
    medicineFactors: z
      .array(z.strictObject({ id: idSchema, text: words }))
      .min(1)
      .max(40),
    outcomes: z.array(z.strictObject({ id: possessionOutcomeSchema, text: words })),
    triggers: z.array(z.strictObject({ id: possessionTriggerSchema, text: words })),
    againAfterMonths: z.int().min(1).max(60),
  })
  .superRefine(({ patientFactors, medicineFactors, outcomes, triggers }, context) => {
    const once = (what: string, ids: readonly string[], all: readonly string[]): void => {
      for (const id of new Set([...ids, ...all])) {
        const times = ids.filter((found) => found === id).length;
        if (times !== 1)
          context.addIssue({ code: 'custom', message: `${what} "${id}" stands ${times} times, not once` });
      }
    };
    once('patient factor', idsOf(patientFactors), []);
    once('medicine factor', idsOf(medicineFactors), []);
    once('outcome', idsOf(outcomes), possessionOutcomeSchema.options);
    once('trigger', idsOf(triggers), possessionTriggerSchema.options);
  });
export type PossessionContent = z.infer<typeof possessionContentSchema>;

function idsOf(list: readonly { readonly id: string }[]): string[] {
  return list.map(({ id }) => id);
}

/** @throws ZodError when it is not whole: every factor, outcome and trigger once */
export function parsePossession(content: unknown): PossessionContent {
  return possessionContentSchema.parse(content);
}
