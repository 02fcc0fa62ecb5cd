/** Sections of a release plan, their fields and states, as content (`resources/release/sections.json`). */
import { z } from 'zod';
import { sectionStateNameSchema, type SectionStateName } from '../records/release-words.ts';
import { contentIdSchema, markSchema, unique } from './milestone-content.ts';

const words = z.string().min(1).max(400);
const fieldIdSchema = z.string().regex(/^[a-z][a-zA-Z0-9]*$/);

const fieldSchema = z
  .strictObject({
    id: fieldIdSchema,
    label: words,
    /** `instant` is a date with a time of day; `ods` an organisation code; `long` may run over pages. */
    kind: z.enum(['text', 'long', 'date', 'time', 'instant', 'yes-no', 'choice', 'phone', 'ods']),
    options: z.array(z.strictObject({ id: contentIdSchema, label: words })).optional(),
  })
  .refine(({ kind, options }) => (kind === 'choice') === (options !== undefined), 'options go with a choice');
export type SectionField = z.infer<typeof fieldSchema>;

const sectionSchema = z
  .strictObject({
    id: contentIdSchema,
    title: words,
    lane: contentIdSchema,
    fields: z.array(fieldSchema).min(1).max(30),
    /** Fields that must be filled before it can be said to be arranged. */
    doneNeeds: z.array(fieldIdSchema),
    help: z.string().max(400),
    source: words,
    mark: markSchema,
  })
  .refine(({ fields }) => unique(fields.map(({ id }) => id)), 'a field stands twice')
  .refine(
    ({ fields, doneNeeds }) => doneNeeds.every((need) => fields.some(({ id }) => id === need)),
    'needs a field it does not have',
  );
export type PlanSection = z.infer<typeof sectionSchema>;

const stateSchema = z.strictObject({
  id: sectionStateNameSchema,
  label: words,
  means: words,
  asksReason: z.boolean(),
  /** Whether an edition prints it as a gap. */
  gap: z.boolean(),
});

export const sectionContentSchema = z
  .strictObject({
    version: z.string().min(1).max(20),
    source: words,
    signOff: words,
    /** Lanes of the diary, left to right. */
    lanes: z.array(z.strictObject({ id: contentIdSchema, title: words })).min(1),
    states: z.array(stateSchema),
    sections: z.array(sectionSchema).min(1),
  })
  .superRefine(({ lanes, states, sections }, context) => {
    const issue = (message: string) => context.addIssue({ code: 'custom', message });
    for (const name of sectionStateNameSchema.options)
      if (states.filter(({ id }) => id === name).length !== 1)
        issue(`state "${name}" does not stand exactly once`);
    if (!unique(sections.map(({ id }) => id))) issue('a section stands twice');
    for (const { id, lane } of sections)
      if (!lanes.some((each) => each.id === lane)) issue(`section "${id}" is in no lane`);
    // What was turned down or could not be had is never blank on paper.
    for (const { id, asksReason, gap } of states)
      if ((id === 'declined' || id === 'unavailable') && !(asksReason && gap))
        issue(`state "${id}" must ask for its reason and print as a gap`);
  });
export type SectionContent = z.infer<typeof sectionContentSchema>;

/** The section of an id. @throws RangeError where the content has none */
export function sectionOf(content: SectionContent, id: string): PlanSection {
  const found = content.sections.find((each) => each.id === id);
  if (found === undefined) throw new RangeError(`no section ${id}`);
  return found;
}

export function stateWords(
  content: SectionContent,
  state: SectionStateName,
): SectionContent['states'][number] {
  const found = content.states.find(({ id }) => id === state);
  if (found === undefined) throw new RangeError(`no words for state ${state}`);
  return found;
}
