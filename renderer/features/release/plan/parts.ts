/** Parts of the page, each reached by the list at its left. */
import type { PlanSection } from '../../../../shared/release/section-content.ts';
import type { ReleaseContentView } from './types.ts';

export type PartId = 'overview' | 'milestones' | 'packs' | 'sharing' | 'withheld' | `section.${string}`;

/** The section whose part holds the list of medicines. */
export const MEDICINES = 'medicines';

export const partOf = (section: string): PartId => `section.${section}`;

/** The section of a part, or null where the part is none or the content does not have it any more. */
export function sectionOfPart({ sections }: ReleaseContentView, part: PartId): PlanSection | null {
  return sections.sections.find(({ id }) => partOf(id) === part) ?? null;
}
