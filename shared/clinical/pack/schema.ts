/** The shape of a whole content pack. Strict: a key nobody reads is a mistake in the pack, not a decoration. */
import { z } from 'zod';
import { toolSchema } from '../tools/schema.ts';
import { conditionSchema } from './condition-schema.ts';
import {
  detailFieldSchema,
  idSchema,
  itemSchema,
  optionSchema,
  signOff,
  sourceSchema,
  words,
} from './item-schema.ts';
import { recordBindingsSchema } from './record-bindings.ts';
import type { ContentPack } from './types.ts';
import { calculationSchema, screeningRulesSchema } from './worked-out.ts';

const version = z.string().regex(/^\d+\.\d+\.\d+$/, 'must be a version such as 1.0.0');
const sourced = { source: sourceSchema, signOff };
const days = z.int().min(0);

const actionSchema = z.strictObject({
  id: idSchema,
  title: words,
  detail: words.optional(),
  urgency: z.enum(['emergency', 'tonight', 'urgent', 'routine']),
  owner: words,
  when: conditionSchema,
  because: z
    .array(z.strictObject({ when: conditionSchema.optional(), text: words }))
    .min(1, 'gives no reason'),
  silent: z.boolean(),
  creates: z.enum(['referral', 'acct', 'appointment', 'notification', 'monitoring', 'task']).optional(),
  ...sourced,
});

const contradictionSchema = z.strictObject({
  id: idSchema,
  text: words,
  items: z.array(idSchema).min(1),
  when: conditionSchema,
  each: z.literal('critical-medicine-without-supply').optional(),
  decisions: z
    .array(optionSchema.extend({ needs: z.strictObject({ when: conditionSchema, text: words }).optional() }))
    .min(2),
  ...sourced,
});

export const packSchema: z.ZodType<ContentPack> = z.strictObject({
  id: idSchema,
  version,
  title: words,
  kind: z.enum(['first-stage', 'second-stage']),
  settings: z.array(idSchema).min(1),
  extends: z.strictObject({ id: idSchema, version }).optional(),
  signOff: z.strictObject({ state: signOff, by: words.optional(), on: words.optional(), note: words }),
  sections: z.array(z.strictObject({ id: idSchema, title: words })).min(1),
  items: z.array(itemSchema).min(1),
  decisions: z.array(itemSchema),
  facts: z.array(z.strictObject({ id: idSchema, title: words, when: conditionSchema })),
  actions: z.array(actionSchema).min(1),
  contradictions: z.array(contradictionSchema),
  sooner: z.array(z.strictObject({ id: idSchema, reason: words, when: conditionSchema, ...sourced })),
  secondStage: z.strictObject({ targetSooner: days, target: days, deadline: days, ...sourced }).optional(),
  interrupted: z.strictObject({
    reasons: z.array(optionSchema).min(1),
    plan: z.array(detailFieldSchema).min(1),
    retry: z.strictObject({ days, time: z.string().regex(/^\d\d:\d\d$/, 'must be a time such as 12:00') }),
    ...sourced,
  }),
  medicines: z
    .strictObject({
      rows: z.strictObject({
        item: idSchema,
        field: idSchema,
        name: idSchema,
        supply: idSchema,
        supplied: z.array(idSchema).min(1),
        critical: idSchema,
      }),
      classes: z.array(
        z.strictObject({
          id: idSchema,
          title: words,
          names: z.array(z.strictObject({ name: words, also: z.array(words) })).min(1),
          ...sourced,
        }),
      ),
    })
    .optional(),
  records: recordBindingsSchema,
  tools: z.array(toolSchema),
  calculations: z.array(calculationSchema).optional(),
  screening: screeningRulesSchema.optional(),
});
