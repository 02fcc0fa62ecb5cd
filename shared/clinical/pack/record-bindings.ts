/**
 * Which questions of a pack also write records of their own when the assessment is signed: an allergy, a health problem,
 * an ACCT, where a person may be located. Ids only: what the questions ask and when stays with the questions. A part that
 * a pack leaves out writes no such record.
 */
import { z } from 'zod';
import { followUpBindingsSchema, followUpProblems, type FollowUpBindings } from './follow-up-bindings.ts';
import { idSchema, words } from './item-schema.ts';
import type { ContentPack, DetailField, Item } from './types.ts';

export type ConditionKind = 'physical' | 'mental-health' | 'neurodevelopmental' | 'substance-use';

/** A "yes" to `item` is a health problem called `name`, followed by what was typed in `detail` where one is given. */
export interface ConditionBinding {
  readonly item: string;
  readonly name: string;
  readonly kind: ConditionKind;
  readonly detail?: string;
  /** The question under which an earlier assessment may have recorded the same problem; the same record is written again. */
  readonly as?: string;
}

export interface RecordBindings {
  /** `refuted`: the decision on a contradiction that says an allergy on record is none. */
  readonly allergies?: {
    readonly item: string;
    readonly rows: string;
    readonly food: string;
    readonly refuted: { readonly contradiction: string; readonly decision: string };
  };
  readonly acct?: {
    readonly decision: string;
    readonly number: string;
    readonly openedAt: string;
    readonly handedTo: string;
  };
  /** `healthcare`: options of `place` that mean healthcare's own beds; every other one is elsewhere. */
  readonly location?: {
    readonly decision: string;
    readonly place: string;
    readonly healthcare: readonly string[];
  };
  readonly secondStage?: { readonly decision: string; readonly date: string };
  readonly conditions: readonly ConditionBinding[];
  readonly selfHarm?: { readonly item: string; readonly rows: string; readonly attempt: string };
  readonly pregnancy?: { readonly item: string };
  readonly interpreter?: { readonly item: string; readonly language: string; readonly other: string };
  readonly communication?: { readonly item: string; readonly needs: string; readonly reading: string };
  readonly practice?: { readonly item: string; readonly field: string };
  /** Second stage only, and always there. */
  readonly followUp?: FollowUpBindings;
}

export const recordBindingsSchema: z.ZodType<RecordBindings> = z.strictObject({
  allergies: z
    .strictObject({
      item: idSchema,
      rows: idSchema,
      food: idSchema,
      refuted: z.strictObject({ contradiction: idSchema, decision: idSchema }),
    })
    .optional(),
  acct: z
    .strictObject({ decision: idSchema, number: idSchema, openedAt: idSchema, handedTo: idSchema })
    .optional(),
  location: z.strictObject({ decision: idSchema, place: idSchema, healthcare: z.array(idSchema) }).optional(),
  secondStage: z.strictObject({ decision: idSchema, date: idSchema }).optional(),
  conditions: z.array(
    z.strictObject({
      item: idSchema,
      name: words,
      kind: z.enum(['physical', 'mental-health', 'neurodevelopmental', 'substance-use']),
      detail: idSchema.optional(),
      as: idSchema.optional(),
    }),
  ),
  selfHarm: z.strictObject({ item: idSchema, rows: idSchema, attempt: idSchema }).optional(),
  pregnancy: z.strictObject({ item: idSchema }).optional(),
  interpreter: z.strictObject({ item: idSchema, language: idSchema, other: idSchema }).optional(),
  communication: z.strictObject({ item: idSchema, needs: idSchema, reading: idSchema }).optional(),
  practice: z.strictObject({ item: idSchema, field: idSchema }).optional(),
  followUp: followUpBindingsSchema.optional(),
});

