/** Stores one push in one transaction: chain, duplicates, groups, feed numbers, digest. */
import { CLOCK_CAP_MS } from '../../shared/replication/limits.ts';
import type { PushAnswer, PushHeader } from '../../shared/replication/messages.ts';
import type { Central } from '../central.ts';
import type { Query } from '../database/database.ts';
import { chainOf, keepOthers, linkAt, putChain } from '../store/chain.ts';
import { advanceFeed, lockFeed } from '../store/establishments.ts';
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
  const answer = await central.database.transaction(async (query): Promise<PushAnswer> => {
    const { head } = await lockFeed(query, establishment);
    const at = new Date(central.clock.now());
    const through = await chainOf(query, establishment, header.device);
    const fresh = await newLines(header, lines, through, (seq) =>
      linkAt(query, establishment, header.device, seq),
    );
    const overlap = lines.filter((line) => line.seq <= through.seq);
    const ids = fresh.flatMap((line) => (line.change ? [line.change.id] : []));
    const judged = judge(fresh, await heldHashes(query, establishment, ids));
    const entries = toEntries(header.device, judged, head, at.getTime() + CLOCK_CAP_MS);
    await appendLog(query, establishment, workstation, at, entries);
    await addToSegments(query, establishment, entries);
    await keepRefused(query, caller, header.device, at, judged);
    const end = fresh.at(-1) ?? { seq: through.seq, link: through.link };
    if (fresh.length > 0)
      await putChain(query, { establishment, workstation, device: header.device, at, ...end });
    if (entries.length > 0) await advanceFeed(query, establishment, head + entries.length);
    return pushAnswer(end, overlap, judged, entries, at);
  });
  if (answer.verdicts.some((run) => run.feed !== undefined)) central.news.tell(establishment, workstation);
  return answer;
}
