/**
 * Proof that both sides hold the same, and its repair (replication.md §5.6): compare segments, fetch or send what is
 * missing, never wipe; a segment that will not agree is reported instead of being repaired for ever.
 */
import { EMPTY_DIGEST, segmentOf, segmentRange } from '../../../shared/replication/digest.ts';
import { BATCH_CHANGES, MISSING_IDS } from '../../../shared/replication/limits.ts';
import {
  digestAnswerSchema,
  idsAnswerSchema,
  missingAnswerSchema,
  relayAnswerSchema,
} from '../../../shared/replication/messages.ts';
import { pullRange } from './pull.ts';
import { breathe, type Session } from './session.ts';
import { lookAround } from './site.ts';
import { relayBody } from './wire.ts';

/** Envelopes in one relay; they travel whole, with hashes. */
const RELAY = Math.min(500, BATCH_CHANGES);

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

/**
 * Sends those of the ids that the central record lost; returns how many it took. `feeds` names where they stood in the feed
 * of this epoch, so that they go back there.
 */
export async function sendLost(
  session: Session,
  ids: readonly string[],
  feeds: ReadonlyMap<string, number> | null = null,
): Promise<number> {
  let taken = 0;
  for (const asked of chunks(ids, MISSING_IDS)) {
    const { missing } = await session.link.post(
      '/v1/missing',
      { ids: asked },
      missingAnswerSchema,
      session.signal,
    );
    for (const part of chunks(missing, RELAY)) {
      const { log } = session.store;
      // What this device has not had acknowledged goes by the ordinary push.
      const envelopes = log
        .envelopesById(part)
        .filter((envelope) => envelope.device !== log.device || envelope.seq <= log.acknowledged());
      if (envelopes.length === 0) continue;
      const body = relayBody(envelopes, feeds && { epoch: session.epoch, feeds });
      const answer = await session.link.postLines(
        '/v1/relay',
        body,
        session.coding,
        relayAnswerSchema,
        session.signal,
      );
      taken += answer.accepted;
      await breathe();
    }
  }
  if (taken > 0)
    session.events.incident(
      `The central record had lost ${taken} change(s); this workstation gave them back.`,
    );
  return taken;
}

/** Ids held here under feed numbers after `feedSeq` up to `upTo`. */
export function idsBetween(session: Session, feedSeq: number, upTo: number): string[] {
  const { log } = session.store;
  const scope = session.identity.establishment.id;
  const ids: string[] = [];
  for (let segment = segmentOf(feedSeq + 1); segment <= segmentOf(Math.max(upTo, 1)); segment += 1)
    for (const entry of log.feedIds(scope, segment))
      if (entry.feedSeq > feedSeq && entry.feedSeq <= upTo) ids.push(entry.id);
  return ids;
}

/** Segments whose digests differ, of those from `first` on. */
async function differing(session: Session, first: number, upTo: number): Promise<number[]> {
  const { log } = session.store;
  const scope = session.identity.establishment.id;
  const last = segmentOf(upTo);
  const asked = { epoch: session.epoch, upTo, first, last };
  const answer = await session.link.post('/v1/digest', asked, digestAnswerSchema, session.signal);
  const theirs = new Map(answer.segments.map((segment) => [segment.segment, segment]));
  const different: number[] = [];
  for (let segment = first; segment <= last; segment += 1) {
    const ours = log.segmentDigest(scope, segment, upTo);
    const held = theirs.get(segment) ?? { count: 0, digest: EMPTY_DIGEST };
    if (ours.count !== held.count || ours.digest !== held.digest) different.push(segment);
    await breathe();
  }
  return different;
}

async function repair(session: Session, segment: number, upTo: number): Promise<void> {
  const { log } = session.store;
  const scope = session.identity.establishment.id;
  const { entries } = await session.link.get(`/v1/segment/${segment}`, idsAnswerSchema, session.signal);
  const theirs = new Set(entries.map((entry) => `${entry.id} ${entry.hash}`));
  const ours = log.feedIds(scope, segment).filter((entry) => entry.feedSeq <= upTo);
  const lost = ours.filter((entry) => !theirs.has(`${entry.id} ${entry.hash}`));
  await sendLost(
    session,
    lost.map((entry) => entry.id),
    new Map(lost.map((entry) => [entry.id, entry.feedSeq])),
  );
  const { first, last } = segmentRange(segment);
  await pullRange(session, first, Math.min(last, upTo));
}

/**
 * Compares everything (`whole`) or the segment the cursor stands in, and repairs what differs once. Returns whether both
 * sides hold the same afterwards; a lasting difference becomes a remark on the status line.
 */
export async function prove(session: Session, whole: boolean): Promise<boolean> {
  const cursor = session.store.log.cursor(session.identity.establishment.id);
  if (!cursor || cursor.epoch !== session.epoch) return true;
  const upTo = cursor.feedSeq;
  const first = whole ? 0 : segmentOf(upTo);
  const different = await differing(session, first, upTo);
  for (const segment of different) await repair(session, segment, upTo);
  const lasting = different.length === 0 ? [] : await differing(session, first, upTo);
  if (different.length > 0 && lasting.length === 0)
    session.events.incident(
      `This workstation and the central record differed in ${different.length} segment(s); repaired.`,
    );
  session.status.remark(
    'repair',
    lasting.length === 0
      ? null
      : 'This workstation and the central record do not hold the same, and the repair did not help. Nothing was removed. Tell your administrator.',
  );
  session.status.compared(lasting.length === 0, upTo);
  // What is proved complete is what was delivered; who has not delivered is the other half.
  await lookAround(session);
  return lasting.length === 0;
}
