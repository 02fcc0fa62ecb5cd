/** Between envelopes and the bodies that carry them. */
import { hash as digestOnce } from 'node:crypto';
import { canonicalText, chainLink, type Change, type Envelope } from '../../../shared/changes/change.ts';
import { contribution, digestText } from '../../../shared/replication/digest.ts';
import { joinLines, splitLines } from '../../../shared/replication/lines.ts';
import { pageHeaderSchema, type PageHeader, type PageRun } from '../../../shared/replication/messages.ts';
import type { OwnEnvelope, PulledEntry, PulledPage } from '../store/store.ts';
import { notOurs } from './fault.ts';
import { parseAnswer } from './link.ts';

export const sha256 = (utf8: string): string => digestOnce('sha256', utf8, 'hex');

/** Body of a push of consecutive own envelopes. */
export function pushBody(envelopes: readonly OwnEnvelope[], withHashes: boolean): string {
  const [first, last] = [envelopes[0], envelopes.at(-1)];
  if (!first || !last) throw new RangeError('a push carries at least one change');
  const header = {
    device: first.device,
    from: first.seq,
    prev: first.prev,
    count: envelopes.length,
    link: chainLink(last, sha256),
    ...(withHashes ? { hashes: envelopes.map((envelope) => envelope.hash) } : {}),
  };
  return joinLines(
    header,
    envelopes.map((envelope) => envelope.payload ?? canonicalText(envelope.change)),
  );
}

/** `places` are the feed numbers under which changes are held here in this epoch, by change id. */
export function relayBody(
  envelopes: readonly Envelope[],
  places: { readonly epoch: string; readonly feeds: ReadonlyMap<string, number> } | null,
): string {
  const feeds = places && envelopes.map(({ change }) => places.feeds.get(change.id) ?? null);
  return joinLines(
    { count: envelopes.length, ...(places ? { epoch: places.epoch, feeds } : {}) },
    envelopes.map((envelope) => JSON.stringify(envelope)),
  );
}

/** Own envelopes of a run, from the log; null when the log does not hold them as the central record says. */
export type OwnRun = (run: PageRun) => readonly Envelope[] | null;

export interface ReadPage {
  readonly header: PageHeader;
  readonly page: PulledPage;
}

interface Sum {
  digest: bigint;
  index: number;
  /** Feed number of the last entry. */
  feed: number;
}

/** Entries of one run whose payloads came as lines: hash and chain are worked out here, nothing is taken on trust. */
export function* receivedEntries(
  run: Pick<PageRun, 'device' | 'seq' | 'prev' | 'count' | 'receivedAt'>,
  lines: Iterator<string>,
): Generator<Omit<PulledEntry, 'feedSeq' | 'effectiveMs'> & { envelope: Envelope }> {
  let { prev } = run;
  for (let offset = 0; offset < run.count; offset += 1) {
    const next = lines.next();
    if (next.done) throw notOurs();
    const hash = sha256(next.value);
    const change = JSON.parse(next.value) as Change;
    const envelope = { device: run.device, seq: run.seq + offset, prev, hash, change };
    prev = chainLink(envelope, sha256);
    yield { receivedAt: run.receivedAt, id: change.id, hash, envelope, payload: next.value };
  }
}

function* ownEntries(
  run: PageRun,
  own: OwnRun,
): Generator<Omit<PulledEntry, 'feedSeq' | 'effectiveMs'> & { ms: number }> {
  const held = own(run);
  if (held === null) throw new OwnChangesDiffer();
  for (const { change, hash } of held)
    yield { receivedAt: run.receivedAt, id: change.id, hash, envelope: null, ms: change.clock.ms };
}

/** The page names own changes that the log does not hold: the page has to be asked for again with all payloads. */
export class OwnChangesDiffer extends Error {}

/**
 * Reads a page. Throws `not-ours` when it is not of the protocol, and `OwnChangesDiffer` when its digest does not follow
 * from its entries.
 */
export function readPage(text: string, own: OwnRun): ReadPage {
  const { header: first, lines } = splitLines(text);
  const header = parseAnswer(pageHeaderSchema, first);
  const capped = new Map(header.capped);
  const rest = lines[Symbol.iterator]();
  const entries: PulledEntry[] = [];
  const sum: Sum = { digest: 0n, index: 0, feed: header.after };
  try {
    for (const run of header.runs) {
      // Numbers only go up: whatever this page says, it never writes over what stands before it.
      sum.feed = Math.max(sum.feed, (run.feed ?? 0) - 1);
      for (const entry of run.own ? ownEntries(run, own) : receivedEntries(run, rest)) {
        sum.feed += 1;
        const ms = entry.envelope?.change.clock.ms ?? (entry as { ms?: number }).ms ?? 0;
        entries.push({
          feedSeq: sum.feed,
          effectiveMs: capped.get(sum.index) ?? ms,
          receivedAt: entry.receivedAt,
          id: entry.id,
          hash: entry.hash,
          envelope: entry.envelope,
          payload: entry.payload,
        });
        sum.digest += contribution(entry.id, entry.hash, sha256);
        sum.index += 1;
      }
    }
  } catch (error) {
    if (error instanceof SyntaxError) throw notOurs(error);
    throw error;
  }
  const last = sum.index === 0 ? header.next : sum.feed;
  if (digestText(sum.digest) !== header.digest || last !== header.next || header.next < header.after)
    throw new OwnChangesDiffer();
  return { header, page: { scope: header.scope, epoch: header.epoch, next: header.next, entries } };
}
