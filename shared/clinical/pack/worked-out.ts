/**
 * What a pack works out from answers instead of asking it: a figure with its arithmetic, and whether a national screening
 * programme would invite this person. Both are shown with how they came about; neither is ever stored.
 */
import { z } from 'zod';
import { conditionSchema } from './condition-schema.ts';
import type { Condition } from './conditions.ts';
import { idSchema, signOff, sourceSchema, words } from './item-schema.ts';
import type { SignOff, Source } from './types.ts';

/** Body mass index: kilograms divided by the square of metres. `height` is a number in cm, `weight` one in kg. */
export interface Calculation {
  readonly id: string;
  readonly title: string;
  readonly kind: 'body-mass-index';
  /** [item, field] of each number it is made of. */
  readonly weight: readonly [string, string];
  readonly height: readonly [string, string];
  readonly unit: string;
  readonly source: Source;
  readonly signOff: SignOff;
}

/** Something a programme asks for besides age and sex. Where neither `met` nor `unmet` holds it is not known. */
export interface ScreeningNeed {
  readonly met: Condition;
  readonly unmet: Condition;
  /** In the middle of a sentence: "diabetes". */
  readonly words: string;
}

export interface ScreeningProgramme {
  readonly id: string;
  readonly title: string;
  /** Completed years, both ends included. */
  readonly ages?: { readonly from: number; readonly to?: number };
  /** Invited in the screening year (from this day, "MM-DD", for one year) in which this age is reached. */
  readonly reaches?: { readonly age: number; readonly yearFrom: string };
  /** As registered; where sex and gender differ, or sex is not recorded, the result is not known. */
  readonly sex?: 'female' | 'male';
  readonly needs?: readonly ScreeningNeed[];
  /** A criterion that nobody has been able to check yet: never more than "not known", with these words. */
  readonly unverified?: string;
  readonly source: Source;
  readonly signOff: SignOff;
}

/** National screening: a table of rules with a version of its own, shown at the head of `section`. */
export interface ScreeningRules {
  readonly version: string;
  readonly section: string;
  readonly programmes: readonly ScreeningProgramme[];
}

const sourced = { source: sourceSchema, signOff };
const field = z.tuple([idSchema, idSchema]);
const years = z.int().positive();

export const calculationSchema: z.ZodType<Calculation> = z.strictObject({
  id: idSchema,
  title: words,
  kind: z.literal('body-mass-index'),
  weight: field,
  height: field,
  unit: words,
  ...sourced,
});

export const screeningRulesSchema: z.ZodType<ScreeningRules> = z.strictObject({
  version: z.string().regex(/^\d+\.\d+\.\d+$/, 'must be a version such as 1.0.0'),
  section: idSchema,
  programmes: z
    .array(
      z
        .strictObject({
          id: idSchema,
          title: words,
          ages: z.strictObject({ from: years, to: years.optional() }).optional(),
          reaches: z
            .strictObject({
              age: years,
              yearFrom: z.string().regex(/^\d\d-\d\d$/, 'must be a day such as 04-01'),
            })
            .optional(),
          sex: z.enum(['female', 'male']).optional(),
          needs: z
            .array(z.strictObject({ met: conditionSchema, unmet: conditionSchema, words }))
            .min(1)
            .optional(),
          unverified: words.optional(),
          ...sourced,
        })
        .refine(({ ages, reaches }) => (ages === undefined) !== (reaches === undefined), {
          message: 'says either which ages it invites or which age has to be reached',
        }),
    )
    .min(1),
});
