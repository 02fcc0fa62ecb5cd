/** Use cases of release planning, by channel. */
import type { releasePlanChannels } from '../../../../shared/contract/release.ts';
import type { Handlers } from '../context.ts';
import { dateSeen, handleMilestone, setCoordinator, setMayGo, setReleaseDate } from './plan/edits.ts';
import { saveSection } from './plan/sections.ts';
import { planView } from './plan/view.ts';

export const releaseHandlers: Handlers<keyof typeof releasePlanChannels> = {
  'release.content': ({ release }) => {
    const { version, sections, milestones, editions, unplanned, sharing, 'release-day': day } = release();
    return { version, sections, milestones, editions, day, unplanned, sharing };
  },
  'release.plan': planView,
  'release.saveSection': saveSection,
  'release.milestone': handleMilestone,
  'release.setDate': setReleaseDate,
  'release.dateSeen': dateSeen,
  'release.mayGo': setMayGo,
  'release.coordinator': setCoordinator,
};
