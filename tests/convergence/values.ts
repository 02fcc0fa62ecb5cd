/**
 * Values that the schema of a field takes, worked out from the schema itself, so that a record type or field added to the
 * registry is in these tests from its first day.
 */
import { z } from 'zod';
import { canonicalText, type Json } from '../../shared/changes/change.ts';
import type { RecordType } from '../../shared/records/define.ts';

interface Node {
  readonly type?: string | readonly string[];
  readonly enum?: readonly Json[];
  readonly const?: Json;
  readonly anyOf?: readonly Node[];
  readonly oneOf?: readonly Node[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Node;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Node | boolean;
  readonly $ref?: string;
}

/** Strings of every form a schema of ours asks for; a name with an apostrophe, one in Arabic script, one of one word. */
const texts = [
  "O'Neill",
  'سارة',
  'Okafor',
  'x',
  '2026-11-20',
  '2026-11-23',
  '2026-11-22T19:40:00.000+00:00',
  '2026-11-24T08:00:00.000+00:00',
  '01932f5e-0000-7000-8000-0000000000a1',
  '01932f5e-0000-7000-8000-0000000000a2',
  '9990000018',
  '9990000026',
  'A1234BC',
  '08:30',
  '19:45',
  '7',
  '0f'.repeat(32),
  '1e'.repeat(32),
];

const fits = (node: Node, text: string): boolean =>
  text.length >= (node.minLength ?? 0) &&
  text.length <= (node.maxLength ?? Infinity) &&
  (node.pattern === undefined || new RegExp(node.pattern, 'u').test(text));

function samples(node: Node): Json[] {
  if (node.const !== undefined) return [node.const];
  if (node.enum) return [...node.enum];
  const choices = node.anyOf ?? node.oneOf;
  if (choices) return choices.flatMap(samples);
  if (Array.isArray(node.type)) return node.type.flatMap((type: string) => samples({ ...node, type }));
  switch (node.type) {
    case 'null':
      return [null];
    case 'boolean':
      return [true, false];
    case 'string':
      return texts.filter((text) => fits(node, text)).slice(0, 4);
    case 'number':
    case 'integer':
      return [0, 1, 2, node.minimum ?? 0, (node.minimum ?? 0) + 1, 40].filter(
        (n) => n >= (node.minimum ?? 0) && n <= (node.maximum ?? 40),
      );
    case 'array':
      return [[], ...samples(node.items ?? {}).map((item) => [item])];
    case 'object':
      return objects(node);
    default:
      return ['as it is', 7];
  }
}

/** Objects in which everything required has its first or its second sample, and open ones with a member of their own. */
function objects(node: Node): Json[] {
  const nth = (n: number): Record<string, Json> => {
    const members = Object.entries(node.properties ?? {}).map(([name, member]) => {
      const values = samples(member);
      return [name, values[n % values.length] ?? null] as const;
    });
    const open = typeof node.additionalProperties === 'object' ? samples(node.additionalProperties) : [];
    return Object.fromEntries(
      open.length > 0 ? [...members, ['q1', open[n % open.length] ?? null]] : members,
    );
  };
  return [nth(0), nth(1), nth(2)];
}

const known = new WeakMap<z.ZodType, readonly Json[]>();

/** Two to five different values that the schema takes; throws when there are not two, because then nobody could differ. */
export function valuesOf(schema: z.ZodType): readonly Json[] {
  const held = known.get(schema);
  if (held) return held;
  const node = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }) as Node;
  const taken = samples(node).flatMap((value) => {
    const parsed = schema.safeParse(value);
    return parsed.success ? [JSON.parse(canonicalText(parsed.data)) as Json] : [];
  });
  const different = [...new Map(taken.map((value) => [canonicalText(value), value])).values()];
  // Objects and nulls come last in a union; one of each kind is worth more than five strings.
  const values = different.length <= 5 ? different : [...different.slice(0, 3), ...different.slice(-2)];
  if (values.length < 2) throw new TypeError(`too few values are known for ${JSON.stringify(node)}`);
  known.set(schema, values);
  return values;
}

/** Fields of a type by name, two of every family of fields. */
export function fieldsOf(type: RecordType): readonly (readonly [name: string, schema: z.ZodType])[] {
  return [
    ...Object.entries(type.fields),
    ...Object.entries(type.families).flatMap(([prefix, schema]) =>
      ['q1', 'q2'].map((question) => [`${prefix}${question}`, schema] as const),
    ),
  ];
}
