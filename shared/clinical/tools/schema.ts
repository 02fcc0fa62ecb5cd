/** The shape of scoring tools. */
import { z } from 'zod';
import { idSchema, signOff, sourceSchema, words } from '../pack/item-schema.ts';
import type { ToolDefinition } from './types.ts';

const versioned = z.string().regex(/^\d+\.\d+\.\d+$/, 'must be a version such as 1.0.0');
const itemBase = { id: idSchema, label: words, help: words.optional() };

const toolItem = z.discriminatedUnion('kind', [
  z.strictObject({
    ...itemBase,
    kind: z.literal('options'),
    options: z.array(z.strictObject({ value: words, label: words, score: z.int().min(0) })).min(2),
  }),
  z.strictObject({
    ...itemBase,
    kind: z.literal('measure'),
    unit: words,
    min: z.number(),
    max: z.number(),
    decimals: z.int().min(0).max(3),
    scales: z
      .array(
        z.strictObject({
          when: z.record(z.string(), z.string()).optional(),
          label: words.optional(),
          bands: z
            .array(
              z.strictObject({
                min: z.number().optional(),
                max: z.number().optional(),
                score: z.int().min(0),
              }),
            )
            .min(1),
        }),
      )
      .min(1),
  }),
]);

export const toolSchema: z.ZodType<ToolDefinition> = z.strictObject({
  id: idSchema,
  version: versioned,
  title: words,
  purpose: words,
  credit: words,
  licence: words,
  source: sourceSchema,
  signOff,
  note: words.optional(),
  items: z.array(toolItem).min(1),
  continues: idSchema.optional(),
  bands: z
    .array(
      z.strictObject({
        id: idSchema,
        label: words,
        min: z.number().optional(),
        max: z.number().optional(),
        anyItem: z.int().optional(),
        action: words,
        leadsTo: idSchema.optional(),
      }),
    )
    .min(1),
  range: z.strictObject({ min: z.number(), max: z.number() }),
  notFor: z.array(
    z.strictObject({
      who: z.enum(['pregnant', 'under-years']),
      years: z.int().positive().optional(),
      why: words,
    }),
  ),
});
