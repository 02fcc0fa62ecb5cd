/** Use cases of release planning, by channel. */
import type { releaseCareChannels, releasePlanChannels } from '../../../../shared/contract/release.ts';
import type { releaseDayChannels } from '../../../../shared/contract/release-day.ts';
import type { releaseMeasureChannels } from '../../../../shared/contract/release-measures.ts';
import type { releasePackChannels } from '../../../../shared/contract/release-packs.ts';
import type { Handlers } from '../context.ts';
import { saveMedicine, takeOver } from './care/medicines.ts';
import { saveShare } from './care/shares.ts';
import { holdTransfer, liftWithheld, saveWithheld } from './care/withheld.ts';
import { followOn, notContactable, recordAttempt } from './day/follow-on.ts';
import { handOver, releaseDay } from './day/list.ts';
import { leaveUnplanned, takeBackUnplanned } from './day/unplanned.ts';
import { releaseDiary } from './diary/diary.ts';
import { releaseMeasured, releaseMeasuresHere } from './measures/measures.ts';
import { undated } from './diary/undated.ts';
import { packBundle } from './fhir.ts';
import { dateSeen, handleMilestone, setCoordinator, setMayGo, setReleaseDate } from './plan/edits.ts';
import { saveSection } from './plan/sections.ts';
import { planView } from './plan/view.ts';

export const releaseHandlers: Handlers<
  | keyof typeof releasePlanChannels
  | keyof typeof releaseCareChannels
  | keyof typeof releaseDayChannels
  | keyof typeof releaseMeasureChannels
  | Extract<keyof typeof releasePackChannels, 'release.fhir'>
> = {
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
  'release.diary': releaseDiary,
  'release.undated': undated,
  'release.takeOver': takeOver,
  'release.saveMedicine': saveMedicine,
  'release.saveShare': saveShare,
  'release.saveWithheld': saveWithheld,
  'release.liftWithheld': liftWithheld,
  'release.hold': holdTransfer,
  'release.day': releaseDay,
  'release.handOver': handOver,
  'release.unplanned': leaveUnplanned,
  'release.takeBackUnplanned': takeBackUnplanned,
  'release.followOn': followOn,
  'release.attempt': recordAttempt,
  'release.notContactable': notContactable,
  'release.measures': releaseMeasuresHere,
  'release.measured': releaseMeasured,
  'release.fhir': packBundle,
};
