/**
 * Takes in changes of other devices from a replica that still holds them: what a restored central record lost and whose
 * own device may never come back. Only into the sender's own establishment, and only what is not held.
 */
import {
  receivedEnvelopeSchema,
  canonicalText,
  payloadHash,
  type Envelope,
} from '../../shared/changes/change.ts';
import { CLOCK_CAP_MS } from '../../shared/replication/limits.ts';
import type { RelayAnswer } from '../../shared/replication/messages.ts';
import type { Central } from '../central.ts';
import { sha256 } from '../sha256.ts';
import { chainOf, positionsAfter, putChain, takenPositions } from '../store/chain.ts';
import { advanceFeed, lockFeed } from '../store/establishments.ts';
import { appendLog, heldHashes, type LogEntry } from '../store/log.ts';
import { addToSegments } from '../store/segments.ts';
import type { Caller } from './caller.ts';
import type { Query } from '../database/database.ts';

function readEnvelope(line: string, establishment: string): Envelope | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  const parsed = receivedEnvelopeSchema.safeParse(value);
  if (!parsed.success || parsed.data.change.establishment !== establishment) return null;
  const envelope = parsed.data as Envelope;
  return payloadHash(envelope.change, sha256) === envelope.hash ? envelope : null;
}

/** Moves a device's chain on over positions that are now held, so that the device itself need not send them again. */
async function extendChain(query: Query, caller: Caller, device: string, at: Date): Promise<void> {
  const { establishment, workstation } = caller;
  let end = await chainOf(query, establishment, device);
  for (const row of await positionsAfter(query, establishment, device, end.seq)) {
    if (row.seq !== end.seq + 1 || row.prev !== end.link) break;
    end = { seq: row.seq, link: sha256(`${row.prev}:${device}:${row.seq}:${row.hash}`) };
  }
  await putChain(query, { establishment, workstation, device, at, ...end });
}

export async function storeRelay(
  central: Central,
  caller: Caller,
  lines: readonly string[],
): Promise<RelayAnswer> {
  const { establishment, workstation } = caller;
  const read = lines.map((line) => readEnvelope(line, establishment));
  const sound = read.filter((envelope) => envelope !== null);
  const refused = read.length - sound.length;
  const answer = await central.database.transaction(async (query): Promise<RelayAnswer> => {
    const { head } = await lockFeed(query, establishment);
    const at = new Date(central.clock.now());
    const held = await heldHashes(
      query,
      establishment,
      sound.map((envelope) => envelope.change.id),
    );
    const taken = await takenPositions(query, establishment, sound);
    const once = new Map(sound.map((envelope) => [envelope.change.id, envelope]));
    const unheld = [...once.values()].filter(({ change }) => !held.has(change.id));
    const fresh = unheld.filter(({ device, seq }) => !taken.has(`${device} ${seq}`));
    const entries = fresh.map((envelope, index) =>
      toEntry(envelope, head + index + 1, at.getTime() + CLOCK_CAP_MS),
    );
    await appendLog(query, establishment, workstation, at, entries);
    await addToSegments(query, establishment, entries);
    for (const device of new Set(fresh.map((envelope) => envelope.device)))
      await extendChain(query, caller, device, at);
    if (entries.length > 0) await advanceFeed(query, establishment, head + entries.length);
    return {
      accepted: entries.length,
      duplicate: sound.length - unheld.length,
      refused: refused + unheld.length - fresh.length,
    };
  });
  if (answer.accepted > 0) central.news.tell(establishment, workstation);
  return answer;
}

function toEntry({ device, seq, prev, hash, change }: Envelope, feedSeq: number, capMs: number): LogEntry {
  return {
    feedSeq,
    id: change.id,
    hash,
    device,
    seq,
    prev,
    recordType: change.record.type,
    recordId: change.record.id,
    groupRest: 0,
    effectiveMs: change.clock.ms > capMs ? capMs : null,
    payload: canonicalText(change),
  };
}
