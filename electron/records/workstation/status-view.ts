/** What replication says of itself, as the status line and its panel show it. */
import type { ReplicationStatus } from '../../../shared/contract/workstation.ts';
import type { ReplicationStatus as LinkStatus } from '../replication/status.ts';
import type { Store } from '../store/store.ts';

/** Kept in the store, so that after a restart without network the page can still say when it was last reached. */
const LAST_REACHED = 'replication.lastReachedAt';
/** Kept, too: a clock that was found wrong is still wrong after a restart without network, and due dates hang on it. */
const CLOCK_SKEW = 'replication.clockSkewSeconds';
/** Differences below this come from the network, and are not worth a write. */
const SKEW_STEP_SECONDS = 60;
/** Kept for the same reason: the last proof holds although nobody has been reached since the start. */
const PROVED_EQUAL = 'replication.provedEqualAt';
const SAVE_EVERY_MS = 60_000;
/** Counting parked changes reads a table; the status is asked for far more often than that changes. */
const COUNT_EVERY_MS = 5_000;

const states: Readonly<Record<LinkStatus['state'], ReplicationStatus['state']>> = {
  starting: 'sending',
  sending: 'sending',
  receiving: 'sending',
  'up-to-date': 'up-to-date',
  offline: 'no-network',
  stopped: 'no-network',
  attention: 'attention',
};

const time = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
});

type Progress = ReplicationStatus['progress'];

function progressOf(
  { state, arriving }: LinkStatus,
  pulled: Omit<NonNullable<Progress>, 'what'> | null,
): Progress {
  if (arriving !== null) return { what: 'Receiving saves of earlier patients', ...arriving.saves };
  return state === 'receiving' && pulled !== null ? { what: 'Receiving records', ...pulled } : null;
}

export interface StatusView {
  read(link: LinkStatus): ReplicationStatus;
  progress(progress: { readonly done: number; readonly total: number }): void;
  cut(cut: boolean): void;
}

export function createStatusView(store: Pick<Store, 'settings' | 'counts'>, now: () => number): StatusView {
  let lastReached = store.settings.get(LAST_REACHED);
  let saved = lastReached === null ? 0 : Date.parse(lastReached);
  let parked = { count: 0, at: -Infinity };
  let pulled: { done: number; total: number } | null = null;
  let cutSince: number | null = null;

  const reached = (): void => {
    lastReached = new Date(now()).toISOString();
    if (Math.abs(now() - saved) < SAVE_EVERY_MS) return;
    saved = now();
    store.settings.set(LAST_REACHED, lastReached);
  };
  let provedEqual = store.settings.get(PROVED_EQUAL);
  let provedSaved = provedEqual;
  const proved = (compared: LinkStatus['compared']): string | null => {
    if (compared?.equal !== true || compared.at === provedEqual) return provedEqual;
    provedEqual = compared.at;
    if (Math.abs(Date.parse(compared.at) - Date.parse(provedSaved ?? '1970-01-01')) >= SAVE_EVERY_MS) {
      provedSaved = compared.at;
      store.settings.set(PROVED_EQUAL, compared.at);
    }
    return provedEqual;
  };
  let keptSkew = Number(store.settings.get(CLOCK_SKEW) ?? 0);
  /** What this run found; before that, what the last one knew. Null when nothing is known to be wrong. */
  const skewSeconds = (found: number | null): number | null => {
    if (found === null) return keptSkew === 0 ? null : keptSkew;
    const seconds = Math.round(found / 1000);
    const worth = Math.abs(seconds) < SKEW_STEP_SECONDS ? 0 : seconds;
    if (Math.abs(worth - keptSkew) >= SKEW_STEP_SECONDS) {
      keptSkew = worth;
      store.settings.set(CLOCK_SKEW, String(worth));
    }
    return seconds;
  };
  const countParked = (): number => {
    if (Math.abs(now() - parked.at) > COUNT_EVERY_MS) parked = { count: store.counts().parked, at: now() };
    return parked.count;
  };
  const cutSentence = (since: number, waiting: number): string =>
    `No network since ${time.format(since)}${waiting === 0 ? '' : `, ${waiting} ${waiting === 1 ? 'save' : 'saves'} waiting`}`;

  return {
    progress: (progress) => void (pulled = { ...progress }),
    cut: (cut) => void (cutSince = cut ? now() : null),
    read(link) {
      if (link.state === 'up-to-date') reached();
      const { saved, waiting } = link;
      return {
        state: cutSince === null ? states[link.state] : 'no-network',
        sentence: cutSince === null ? link.sentence : cutSentence(cutSince, waiting),
        saved,
        waiting,
        oldestWaitingAt: link.oldestUnsentAt,
        lastReachedAt: lastReached,
        lastProvedEqualAt: proved(link.compared),
        centralHolds: link.centralHolds?.seq ?? null,
        quarantined: link.quarantined,
        parked: countParked(),
        progress: progressOf(link, pulled),
        arriving: link.arriving,
        clockSkewSeconds: skewSeconds(link.skewMs),
        details: link.attention === null ? [] : [link.attention],
      };
    },
  };
}
