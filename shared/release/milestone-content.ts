/** Milestones of release planning as content (`resources/release/milestones.json`, release-and-standards.md §1.1). */
import { z } from 'zod';

const words = z.string().min(1).max(400);
export const contentIdSchema = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** Where a statement of the content comes from; everything but `sourced` awaits clinical sign-off wherever it is shown. */
export const markSchema = z.enum(['sourced', 'knowledge', 'verify', 'proposal']);
export type Mark = z.infer<typeof markSchema>;

/** Days counted from the anchor; negative is before it. */
const offset = z.int().min(-400).max(400);

const milestoneSchema = z
  .strictObject({
    id: contentIdSchema,
    title: words,
    anchor: z.enum(['arrival', 'release']),
    /** Day from which it can be done. */
    opens: offset,
    due: offset,
    /** Days from which it is shown amber and red; null: amber on the day it is due, red the day after. */
    amber: offset.nullable(),
    red: offset.nullable(),
    /** Last day on which it makes sense at all; null where it stays open. */
    closes: offset.nullable(),
    section: contentIdSchema.nullable(),
    /** What settles it: a person's word, the section, a released pack, a ready pack, or the list of the day. */
    settledBy: z.enum(['hand', 'section', 'pack', 'ready-pack', 'handing-over']),
    /** Only for people who may go from court any day. */
    onlyStanding: z.boolean(),
    owner: words,
    explains: words,
    source: words,
    mark: markSchema,
  })
  .refine(({ opens, due }) => opens <= due, 'a milestone opens before it is due')
  .refine(({ amber, red, due }) => (amber ?? due) <= (red ?? due + 1), 'amber comes before red')
  .refine(({ settledBy, section }) => settledBy !== 'section' || section !== null, 'names no section');
export type Milestone = z.infer<typeof milestoneSchema>;

export const milestoneContentSchema = z
  .strictObject({
    version: z.string().min(1).max(20),
    source: words,
    signOff: words,
    milestones: z.array(milestoneSchema).min(1),
  })
  .refine(({ milestones }) => unique(milestones.map(({ id }) => id)), 'a milestone stands twice');
export type MilestoneContent = z.infer<typeof milestoneContentSchema>;

export function unique(ids: readonly string[]): boolean {
  return new Set(ids).size === ids.length;
}
