/**
 * Which questions of a second stage write records of follow-up when it is signed: virus tests, vaccinations with the doses
 * still due, the tuberculosis screen of its own days, the date of release. Field names are the same for every virus and course.
 */
import { z } from 'zod';
import { answersOf } from './answers-of.ts';
import { idSchema, words } from './item-schema.ts';
import type { ContentPack, Item } from './types.ts';

/** Answers `accepted`, `declined` and `already-done` are recorded; fields offered-at, because, taken-at, result, linked-at. */
export interface VirusTestBinding {
  readonly item: string;
  readonly virus: 'hiv' | 'hepatitis-b' | 'hepatitis-c';
}

/** When a dose is due after the first one: so many civil days, or months. */
export interface ScheduledDose {
  readonly dose: number;
  readonly days?: number;
  readonly months?: number;
}

/** Answers `accepted`, `under-way`, `complete` and `declined`; fields first-on (date) and doses (rows: dose, on, batch). */
export interface CourseBinding {
  readonly item: string;
  readonly vaccine: string;
  readonly appointment: 'hepatitis-b-dose';
  readonly schedule: readonly ScheduledDose[];
}

export interface FollowUpBindings {
  /** The question that says whether medicines were reconciled first; `why` is the field that holds the reason to go on without. */
  readonly reconciliation: {
    readonly item: string;
    readonly done: string;
    readonly without: string;
    readonly why: string;
  };
  readonly virusTests: readonly VirusTestBinding[];
  readonly courses: readonly CourseBinding[];
  /** Other vaccines as rows with the columns vaccine (choice), state (given, due or declined), on and batch. */
  readonly vaccines?: { readonly item: string; readonly rows: string };
  /** Symptom questions, and the days of the stay (arrival is day 0) on which they have to be asked; `again`: in so many days. */
  readonly tuberculosis?: {
    readonly symptoms: readonly string[];
    readonly from: number;
    readonly to: number;
    readonly again: { readonly item: string; readonly days: number };
  };
  /** The date of release, and within how many months of it its planning is owed at once. */
  readonly release?: { readonly item: string; readonly field: string; readonly months: number };
}

const count = z.int().min(0);

export const followUpBindingsSchema: z.ZodType<FollowUpBindings> = z.strictObject({
  reconciliation: z.strictObject({ item: idSchema, done: idSchema, without: idSchema, why: idSchema }),
  virusTests: z.array(
    z.strictObject({ item: idSchema, virus: z.enum(['hiv', 'hepatitis-b', 'hepatitis-c']) }),
  ),
  courses: z.array(
    z.strictObject({
      item: idSchema,
      vaccine: words,
      appointment: z.literal('hepatitis-b-dose'),
      schedule: z
        .array(
          z
            .strictObject({ dose: z.int().min(1).max(10), days: count.optional(), months: count.optional() })
            .refine(({ days, months }) => (days === undefined) !== (months === undefined), {
              message: 'says either days or months after the first dose',
            }),
        )
        .min(1),
    }),
  ),
  vaccines: z.strictObject({ item: idSchema, rows: idSchema }).optional(),
  tuberculosis: z
    .strictObject({
      symptoms: z.array(idSchema).min(1),
      from: count,
      to: count,
      again: z.strictObject({ item: idSchema, days: count }),
    })
    .optional(),
  release: z.strictObject({ item: idSchema, field: idSchema, months: z.int().positive() }).optional(),
});

/** Questions, answers and fields that follow-up would be written from and that are not there, as sentences. */
export function followUpProblems(pack: ContentPack): string[] {
  const { followUp } = pack.records;
  if (followUp === undefined) {
    return pack.kind === 'second-stage' ? ['Records, followUp: is missing.'] : [];
  }
  if (pack.kind === 'first-stage') return ['Records, followUp: only a second stage has it.'];
  const { reconciliation, virusTests, courses, vaccines, tuberculosis, release } = followUp;
  const items = new Map<string, Item>(pack.items.map((item) => [item.id, item]));
  const has = (id: string, answers: readonly string[], fields: readonly string[]): string[] => {
    const item = items.get(id);
    if (item === undefined) return [`Records, followUp: there is no question ${id}.`];
    return [
      ...answers
        .filter((answer) => !answersOf(item).includes(answer))
        .map((answer) => `Records, followUp: ${id} has no answer ${answer}.`),
      ...fields
        .filter((field) => !item.details.some((each) => each.id === field))
        .map((field) => `Records, followUp: ${id} has no detail field ${field}.`),
    ];
  };
  const columns = (id: string, rows: string, wanted: readonly string[]): string[] => {
    const held = items.get(id)?.details.find((each) => each.id === rows)?.columns ?? [];
    return wanted
      .filter((column) => !held.some((each) => each.id === column))
      .map((column) => `Records, followUp: ${id}, ${rows} has no column ${column}.`);
  };
  return [
    ...has(reconciliation.item, [reconciliation.done, reconciliation.without], [reconciliation.why]),
    ...virusTests.flatMap(({ item }) =>
      has(
        item,
        ['accepted', 'declined', 'already-done'],
        ['offered-at', 'because', 'taken-at', 'result', 'linked-at'],
      ),
    ),
    ...courses.flatMap(({ item }) => [
      ...has(item, ['accepted', 'under-way', 'complete', 'declined'], ['first-on', 'doses']),
      ...columns(item, 'doses', ['dose', 'on', 'batch']),
    ]),
    ...(vaccines ? columns(vaccines.item, vaccines.rows, ['vaccine', 'state', 'on', 'batch']) : []),
    ...(tuberculosis
      ? [...tuberculosis.symptoms, tuberculosis.again.item].flatMap((id) => has(id, ['yes', 'no'], []))
      : []),
    ...(release ? has(release.item, [], [release.field]) : []),
  ];
}
