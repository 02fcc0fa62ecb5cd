/** The content of release planning as the application ships it, for invented plans. */
import type { Output } from '../../../shared/contract/contract.ts';
import { editionsContentSchema } from '../../../shared/release/edition-content.ts';
import { milestoneContentSchema } from '../../../shared/release/milestone-content.ts';
import { releaseDaySchema, sharingSchema, unplannedSchema } from '../../../shared/release/other-content.ts';
import { sectionContentSchema } from '../../../shared/release/section-content.ts';
import editions from '../../../resources/release/editions.json' with { type: 'json' };
import milestones from '../../../resources/release/milestones.json' with { type: 'json' };
import day from '../../../resources/release/release-day.json' with { type: 'json' };
import sections from '../../../resources/release/sections.json' with { type: 'json' };
import sharing from '../../../resources/release/sharing.json' with { type: 'json' };
import unplanned from '../../../resources/release/unplanned.json' with { type: 'json' };

export const releaseContent: Output<'release.content'> = {
  version: '1',
  sections: sectionContentSchema.parse(sections),
  milestones: milestoneContentSchema.parse(milestones),
  editions: editionsContentSchema.parse(editions),
  day: releaseDaySchema.parse(day),
  unplanned: unplannedSchema.parse(unplanned),
  sharing: sharingSchema.parse(sharing),
};
