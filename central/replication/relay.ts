/**
 * Takes in changes of other devices from a replica that still holds them: what a restored central record lost and whose
 * own device may never come back. Only into the sender's own establishment, only what is not held, and of other
 * establishments only what is about people whose history this one has.
 */
import type { Envelope } from '../../shared/changes/change.ts';
import { CLOCK_CAP_MS } from '../../shared/replication/limits.ts';
import type { RelayAnswer } from '../../shared/replication/messages.ts';
import type { Central } from '../central.ts';
import { chainOf, type ChainPosition, moveChain, positionsAfter, takenPositions } from '../store/chain.ts';
import { followPeople, tellOthers } from '../custody/follow.ts';
import { withFeeds } from '../custody/feeds.ts';
import { givenBackHere } from '../custody/given-back.ts';
import { markOrigins } from '../store/custody.ts';
import { freeAmong, groupRests, holesFilled } from '../store/holes.ts';
import { appendLog, heldHashes, type LogEntry } from '../store/log.ts';
import { addToSegments } from '../store/segments.ts';
import type { Caller } from './caller.ts';
import type { Query } from '../database/database.ts';
import { chainOver, type HeldChains, readEnvelope, toRelayed } from './relayed.ts';

/** Moves a device's chain on over positions that are now held, so that the device itself need not send them again. */
async function extendChain(query: Query, caller: Caller, device: string): Promise<void> {
  const { establishment, workstation } = caller;
  const held = await chainOf(query, establishment, device);
  const end = chainOver(held, device, await positionsAfter(query, establishment, device, held.seq));
  await moveChain(query, { establishment, giver: workstation, device, ...end });
}

/** Where replicas of this very epoch held what they give back: its feed numbers, in the order of the lines. */
export interface OldPlaces {
  readonly epoch: string;
  readonly feeds: readonly (number | null)[];
}

/** Gives entries their old feed number where nothing stands there now; the others stay in order at the feed's end. */
async function toOldPlaces(
  query: Query,
  establishment: string,
  entries: readonly LogEntry[],
  wanted: ReadonlyMap<string, number>,
  head: number,
): Promise<LogEntry[]> {
  const free = await freeAmong(
    query,
    establishment,
    [...wanted.values()].filter((feed) => feed <= head),
  );
  let end = head;
  const placed = entries.map((entry) => {
    const feedSeq = wanted.get(entry.id) ?? 0;
    return { ...entry, feedSeq: free.delete(feedSeq) ? feedSeq : (end += 1) };
  });
  const rests = await groupRests(
    query,
    establishment,
    placed.filter((entry) => entry.feedSeq <= head),
  );
  return placed.map((entry) => ({ ...entry, groupRest: rests.get(entry.feedSeq) ?? 0 }));
}

async function heldChains(
  query: Query,
  establishment: string,
  sound: readonly Envelope[],
): Promise<HeldChains> {
  const taken = await takenPositions(query, establishment, sound);
  const ends = new Map<string, ChainPosition>();
  for (const device of new Set(sound.map((envelope) => envelope.device)))
    ends.set(device, await chainOf(query, establishment, device));
  return { taken, ends };
}

export async function storeRelay(
  central: Central,
  caller: Caller,
  lines: readonly string[],
  places?: OldPlaces,
): Promise<RelayAnswer> {
  const { establishment, workstation } = caller;
  const read = lines.map((line) => readEnvelope(line, null));
  const whole = read.filter((envelope) => envelope !== null);
  const wanted = new Map(
    read.flatMap((envelope, index) => {
      const feed = places?.feeds[index] ?? null;
      return envelope && feed !== null ? [[envelope.change.id, feed]] : [];
    }),
  );
  let grown: ReadonlySet<string> = new Set();
  let refilled = false;
  const answer = await withFeeds(
    central.database,
    establishment,
    async (query, feeds): Promise<RelayAnswer> => {
      const { head, epoch } = feeds.own;
      const at = new Date(central.clock.now());
      const sound = await givenBackHere(query, establishment, whole);
      const foreign = sound
        .map(({ change }) => change)
        .filter((change) => change.establishment !== establishment);
      const theirs = new Set(foreign.map((change) => change.id));
      const held = await heldHashes(
        query,
        establishment,
        sound.map((envelope) => envelope.change.id),
      );
      const chains = await heldChains(query, establishment, sound);
      const relayed = toRelayed(sound, held, chains, head, at.getTime() + CLOCK_CAP_MS, theirs);
      const entries =
        places?.epoch === epoch
          ? await toOldPlaces(query, establishment, relayed.entries, wanted, head)
          : relayed.entries;
      const behind = entries.filter((entry) => entry.feedSeq > head);
      const filled = entries.flatMap(({ feedSeq }) => (feedSeq <= head ? [feedSeq] : []));
      await appendLog(query, establishment, workstation, at, entries);
      await addToSegments(query, establishment, behind);
      await holesFilled(query, establishment, filled);
      refilled ||= filled.length > 0;
      await markOrigins(query, establishment, foreign);
      const own = entries.filter((entry) => !theirs.has(entry.id));
      for (const device of new Set(own.map((entry) => entry.device)))
        await extendChain(query, caller, device);
      if (behind.length > 0) await feeds.advance(establishment, head + behind.length);
      const stored = new Set(entries.map((entry) => entry.id));
      const changes = sound.map(({ change }) => change).filter((change) => stored.has(change.id));
      grown = await followPeople({ query, feeds, establishment, workstation, at }, changes);
      const refused = read.length - sound.length;
      return { accepted: entries.length, duplicate: relayed.duplicate, refused };
    },
  );
  if (refilled) central.shelf.forget(establishment);
  if (answer.accepted > 0) central.news.tell(establishment, workstation);
  tellOthers(central, grown);
  return answer;
}
