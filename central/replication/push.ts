/** Stores one push in one transaction: chain, duplicates, groups, feed numbers, digest. */
import { CLOCK_CAP_MS } from '../../shared/replication/limits.ts';
import type { PushAnswer, PushHeader } from '../../shared/replication/messages.ts';
import { toRuns, type SingleVerdict } from '../../shared/replication/verdicts.ts';
import { recordTypes } from '../../shared/records/registry.ts';
import type { Change } from '../../shared/changes/change.ts';
import type { Central } from '../central.ts';
import type { Query } from '../database/database.ts';
import { Refusal } from '../refusal.ts';
import { chainOf, keepOthers, linkAt, putChain, type ChainPosition } from '../store/chain.ts';
import { advanceFeed, lockFeed } from '../store/establishments.ts';
import { appendLog, heldHashes, type LogEntry } from '../store/log.ts';
import { keepQuarantined } from '../store/quarantine.ts';
import { addToSegments } from '../store/segments.ts';
import type { Caller } from './caller.ts';
import type { CheckedLine } from './check.ts';

const fork = (through: ChainPosition): Refusal =>
  new Refusal('fork', 'Another copy of this workstation has written under the same device id.', { through });

/** The lines that are new to the chain; throws `gap` or `fork` when they do not continue what is held. */
async function newLines(
  query: Query,
  establishment: string,
  header: PushHeader,
  lines: readonly CheckedLine[],
  through: ChainPosition,
): Promise<readonly CheckedLine[]> {
  if (header.from > through.seq + 1)
    throw new Refusal('gap', `Changes from ${through.seq + 1} on are missing.`, { through });
  if ((await linkAt(query, establishment, header.device, header.from - 1)) !== header.prev)
    throw fork(through);
  const last = lines.at(-1) as CheckedLine;
  // Links cover everything before them, so one comparison tells whether all that was sent twice is the same.
  const common = last.seq < through.seq ? last : lines.find((line) => line.seq === through.seq);
  if (common && (await linkAt(query, establishment, header.device, common.seq)) !== common.link)
    throw fork(through);
  return lines.filter((line) => line.seq > through.seq);
}

/** Nothing the record types do not know is refused; it is kept, passed on, and not folded here yet. */
function isParked(change: Change): boolean {
  const type = Object.hasOwn(recordTypes, change.record.type) ? recordTypes[change.record.type] : undefined;
  return type === undefined || change.schema > type.version;
}

interface Judged extends CheckedLine {
  readonly verdict: SingleVerdict['verdict'];
  readonly reason?: string;
}

/** A verdict for every new line. A group stands or falls together: a save is stored whole or not at all. */
function judge(lines: readonly CheckedLine[], held: ReadonlyMap<string, string>): Judged[] {
  const seen = new Map(held);
  const judged = lines.map((line): Judged => {
    if (line.fault !== null || line.change === null)
      return { ...line, verdict: 'refused', reason: line.fault ?? 'it is not a change' };
    const known = seen.get(line.change.id);
    if (known === line.hash) return { ...line, verdict: 'duplicate' };
    if (known !== undefined) return { ...line, verdict: 'refused', reason: 'another change has the same id' };
    seen.set(line.change.id, line.hash);
    return { ...line, verdict: isParked(line.change) ? 'parked' : 'accepted' };
  });
  const broken = new Set(
    judged.filter((line) => line.verdict === 'refused').map((line) => line.change?.group ?? null),
  );
  broken.delete(null);
  return judged.map((line) => {
    if (line.verdict === 'refused' || line.verdict === 'duplicate') return line;
    if (!broken.has(line.change?.group ?? null)) return line;
    return { ...line, verdict: 'refused', reason: 'another change of the same save could not be read' };
  });
}

/** Log entries with feed numbers after `head`, and how many of each group follow. */
function toEntries(device: string, stored: readonly Judged[], head: number, capMs: number): LogEntry[] {
  let rest = 0;
  let following: string | null = null;
  return stored
    .toReversed()
    .map((line, index) => {
      const change = line.change as Change;
      rest = change.group !== null && change.group === following ? rest + 1 : 0;
      following = change.group;
      return {
        feedSeq: head + stored.length - index,
        id: change.id,
        hash: line.hash,
        device,
        seq: line.seq,
        prev: line.prev,
        recordType: change.record.type,
        recordId: change.record.id,
        groupRest: rest,
        effectiveMs: change.clock.ms > capMs ? capMs : null,
        payload: line.text,
      };
    })
    .toReversed();
}

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
    const fresh = await newLines(query, establishment, header, lines, through);
    const overlap = lines.filter((line) => line.seq <= through.seq);
    const ids = fresh.flatMap((line) => (line.change ? [line.change.id] : []));
    const judged = judge(fresh, await heldHashes(query, establishment, ids));
    const stored = judged.filter((line) => line.verdict === 'accepted' || line.verdict === 'parked');
    const entries = toEntries(header.device, stored, head, at.getTime() + CLOCK_CAP_MS);
    await appendLog(query, establishment, workstation, at, entries);
    await addToSegments(query, establishment, entries);
    await keepRefused(query, caller, header.device, at, judged);
    const end = fresh.at(-1) ?? { seq: through.seq, link: through.link };
    if (fresh.length > 0)
      await putChain(query, { establishment, workstation, device: header.device, at, ...end });
    if (entries.length > 0) await advanceFeed(query, establishment, head + entries.length);
    const feedOf = new Map(entries.map((entry) => [entry.seq, entry.feedSeq]));
    return {
      through: { seq: end.seq, link: end.link },
      verdicts: toRuns([
        ...overlap.map((line): SingleVerdict => ({ seq: line.seq, verdict: 'duplicate' })),
        ...judged.map((line) => ({
          seq: line.seq,
          verdict: line.verdict,
          reason: line.reason,
          feed: feedOf.get(line.seq),
        })),
      ]),
      capped: entries.flatMap((entry) =>
        entry.effectiveMs === null ? [] : [[entry.seq, entry.effectiveMs]],
      ),
      receivedAt: at.toISOString(),
    };
  });
  if (answer.verdicts.some((run) => run.feed !== undefined)) central.news.tell(establishment, workstation);
  return answer;
}
