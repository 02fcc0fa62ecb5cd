/** Inputs that fit a channel's schema, built from its JSON schema, with ids and words of a store that is there. */
import fc from 'fast-check';
import { z } from 'zod';

/** What the store of the test holds: without ids that exist, every call would end at "no such record". */
export interface Pool {
  /** Ids seen in answers so far, newest last, by the name of the member they stood under. */
  readonly ids: Map<string, string[]>;
  /** Right now, milliseconds: most instants lie near it. */
  readonly now: number;
  readonly password: string;
}

interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly required?: readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

const words = ['O’Brien-Šimůnek', 'عبد الله', 'Seen at 19:40', 'x', 'two\nlines', '  spaces  ', '😀', '0'];
const unknownId = '01932f5e-0000-7000-8000-00000000dead';

/** Every id below `value`, kept under the name of its member. */
export function harvest(pool: Pool, value: unknown, name = ''): void {
  if (typeof value === 'string') {
    if (!z.uuid().safeParse(value).success) return;
    const known = pool.ids.get(name) ?? [];
    if (!known.includes(value)) pool.ids.set(name, [...known, value].slice(-12));
  } else if (Array.isArray(value)) for (const item of value.slice(0, 50)) harvest(pool, item, name);
  else if (value !== null && typeof value === 'object')
    for (const [key, member] of Object.entries(value)) harvest(pool, member, key);
}

/** `id` of a view is what another channel calls `stayId`, so that any id may stand anywhere, most often the right kind. */
function idsFor(pool: Pool, name: string): fc.Arbitrary<string> {
  const own = pool.ids.get(name) ?? [];
  const all = [...pool.ids.values()].flat();
  return fc.oneof(
    ...(own.length > 0 ? [{ weight: 8, arbitrary: fc.constantFrom(...own) }] : []),
    ...(all.length > 0 ? [{ weight: 2, arbitrary: fc.constantFrom(...all) }] : []),
    { weight: 1, arbitrary: fc.constant(unknownId) },
  );
}

const instants = ({ now }: Pool): fc.Arbitrary<string> =>
  fc
    .integer({ min: -5 * 86_400, max: 86_400 })
    .map((seconds) => new Date(now + seconds * 1000).toISOString());

const days = ({ now }: Pool): fc.Arbitrary<string> =>
  fc.integer({ min: -400, max: 60 }).map((n) => new Date(now + n * 86_400_000).toISOString().slice(0, 10));

function textFor(schema: Schema, pool: Pool, name: string): fc.Arbitrary<string> {
  if (/password/i.test(name)) return fc.constant(pool.password);
  if (schema.format === 'uuid') return idsFor(pool, name);
  if (schema.format === 'date-time') return instants(pool);
  if (schema.format === 'date') return days(pool);
  if (/date$|from$|to$|day$/i.test(name)) return fc.oneof(days(pool), instants(pool));
  if (/at$/i.test(name)) return instants(pool);
  const { minLength = 0, maxLength = 5000, pattern } = schema;
  const fits = (text: string): boolean => text.length >= minLength && text.length <= maxLength;
  if (pattern !== undefined)
    return fc.oneof(days(pool), instants(pool), fc.constantFrom('09:30', '14:00', ...words));
  return fc
    .oneof(
      fc.constantFrom(...words),
      fc.string({ minLength, maxLength: Math.min(maxLength, minLength + 40) }),
    )
    .filter(fits);
}

/** Of the schema's own kind; `root` holds what is referred to. */
function of(schema: Schema, pool: Pool, name: string, root: Schema, depth: number): fc.Arbitrary<unknown> {
  const next = (inner: Schema, as = name): fc.Arbitrary<unknown> => of(inner, pool, as, root, depth + 1);
  if (depth > 12) return fc.constant(null);
  if (schema.$ref !== undefined) return next(root.$defs?.[schema.$ref.split('/').at(-1) ?? ''] ?? {});
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const branches = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (branches && branches.length > 0) return fc.oneof(...branches.map((branch) => next(branch)));
  switch (schema.type) {
    case 'string':
      return textFor(schema, pool, name);
    case 'integer':
      return fc.integer({
        min: Math.max(schema.minimum ?? -5, -1000),
        max: Math.min(schema.maximum ?? 100, 100_000),
      });
    case 'number':
      return fc.double({ min: schema.minimum ?? -5, max: schema.maximum ?? 100, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(next(schema.items ?? {}), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 3, (schema.minItems ?? 0) + 3),
      });
    case 'object':
      return objectOf(schema, next);
    default:
      return fc.oneof(
        fc.constantFrom(...words),
        fc.constant(null),
        fc.integer(),
        fc.boolean(),
        fc.constant([]),
      );
  }
}

function objectOf(
  schema: Schema,
  next: (inner: Schema, as?: string) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  const { properties, additionalProperties, required = [] } = schema;
  if (properties) {
    const members = Object.entries(properties).map(([key, inner]) => [key, next(inner, key)] as const);
    return fc.record(Object.fromEntries(members), { requiredKeys: [...required] as never[] });
  }
  const values = typeof additionalProperties === 'object' ? next(additionalProperties) : fc.constant('x');
  return fc.dictionary(fc.constantFrom('text', 'reason', 'note', 'q1'), values, { maxKeys: 3 });
}

/** Inputs of a schema, with what is in the pool at this moment. */
export function validInput(schema: z.ZodType, pool: Pool): fc.Arbitrary<unknown> {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema;
  return of(json, pool, '', json, 0);
}
