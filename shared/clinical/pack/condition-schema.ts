/** The shape of a condition, checked by its kind so that the message can say what is wrong instead of "no variant fits". */
import { z } from 'zod';
import type { Condition } from './conditions.ts';

const text = z.string().min(1);
const texts = z.array(text).min(1);
const pair = z.tuple([text, text]);
const comparison = z.enum(['eq', 'in', 'gt', 'gte', 'lt', 'lte', 'present', 'includes']);
const ordering = z.enum(['eq', 'gt', 'gte', 'lt', 'lte']);
const history = z.enum([
  'self-harm',
  'acct',
  'critical-medicine',
  'allergy',
  'alert',
  'medicine',
  'acct-open',
]);
const days = z.int().min(0);
const dateName = z.enum(['next-court', 'release', 'previous-departure']);

const nested: z.ZodType<Condition> = z.lazy(() => conditionSchema);

/** Shape by the first key that names a kind. */
const kinds: Readonly<Record<string, z.ZodType>> = {
  all: z.strictObject({ all: z.array(nested) }),
  any: z.strictObject({ any: z.array(nested) }),
  not: z.strictObject({ not: nested }),
  answer: z.strictObject({ answer: text, is: texts }),
  detail: z.strictObject({ detail: pair, op: comparison, value: z.unknown().optional() }),
  rows: z.strictObject({ rows: pair, some: nested }),
  column: z.strictObject({ column: text, op: comparison, value: z.unknown().optional() }),
  person: z.strictObject({ person: z.enum(['may-be-pregnant', 'age-unknown']) }),
  age: z.strictObject({ age: z.enum(['lt', 'gte']), years: z.int().positive() }),
  per: z.strictObject({ per: text, is: texts }),
  history: z.strictObject({ history }),
  alert: z.strictObject({ alert: texts }),
  tool: z.strictObject({ tool: text, op: ordering, value: z.number() }),
  toolItem: z.strictObject({ toolItem: pair, is: texts }),
  calculation: z.strictObject({ calculation: text, op: ordering.exclude(['eq']), value: z.number() }),
  screening: z.strictObject({
    screening: text,
    is: z.array(z.enum(['eligible', 'not-eligible', 'unknown'])).min(1),
  }),
  earlier: z.strictObject({ earlier: text, is: texts }),
  ahead: z.strictObject({ ahead: pair, months: z.int().positive() }),
  stayDay: z.strictObject({ stayDay: z.enum(['lt', 'gte']), days: z.int().positive() }),
  toolBand: z.strictObject({ toolBand: text, is: texts }),
  criticalMedicine: z.strictObject({ criticalMedicine: text }),
  arrival: z.strictObject({
    arrival: z.array(z.enum(['court', 'transfer', 'recall', 'police', 'immigration'])).min(1),
  }),
  within: z.strictObject({ within: z.union([dateName, pair]), days }),
  anyAnswer: z.strictObject({ anyAnswer: texts, except: z.array(text) }),
  interrupted: z.strictObject({ interrupted: z.literal(true) }),
  fact: z.strictObject({ fact: text }),
};

/** A condition of any kind. */
export const conditionSchema: z.ZodType<Condition> = z.unknown().superRefine((value, context) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    context.addIssue({ code: 'custom', message: 'must be a condition' });
    return;
  }
  const kind = Object.keys(kinds).find((key) => key in value);
  const schema = kind === undefined ? undefined : kinds[kind];
  if (!schema) {
    const keys = Object.keys(value).join(', ') || 'nothing';
    context.addIssue({ code: 'custom', message: `is not a kind of condition (it has ${keys})` });
    return;
  }
  const result = schema.safeParse(value);
  for (const issue of result.error?.issues ?? []) {
    context.addIssue({ code: 'custom', message: issue.message, path: [...issue.path] });
  }
}) as unknown as z.ZodType<Condition>;
