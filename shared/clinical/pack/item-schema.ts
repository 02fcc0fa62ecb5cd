/** The shape of questions, decisions and their detail fields. */
import { z } from 'zod';
import { conditionSchema } from './condition-schema.ts';
import type { DetailField, Item } from './types.ts';

export const words = z.string().trim().min(1, 'is empty');
export const idSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens');
export const signOff = z.enum(['signed-off', 'awaiting']);
export const sourceSchema = z.strictObject({
  reference: words,
  standing: z.enum(['sourced', 'knowledge', 'design']),
});
export const optionSchema = z.strictObject({
  id: idSchema,
  label: words,
  exclusive: z.boolean().optional(),
  wing: words.optional(),
});
const historyKind = z.enum(['self-harm', 'acct', 'critical-medicine', 'allergy', 'alert', 'medicine']);
const notObtained = z.enum(['not-known', 'declined', 'unable']);

const kinds = [
  'text',
  'longtext',
  'number',
  'date',
  'datetime',
  'choice',
  'multichoice',
  'yesno',
  'rows',
  'bodymap',
  'tool',
  'calculation',
] as const;

export const detailFieldSchema: z.ZodType<DetailField> = z.lazy(() =>
  z
    .strictObject({
      id: idSchema,
      label: words,
      help: words.optional(),
      kind: z.enum(kinds),
      unit: words.optional(),
      min: z.number().optional(),
      max: z.number().optional(),
      options: z.array(optionSchema).min(1).optional(),
      columns: z.array(detailFieldSchema).min(1).optional(),
      tool: idSchema.optional(),
      calculation: idSchema.optional(),
      required: z.boolean().optional(),
      visibleWhen: conditionSchema.optional(),
    })
    .superRefine((field, context) => {
      const lacks = (key: string): void =>
        context.addIssue({ code: 'custom', message: 'is missing', path: [key] });
      const choice = field.kind === 'choice' || field.kind === 'multichoice' || field.kind === 'bodymap';
      if (choice && !field.options) lacks('options');
      if (field.kind === 'rows' && !field.columns) lacks('columns');
      if (field.kind === 'tool' && !field.tool) lacks('tool');
      if (field.kind === 'calculation' && !field.calculation) lacks('calculation');
    }),
);

const answerKind = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('standard'),
    allow: z
      .array(z.enum(['yes', 'no', 'not-known', 'declined', 'unable']))
      .min(1)
      .optional(),
  }),
  z.strictObject({
    kind: z.literal('choice'),
    options: z.array(optionSchema).min(2),
    allow: z.array(notObtained).optional(),
  }),
  z.strictObject({ kind: z.literal('details'), allow: z.array(notObtained).optional() }),
]);

export const itemSchema: z.ZodType<Item> = z.strictObject({
  id: idSchema,
  number: words.optional(),
  section: idSchema,
  text: words,
  short: words,
  help: words.optional(),
  observed: z.boolean(),
  answer: answerKind,
  details: z.array(detailFieldSchema),
  detailsWhen: z.array(words),
  visibleWhen: conditionSchema.optional(),
  required: z.boolean(),
  evidence: z.strictObject({
    per: z.array(words),
    history: z.array(historyKind),
    earlier: z.array(idSchema).optional(),
  }),
  programme: idSchema.optional(),
  wing: z.array(z.strictObject({ when: conditionSchema, text: words, kind: z.enum(['task', 'conclusion']) })),
  source: sourceSchema,
  signOff,
});
