/**
 * What becomes of the lines of a push: whether they continue the chain, a verdict for each, and the places they take in the
 * feed. Pure but for the one question it asks about the chain, so that the convergence tests judge with it too.
 */
import { recordTypes } from '../../shared/records/registry.ts';
import type { Change } from '../../shared/changes/change.ts';
import { patientOf } from '../../shared/changes/fold.ts';
import type { PushAnswer, PushHeader } from '../../shared/replication/messages.ts';
import { toRuns, type SingleVerdict } from '../../shared/replication/verdicts.ts';
import { Refusal } from '../refusal.ts';
import type { ChainPosition } from '../store/chain.ts';
import type { LogEntry } from '../store/log.ts';
import type { CheckedLine } from './check.ts';

/** Link of the pushing device's chain after a sequence, as held here; null when that is not held. */
export type LinkAt = (seq: number) => Promise<string | null>;

const fork = (through: ChainPosition): Refusal =>
  new Refusal('fork', 'Another copy of this workstation has written under the same device id.', { through });

/** The lines that are new to the chain; throws `gap` or `fork` when they do not continue what is held. */
export async function newLines(
  header: PushHeader,
  lines: readonly CheckedLine[],
  through: ChainPosition,
  linkAt: LinkAt,
): Promise<readonly CheckedLine[]> {
  if (header.from > through.seq + 1)
    throw new Refusal('gap', `Changes from ${through.seq + 1} on are missing.`, { through });
  if ((await linkAt(header.from - 1)) !== header.prev) throw fork(through);
  const last = lines.at(-1) as CheckedLine;
  // Links cover everything before them, so one comparison tells whether all that was sent twice is the same.
  const common = last.seq < through.seq ? last : lines.find((line) => line.seq === through.seq);
  if (common && (await linkAt(common.seq)) !== common.link) throw fork(through);
  return lines.filter((line) => line.seq > through.seq);
}

/** Nothing the record types do not know is refused; it is kept, passed on, and not folded here yet. */
function isParked(change: Change): boolean {
  const type = Object.hasOwn(recordTypes, change.record.type) ? recordTypes[change.record.type] : undefined;
  return type === undefined || change.schema > type.version;
}

export interface Judged extends CheckedLine {
  readonly verdict: SingleVerdict['verdict'];
  readonly reason?: string;
}

/** A verdict for every new line. A group stands or falls together: a save is stored whole or not at all. */
export function judge(lines: readonly CheckedLine[], held: ReadonlyMap<string, string>): Judged[] {
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

/** Log entries with feed numbers after `head` for what is to be stored, and how many of each group follow. */
export function toEntries(
  device: string,
  judged: readonly Judged[],
  head: number,
  capMs: number,
): LogEntry[] {
  const stored = judged.filter((line) => line.verdict === 'accepted' || line.verdict === 'parked');
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
        patient: patientOf(change),
        groupRest: rest,
        effectiveMs: change.clock.ms > capMs ? capMs : null,
        payload: line.text,
      };
    })
    .toReversed();
}

/** The answer to a push: `overlap` are lines that were held already, `end` is where the chain now stands. */
export function pushAnswer(
  end: ChainPosition,
  overlap: readonly CheckedLine[],
  judged: readonly Judged[],
  entries: readonly LogEntry[],
  at: Date,
): PushAnswer {
  const feedOf = new Map(entries.map((entry) => [entry.seq, entry.feedSeq]));
  return {
    through: { seq: end.seq, link: end.link },
    verdicts: toRuns([
      ...overlap.map((line): SingleVerdict => ({ seq: line.seq, verdict: 'duplicate' })),
      ...judged.map(({ seq, verdict, reason }) => ({ seq, verdict, reason, feed: feedOf.get(seq) })),
    ]),
    capped: entries.flatMap((entry) => (entry.effectiveMs === null ? [] : [[entry.seq, entry.effectiveMs]])),
    receivedAt: at.toISOString(),
  };
}
