/** Stores one push in one transaction: chain, duplicates, groups, feed numbers, digest. */
import { CLOCK_CAP_MS } from '../../shared/replication/limits.ts';
import type { PushAnswer, PushHeader } from '../../shared/replication/messages.ts';
import type { Central } from '../central.ts';
import { followPeople, tellOthers } from '../custody/follow.ts';
import { withFeeds } from '../custody/feeds.ts';
import type { Query } from '../database/database.ts';
import { chainOf, keepOthers, linkAt, putChain } from '../store/chain.ts';
import { appendLog, heldHashes } from '../store/log.ts';
import { keepQuarantined } from '../store/quarantine.ts';
import { addToSegments } from '../store/segments.ts';
import type { Caller } from './caller.ts';
import type { CheckedLine } from './check.ts';
import { judge, newLines, pushAnswer, toEntries, type Judged } from './judge.ts';

async function keepRefused(
  query: Query,
  caller: Caller,
  device: string,
  at: Date,
  judged: readonly Judged[],
): Promise<void> {
  const others = judged.filter((line) => line.verdict === 'duplicate' || line.verdict === 'refused');
  await keepOthers(
    query,
    caller.establishment,
    device,
    others.map((line) => ({ ...line, kind: line.verdict === 'duplicate' ? 'duplicate' : 'quarantine' })),
  );
  const refused = others.filter((line) => line.verdict === 'refused');
  await keepQuarantined(
    query,
    caller.establishment,
    caller.workstation,
    at,
    refused.map((line) => ({
      ...line,
      device,
      changeId: line.change?.id ?? null,
      reason: line.reason ?? '',
      body: line.text,
    })),
  );
}

export async function storePush(
  central: Central,
  caller: Caller,
  header: PushHeader,
  lines: readonly CheckedLine[],
): Promise<PushAnswer> {
  const { establishment, workstation } = caller;
  let grown: ReadonlySet<string> = new Set();
  const answer = await withFeeds(
    central.database,
    establishment,
    async (query, feeds): Promise<PushAnswer> => {
      const { head } = feeds.own;
      const at = new Date(central.clock.now());
      const ids = lines.flatMap((line) => (line.change ? [line.change.id] : []));
      const [through, held] = await Promise.all([
        chainOf(query, establishment, header.device),
        heldHashes(query, establishment, ids),
      ]);
      const fresh = await newLines(header, lines, through, async (seq) =>
        seq === through.seq ? through.link : linkAt(query, establishment, header.device, seq),
      );
      const overlap = lines.filter((line) => line.seq <= through.seq);
      const judged = judge(fresh, held);
      const entries = toEntries(header.device, judged, head, at.getTime() + CLOCK_CAP_MS);
      const end = fresh.at(-1) ?? { seq: through.seq, link: through.link };
      const chain = { establishment, workstation, device: header.device, at, ...end };
      await Promise.all([
        appendLog(query, establishment, workstation, at, entries),
        addToSegments(query, establishment, entries),
        keepRefused(query, caller, header.device, at, judged),
        fresh.length > 0 ? putChain(query, chain) : null,
        entries.length > 0 ? feeds.advance(establishment, head + entries.length) : null,
      ]);
      const stored = new Set(entries.map((entry) => entry.id));
      const changes = judged.flatMap(({ change }) => (change && stored.has(change.id) ? [change] : []));
      grown = await followPeople({ query, feeds, establishment, workstation, at }, changes);
      return pushAnswer(end, overlap, judged, entries, at);
    },
  );
  if (answer.verdicts.some((run) => run.feed !== undefined)) central.news.tell(establishment, workstation);
  tellOthers(central, grown);
  return answer;
}
