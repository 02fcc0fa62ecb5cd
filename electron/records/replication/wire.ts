/** Between envelopes and the bodies that carry them. */
import { hash as digestOnce } from 'node:crypto';
import { canonicalText, chainLink, type Change, type Envelope } from '../../../shared/changes/change.ts';
import { isSurelyEnvelope } from '../../../shared/changes/quick-shape.ts';
import { contribution, digestText } from '../../../shared/replication/digest.ts';
import { joinLines, splitLines } from '../../../shared/replication/lines.ts';
import { pageHeaderSchema, type PageHeader, type PageRun } from '../../../shared/replication/messages.ts';
import type { OwnEnvelope, PulledEntry, PulledPage } from '../store/log-types.ts';
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

/** An entry before anybody has looked where it stands in the feed. */
type Unplaced = Omit<PulledEntry, 'feedSeq' | 'effectiveMs'>;

/**
 * Entries of one run whose payloads came as lines: hash, chain and form are worked out here, nothing is taken on trust. What is written out
 * anew is the same text, but in half the memory where all of it is plain letters, whatever stands in the lines beside it.
 */
export function* receivedEntries(
  run: Pick<PageRun, 'device' | 'seq' | 'prev' | 'count' | 'receivedAt'>,
  lines: Iterator<string>,
): Generator<Unplaced & { envelope: Envelope; payload: string }> {
  let { prev } = run;
  for (let offset = 0; offset < run.count; offset += 1) {
    const next = lines.next();
    if (next.done) throw notOurs();
    const change = JSON.parse(next.value) as Change;
    const canonical = canonicalText(change);
    const payload = canonical === next.value ? canonical : next.value;
    const hash = sha256(payload);
    const envelope = { device: run.device, seq: run.seq + offset, prev, hash, change };
    const sound = payload === canonical && isSurelyEnvelope(envelope);
    prev = chainLink(envelope, sha256);
    yield { receivedAt: run.receivedAt, id: change.id, hash, envelope, payload, sound };
  }
}

function* ownEntries(run: PageRun, own: OwnRun): Generator<Unplaced & { ms: number }> {
  const held = own(run);
  if (held === null) throw new OwnChangesDiffer();
  for (const { change, hash } of held)
    yield { receivedAt: run.receivedAt, id: change.id, hash, envelope: null, ms: change.clock.ms };
}

/** The page names own changes that the log does not hold: the page has to be asked for again with all payloads. */
export class OwnChangesDiffer extends Error {}

/** Puts entries under the feed numbers that the header gives them; null when it does not end where it says. */
export function placed(header: PageHeader, entriesOf: (run: PageRun) => Iterable<Unplaced>): ReadPage | null {
  const capped = new Map(header.capped);
  const entries: PulledEntry[] = [];
  let feed = header.after;
  for (const run of header.runs) {
    // Numbers only go up: whatever this page says, it never writes over what stands before it.
    feed = Math.max(feed, (run.feed ?? 0) - 1);
    for (const { receivedAt, id, hash, envelope, payload, sound, ...own } of entriesOf(run)) {
      feed += 1;
      const ms = envelope?.change.clock.ms ?? (own as { ms?: number }).ms ?? 0;
      const effectiveMs = capped.get(entries.length) ?? ms;
      entries.push({ feedSeq: feed, effectiveMs, receivedAt, id, hash, envelope, payload, sound });
    }
  }
  const { scope, epoch, after, next } = header;
  const ends = next === (entries.length === 0 ? next : feed) && next >= after;
  return ends ? { header, page: { scope, epoch, next, entries } } : null;
}

/** The digest that follows from entries. */
export function digestFrom(entries: Iterable<{ readonly id: string; readonly hash: string }>): string {
  let sum = 0n;
  for (const { id, hash } of entries) sum += contribution(id, hash, sha256);
  return digestText(sum);
}

/**
 * Reads a page. Throws `not-ours` when it is not of the protocol, and `OwnChangesDiffer` when its digest does not follow
 * from its entries.
 */
export function readPage(text: string, own: OwnRun): ReadPage {
  const { header: first, lines } = splitLines(text);
  const header = parseAnswer(pageHeaderSchema, first);
  const rest = lines[Symbol.iterator]();
  try {
    const read = placed(header, (run) => (run.own ? ownEntries(run, own) : receivedEntries(run, rest)));
    if (read === null || digestFrom(read.page.entries) !== header.digest) throw new OwnChangesDiffer();
    return read;
  } catch (error) {
    throw error instanceof SyntaxError ? notOurs(error) : error;
  }
}
