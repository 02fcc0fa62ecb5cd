/** The session of every window: in memory, no permissions, no request out of this machine. */
import { session, type Session } from 'electron';
import { isRemote } from './origin.ts';

/**
 * Requests of pages: all of them counted, those that would have left this machine kept. The test runner reads this from
 * the main process; no page and no channel can.
 */
const requests = { answered: 0, refused: [] as string[] };

/** Without `persist:` nothing of a page is written to disk: no cache, no storage. */
export const PARTITION = 'throughcare';

/** The session with everything denied that the application does not need. */
export function hardenedSession(): Session {
  const ours = session.fromPartition(PARTITION, { cache: false });
  Object.assign(globalThis, { throughcareRequests: requests });
  for (const each of [ours, session.defaultSession]) deny(each);
  return ours;
}

function deny(one: Session): void {
  one.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  one.setPermissionCheckHandler(() => false);
  one.setDevicePermissionHandler(() => false);
  one.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  one.setSpellCheckerEnabled(false);
  one.on('will-download', (event) => event.preventDefault());
  one.webRequest.onBeforeRequest(({ url }, answer) => {
    const refused = isRemote(url);
    if (refused) requests.refused.push(url);
    else requests.answered += 1;
    answer({ cancel: refused });
  });
}
