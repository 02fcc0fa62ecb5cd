/**
 * Takes in changes of other devices from a replica that still holds them: what a restored central record lost and whose
 * own device may never come back. Only into the sender's own establishment, and only what is not held.
 */
import { CLOCK_CAP_MS } from '../../shared/replication/limits.ts';
import type { RelayAnswer } from '../../shared/replication/messages.ts';
import type { Central } from '../central.ts';
import { chainOf, positionsAfter, putChain, takenPositions } from '../store/chain.ts';
import { advanceFeed, lockFeed } from '../store/establishments.ts';
import { appendLog, heldHashes } from '../store/log.ts';
import { addToSegments } from '../store/segments.ts';
import type { Caller } from './caller.ts';
import type { Query } from '../database/database.ts';
import { chainOver, readEnvelope, toRelayed } from './relayed.ts';

/** Moves a device's chain on over positions that are now held, so that the device itself need not send them again. */
async function extendChain(query: Query, caller: Caller, device: string, at: Date): Promise<void> {
  const { establishment, workstation } = caller;
  const held = await chainOf(query, establishment, device);
  const end = chainOver(held, device, await positionsAfter(query, establishment, device, held.seq));
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
    const { entries, duplicate, displaced } = toRelayed(
      sound,
      held,
      taken,
      head,
      at.getTime() + CLOCK_CAP_MS,
    );
    await appendLog(query, establishment, workstation, at, entries);
    await addToSegments(query, establishment, entries);
    for (const device of new Set(entries.map((entry) => entry.device)))
      await extendChain(query, caller, device, at);
    if (entries.length > 0) await advanceFeed(query, establishment, head + entries.length);
    return { accepted: entries.length, duplicate, refused: refused + displaced };
  });
  if (answer.accepted > 0) central.news.tell(establishment, workstation);
  return answer;
}
