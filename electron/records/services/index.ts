/** Use cases by channel, and the work that runs by itself while the store is open. */
import { acctCareHandlers } from './acct/care-handlers.ts';
import { acctInputHandlers } from './acct/input/input-handlers.ts';
import { contentHandlers } from './content/handlers.ts';
import { departureHandlers } from './departures/handlers.ts';
import { followUpHandlers } from './followup/handlers.ts';
import { secondStageHandlers } from './followup/second-stage/handlers.ts';
import { patientHandlers } from './patients/handlers.ts';
import { receptionHandlers } from './reception/handlers.ts';
import { todayHandlers } from './today/handlers.ts';
import { releaseHandlers } from './release/handlers.ts';
import { releasePackHandlers } from './release/pack/handlers.ts';

export const handlers = {
  ...patientHandlers,
  ...receptionHandlers,
  ...contentHandlers,
  ...departureHandlers,
  ...secondStageHandlers,
  ...followUpHandlers,
  ...todayHandlers,
  ...releaseHandlers,
  ...releasePackHandlers,
  ...acctCareHandlers,
  ...acctInputHandlers,
};

export { resumeWatching, stopWatching } from './reception/feeds/follow-folder.ts';
export { startWatchedFolder } from './reception/feeds/watched-folder.ts';
export type { WatchedFolder, WatchingContext } from './reception/feeds/watched-folder.ts';
