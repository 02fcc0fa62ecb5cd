/** The log as replication sees it (`ChangeLog` in store.ts), put together from its parts. */
import { Failure } from '../../../shared/failure/failure.ts';
import type { ArrivingTable } from './arriving.ts';
import type { Core } from './core.ts';
import { guarded } from './errors.ts';
import type { FeedTable } from './feed-table.ts';
import { changeOf } from './log-table.ts';
import type { RecordHistory } from './record-history.ts';
import type { OwnLog } from './own-log.ts';
import type { Pages } from './pages.ts';
import type { Quarantine } from './quarantine.ts';
import type { ChangeLog, LogVerdict } from './store.ts';

export interface LogParts {
  readonly core: Core;
  readonly own: OwnLog;
  readonly feed: FeedTable;
  readonly arriving: ArrivingTable;
  readonly pages: Pages;
  readonly quarantine: Quarantine;
  readonly history: RecordHistory;
}

export function changeLogOf(parts: LogParts): ChangeLog {
  const { core, own, feed, arriving, pages, quarantine, history } = parts;
  const { database, devices, installation, log } = core;
  const acknowledge = database.transaction((seq: number, verdicts: readonly LogVerdict[]) => {
    for (const verdict of verdicts) takeVerdict(parts, verdict);
    installation.saveAcknowledged(seq);
  });
  const reissue = database.transaction((afterSeq: number, newDevice: string) => {
    history.catchUp();
    own.reissue(afterSeq, newDevice);
  });
  const resetCursor = database.transaction((scope: string, epoch: string, feedSeq: number) => {
    feed.reset(scope, epoch, feedSeq);
    arriving.restart(scope, epoch);
  });
  return {
    get device() {
      return installation.device;
    },
    head: () => installation.head,
    linkAt: (seq) => guarded(() => own.linkAt(seq)),
    ownAfter: (seq, maxBytes) => guarded(() => own.envelopesAfter(seq, maxBytes)),
    acknowledged: () => installation.acknowledged,
    acknowledge: (seq, verdicts) => {
      if (seq > installation.head.seq) {
        throw new Failure(
          'unexpected',
          'The central record acknowledges more than this workstation has written.',
        );
      }
      guarded(() => acknowledge.immediate(seq, verdicts));
      installation.acknowledged = seq;
    },
    applyPage: (page) => guarded(() => pages.apply(page)),
    cursor: (scope) => guarded(() => feed.cursor(scope)),
    resetCursor: (scope, epoch, feedSeq) => {
      guarded(() => resetCursor.immediate(scope, epoch, feedSeq));
    },
    segmentDigest: (scope, segment, through) => guarded(() => feed.digest(scope, segment, through)),
    feedIds: (scope, segment) => guarded(() => feed.entries(scope, segment)),
    envelopesById: (ids) =>
      guarded(() => ids.flatMap((id) => log.byId(id) ?? []).map((row) => log.envelopeOf(row))),
    reissue: (afterSeq, newDevice) => {
      try {
        guarded(() => reissue.immediate(afterSeq, newDevice));
      } finally {
        devices.reload();
        installation.reload();
      }
    },
    quarantined: () => guarded(() => quarantine.all()),
    underEarlierDevices: () => guarded(() => own.underEarlierDevices()),
    oldestUnsent: () => guarded(() => own.oldestUnsent()),
    firstBroken: () => guarded(() => own.firstBroken()),
  };
}

function takeVerdict({ core, feed, pages, quarantine }: LogParts, verdict: LogVerdict): void {
  const held = core.log.byId(verdict.id);
  if (held === undefined) return;
  if (verdict.verdict === 'refused') {
    const hash = held.hash.toString('hex');
    quarantine.put({
      id: held.id,
      hash,
      reason: verdict.reason ?? 'the central record refused it',
      envelope: null,
    });
  }
  if (verdict.effectiveMs !== undefined) pages.retime(held, verdict.effectiveMs);
  if (verdict.feedSeq !== undefined) {
    feed.set(changeOf(held).establishment, verdict.feedSeq, { change: held.pos });
  }
}
