/** The form of health input to a review, as content (`resources/acct/input.json`): narrative parts and no score. */
import { z } from 'zod';
import { inputKindSchema } from '../records/acct.ts';

const words = z.string().min(1).max(400);
const idSchema = z
  .string()
  .regex(/^[a-z-]+$/)
  .max(40);

const partSchema = z.strictObject({
  id: idSchema,
  title: words,
  group: idSchema,
  /** Proposed from the record, until somebody edits or keeps it. */
  drawn: z.boolean(),
  /** Whether it may be printed for the ACCT document. */
  sheet: z.boolean(),
  /** Kinds of input that cannot be signed without it. */
  required: z.array(inputKindSchema.exclude(['possession'])).default([]),
});

const inputContentSchema = z
  .strictObject({
    version: z.string().min(1).max(20),
    source: words,
    signOff: words,
    parts: z.array(partSchema).min(1).max(60),
    groups: z.array(z.strictObject({ id: idSchema, title: words, hint: z.string().max(400) })).min(1),
  })
  .superRefine(({ parts, groups }, context) => {
    const ids = parts.map(({ id }) => id);
    for (const id of new Set(ids)) {
      if (ids.indexOf(id) !== ids.lastIndexOf(id))
        context.addIssue({ code: 'custom', message: `part "${id}" stands more than once` });
    }
    for (const { id, group } of parts) {
      if (!groups.some((each) => each.id === group))
        context.addIssue({ code: 'custom', message: `part "${id}" stands in no group that there is` });
    }
  });
export type InputContent = z.infer<typeof inputContentSchema>;

/** @throws ZodError when it is not whole: every part once, and each in a group */
export function parseInputForm(content: unknown): InputContent {
  return inputContentSchema.parse(content);
}