/** Questions, fields, columns and options that a record would be written from and that are not there, as sentences. */
export function bindingProblems(pack: ContentPack): string[] {
  const { allergies, acct, location, secondStage, conditions, ...optional } = pack.records;
  const { selfHarm, pregnancy, interpreter, communication, practice } = optional;
  const rows = pack.medicines?.rows;
  const look = lookup(pack);
  return [
    ...unbound(pack),
    ...(allergies
      ? [
          ...look.columns('allergies', allergies.item, allergies.rows, ['substance', 'reaction', 'severity']),
          ...look.fields('allergies', allergies.item, [allergies.food]),
          ...refutationProblems(pack, allergies.refuted),
        ]
      : []),
    ...(acct ? look.fields('acct', acct.decision, [acct.number, acct.openedAt, acct.handedTo]) : []),
    ...(location
      ? [
          ...look.fields('location', location.decision, [location.place]),
          ...look.options('location', location.decision, location.place, location.healthcare),
        ]
      : []),
    ...(secondStage ? look.fields('secondStage', secondStage.decision, [secondStage.date]) : []),
    ...conditions.flatMap(({ item, detail }) => look.fields('conditions', item, detail ? [detail] : [])),
    ...conditions
      .filter(({ item }, index) => conditions.findIndex((each) => each.item === item) !== index)
      .map(({ item }) => `Records, conditions: ${item} is there twice.`),
    ...(selfHarm
      ? [
          ...look.columns('selfHarm', selfHarm.item, selfHarm.rows, selfHarmColumns),
          ...look.fields('selfHarm', selfHarm.item, [selfHarm.attempt]),
        ]
      : []),
    ...(pregnancy ? look.fields('pregnancy', pregnancy.item, []) : []),
    ...(interpreter
      ? look.fields('interpreter', interpreter.item, [interpreter.language, interpreter.other])
      : []),
    ...(communication
      ? [
          ...look.fields('communication', communication.item, [communication.needs]),
          ...look.fields('communication', communication.reading, []),
        ]
      : []),
    ...followUpProblems(pack),
    ...(practice ? look.fields('practice', practice.item, [practice.field]) : []),
    ...(rows ? look.columns('medicines', rows.item, rows.field, medicineColumns) : []),
  ];
}

const selfHarmColumns = ['date', 'setting', 'method', 'intent', 'which'];
const medicineColumns = ['dose', 'frequency', 'route', 'last-taken', 'next-due'];

/** What every first stage has to write, whatever else it leaves out. */
const firstStageParts = ['allergies', 'acct', 'location', 'secondStage'] as const;

function unbound({ kind, records, secondStage, decisions }: ContentPack): string[] {
  if (kind !== 'first-stage') return [];
  return [
    ...firstStageParts
      .filter((part) => records[part] === undefined)
      .map((part) => `Records, ${part}: is missing.`),
    ...(secondStage === undefined ? ['SecondStage: is missing.'] : []),
    ...(decisions.length === 0 ? ['Decisions: a first stage has at least one.'] : []),
  ];
}

function refutationProblems(
  pack: ContentPack,
  { contradiction, decision }: NonNullable<RecordBindings['allergies']>['refuted'],
): string[] {
  const rule = pack.contradictions.find((each) => each.id === contradiction);
  if (rule === undefined) return [`Records, allergies: there is no contradiction ${contradiction}.`];
  return rule.decisions.some((option) => option.id === decision)
    ? []
    : [`Records, allergies: ${contradiction} has no decision ${decision}.`];
}

interface Lookup {
  fields(part: string, item: string, ids: readonly string[]): string[];
  columns(part: string, item: string, rows: string, ids: readonly string[]): string[];
  options(part: string, item: string, field: string, ids: readonly string[]): string[];
}

function lookup(pack: ContentPack): Lookup {
  const questions = new Map<string, Item>([...pack.items, ...pack.decisions].map((item) => [item.id, item]));
  const field = (item: string, id: string): DetailField | undefined =>
    questions.get(item)?.details.find((each) => each.id === id);
  const fields: Lookup['fields'] = (part, item, ids) =>
    questions.has(item)
      ? ids
          .filter((id) => field(item, id) === undefined)
          .map((id) => `Records, ${part}: ${item} has no detail field ${id}.`)
      : [`Records, ${part}: there is no question ${item}.`];
  const within = (
    part: string,
    item: string,
    id: string,
    held: readonly { id: string }[] | undefined,
    [wanted, word]: [readonly string[], string],
  ): string[] => {
    const missing = fields(part, item, [id]);
    if (missing.length > 0) return missing;
    return wanted
      .filter((each) => !held?.some((other) => other.id === each))
      .map((each) => `Records, ${part}: ${id} has no ${word} ${each}.`);
  };
  return {
    fields,
    columns: (part, item, rows, ids) => within(part, item, rows, field(item, rows)?.columns, [ids, 'column']),
    options: (part, item, id, ids) => within(part, item, id, field(item, id)?.options, [ids, 'option']),
  };
}
