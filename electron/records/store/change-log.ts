/** The log as replication sees it (`ChangeLog` in store.ts), put together from its parts. */
import { Failure } from '../../../shared/failure/failure.ts';
import type { ArrivingTable } from './arriving.ts';
import type { Core } from './core.ts';
import { guarded } from './errors.ts';
import type { FeedTable, PlacedRun } from './feed-table.ts';
import type { Holding } from './holding.ts';
import { refillJournal } from './keep-journal.ts';
import type { RecordHistory } from './record-history.ts';
import type { OwnLog } from './own-log.ts';
import type { Pages } from './pages.ts';
import type { Quarantine } from './quarantine.ts';
import type { ChangeLog, LogVerdict, Passed } from './log-types.ts';

export interface LogParts {
  readonly core: Core;
  readonly own: OwnLog;
  readonly feed: FeedTable;
  readonly arriving: ArrivingTable;
  readonly pages: Pages;
  readonly quarantine: Quarantine;
  readonly history: RecordHistory;
  readonly holding: Holding;
}

export function changeLogOf(parts: LogParts): ChangeLog {
  const { core, own, feed, arriving, pages, quarantine, history, holding } = parts;
  const { database, devices, installation, log } = core;
  const acknowledge = database.transaction(
    (seq: number, verdicts: readonly LogVerdict[], over: Passed | undefined) => {
      takeVerdicts(parts, verdicts);
      if (over !== undefined) feed.moveCursor(over.scope, over.epoch, over.next);
      installation.saveAcknowledged(seq);
    },
  );
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
    acknowledge: (seq, verdicts, over) => {
      if (seq > installation.head.seq) {
        throw new Failure(
          'unexpected',
          'The central record acknowledges more than this workstation has written.',
        );
      }
      const before = installation.acknowledged;
      guarded(() => acknowledge.immediate(seq, verdicts, over));
      installation.acknowledged = seq;
      // The central record was restored: what it lost is unsent again.
      if (seq < before) guarded(() => refillJournal(core));
      else guarded(() => core.journal?.acknowledged(installation.device, seq));
    },
    applyPage: (page) => guarded(() => holding.page(page.entries.length, () => pages.apply(page))),
    cursor: (scope) => guarded(() => feed.cursor(scope)),
    resetCursor: (scope, epoch, feedSeq) => {
      guarded(() => resetCursor.immediate(scope, epoch, feedSeq));
    },
    segmentDigest: (scope, segment, through) => guarded(() => feed.digest(scope, segment, through)),
    feedIds: (scope, segment) => guarded(() => feed.entries(scope, segment)),
    envelopesById: (ids) =>
      guarded(() =>
        ids
          .flatMap((id) => log.byId(id) ?? [])
          .filter((row) => row.state !== 'purged')
          .map((row) => log.envelopeOf(row)),
      ),
    reissue: (afterSeq, newDevice) => {
      try {
        guarded(() => reissue.immediate(afterSeq, newDevice));
      } finally {
        devices.reload();
        installation.reload();
      }
      guarded(() => refillJournal(core));
    },
    quarantined: () => guarded(() => quarantine.all()),
    underEarlierDevices: () => guarded(() => own.underEarlierDevices()),
    oldestUnsent: () => guarded(() => own.oldestUnsent()),
    firstBroken: () => guarded(() => own.firstBroken()),
  };
}

/** Writes down what became of changes. Neighbours in log and feed are placed together: after a push that is all of them. */
function takeVerdicts({ core, feed, pages, quarantine }: LogParts, verdicts: readonly LogVerdict[]): void {
  let run: PlacedRun | null = null;
  for (const { id, verdict, reason, effectiveMs, feedSeq } of verdicts) {
    const pos = core.log.posOf(id);
    if (pos === undefined) continue;
    const held = verdict === 'refused' || effectiveMs !== undefined ? core.log.byId(id) : undefined;
    if (held !== undefined && verdict === 'refused') {
      const hash = held.hash.toString('hex');
      quarantine.put({ id, hash, reason: reason ?? 'the central record refused it', envelope: null });
    }
    if (held !== undefined && effectiveMs !== undefined) pages.retime(held, effectiveMs);
    if (feedSeq === undefined) continue;
    if (run !== null && pos === run.pos + run.count && feedSeq === run.feedSeq + run.count) run.count += 1;
    else {
      if (run !== null) feed.setRun(run);
      run = { pos, feedSeq, count: 1 };
    }
  }
  if (run !== null) feed.setRun(run);
}
