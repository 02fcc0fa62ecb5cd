/**
 * A central record in memory: the feeds, chains and places that PostgreSQL would hold, around the very functions by which
 * the central record judges (central/replication/judge, standing, relayed, page). Some fifty histories of the integration
 * tests run against the real one.
 */
import { CLOCK_CAP_MS } from '../../shared/replication/limits.ts';
import type { Json } from '../../shared/changes/change.ts';
import { patientOf } from '../../shared/changes/fold.ts';
import { segmentRange } from '../../shared/replication/digest.ts';
import { splitLines } from '../../shared/replication/lines.ts';
import {
  digestRequestSchema,
  type HelloAnswer,
  helloRequestSchema,
  missingRequestSchema,
  type PushAnswer,
  pushHeaderSchema,
  type RelayAnswer,
} from '../../shared/replication/messages.ts';
import { PROTOCOL_VERSIONS } from '../../shared/replication/limits.ts';
import { Refusal } from '../../central/refusal.ts';
import { checkLines } from '../../central/replication/check.ts';
import { judge, newLines, pushAnswer, toEntries } from '../../central/replication/judge.ts';
import { pageOf, pageText } from '../../central/replication/page.ts';
import { chainOver, readEnvelope, toRelayed } from '../../central/replication/relayed.ts';
import { provesLoss, standingOf } from '../../central/replication/standing.ts';
import { troubled, type Trouble } from './courier.ts';
import { memoryLink } from './memory-link.ts';
import type { Central, LateMail } from './surroundings.ts';
import type { Link } from '../../electron/records/replication/link.ts';
import { copyOf, emptyBooks, type Books, type Entry, type Feed } from './central-books.ts';
import {
  agreesWith,
  brokenIn,
  chainIn,
  heard,
  linkIn,
  outcomesIn,
  positionsAfter,
  segmentIn,
} from './feed-reads.ts';

/** Payload bytes of a push and changes of a page, small so that even short histories are cut into several. */
const SMALL_BATCH = 2048;
const SMALL_PAGE = 8;

export class MemoryCentral implements Central {
  private books: Books;
  private readonly backups: Books[] = [];
  private readonly clock: () => number;
  private readonly newId: () => string;
  /** Where each person is; what is written about a person comes to that feed as well. */
  private readonly custody = new Map<string, string>();
  /** Copies on their way to another establishment's feed. */
  private readonly underway: { readonly to: string; readonly entry: Entry }[] = [];

  constructor(establishments: readonly string[], clock: () => number, newId: () => string) {
    this.clock = clock;
    this.newId = newId;
    this.books = emptyBooks(establishments, newId);
  }

  private feed(establishment: string): Feed {
    const feed = this.books.get(establishment);
    if (feed === undefined) throw new Refusal('not-found', `There is no establishment ${establishment}.`);
    return feed;
  }

  entries(establishment: string): readonly Entry[] {
    return this.feed(establishment).entries;
  }

  async look(): Promise<void> {
    // What is in memory is always in sight.
  }

  link(station: { establishment: string }, troubles: readonly Trouble[], late: LateMail): Link {
    return troubled(memoryLink(this, station.establishment), troubles, late);
  }

  refused(establishment: string): readonly string[] {
    return this.feed(establishment).quarantine;
  }

  holderOf(patient: string, otherwise: string): string {
    return this.custody.get(patient) ?? otherwise;
  }

  async backUp(): Promise<void> {
    this.backups.push(copyOf(this.books));
  }

  async restore(n: number, newEpoch: boolean): Promise<boolean> {
    const image = this.backups[n % Math.max(1, this.backups.length)];
    if (image === undefined) return false;
    this.books = copyOf(image);
    for (const feed of newEpoch ? this.books.values() : [])
      Object.assign(feed, { epoch: this.newId(), epochBase: feed.entries.length });
    for (const [patient, to] of this.custody) this.copyAbout(patient, to);
    return true;
  }

  transfer(patient: string, to: string): void {
    this.custody.set(patient, to);
    this.copyAbout(patient, to);
  }

  private copyAbout(patient: string, to: string): void {
    for (const [establishment, feed] of this.books)
      for (const entry of establishment === to ? [] : feed.entries)
        if (patientOf(entry.change) === patient) this.underway.push({ to, entry });
  }

  /** Hands over the n-th of the copies that are underway, in any order; false when there is none. */
  handOver(n: number): boolean {
    const [copy] = this.underway.splice(n % Math.max(1, this.underway.length), 1);
    if (copy === undefined) return false;
    const feed = this.feed(copy.to);
    if (feed.ids.has(copy.entry.id)) return true;
    this.append(feed, [{ ...copy.entry, feedSeq: feed.entries.length + 1, groupRest: 0, copied: true }]);
    return true;
  }

  private append(feed: Feed, entries: readonly Entry[]): void {
    for (const entry of entries) {
      feed.entries.push(entry);
      feed.ids.set(entry.id, entry.hash);
      if (entry.copied) continue;
      const place = `${entry.device} ${entry.seq}`;
      // The unique index of the real log.
      if ('feedSeq' in (feed.places.get(place) ?? {})) throw new TypeError(`${place} is taken`);
      feed.places.set(place, entry);
    }
  }

  /** Takes in what a workstation of `establishment` sent, and passes on what is about people held elsewhere. */
  private takeIn(establishment: string, entries: readonly Entry[]): void {
    this.append(this.feed(establishment), entries);
    for (const entry of entries) {
      const patient = patientOf(entry.change);
      const to = patient === null ? establishment : this.holderOf(patient, establishment);
      if (to !== establishment) this.underway.push({ to, entry });
    }
  }

  async hello(establishment: string, body: unknown): Promise<HelloAnswer> {
    const asked = helloRequestSchema.parse(body);
    const feed = this.feed(establishment);
    const linkAt = (seq: number): Promise<string | null> => Promise.resolve(linkIn(feed, asked.device, seq));
    const through = chainIn(feed, asked.device);
    if (provesLoss(asked, through, { epoch: feed.epoch, head: feed.entries.length }))
      Object.assign(feed, { epoch: this.newId(), epochBase: feed.entries.length });
    const { seq, link } = asked.acknowledged;
    const acknowledgedHeld = seq <= through.seq && (await linkAt(seq)) === link;
    const standing = await standingOf(asked, through, linkAt);
    const lost = standing === 'continue' && acknowledgedHeld && seq < through.seq;
    return {
      protocol: Math.max(...PROTOCOL_VERSIONS),
      server: 'memory',
      epoch: feed.epoch,
      epochBase: feed.epochBase,
      now: new Date(this.clock()).toISOString(),
      establishment,
      workstation: asked.device,
      standing,
      acknowledgedHeld,
      through,
      ...(lost ? outcomesIn(feed, asked.device, seq, through.seq) : { verdicts: [], capped: [] }),
      feed: { head: feed.entries.length, agrees: agreesWith(feed, asked.cursor) },
      limits: { batchBytes: SMALL_BATCH, batchChanges: 100, longPollMs: 0 },
      compressions: [],
      certificateEnds: new Date(this.clock() + 1e10).toISOString(),
    };
  }

  async push(establishment: string, text: string): Promise<PushAnswer> {
    const { header: first, lines } = splitLines(text);
    const header = pushHeaderSchema.parse(JSON.parse(first));
    const checked = checkLines(header, lines, establishment);
    const feed = this.feed(establishment);
    const through = chainIn(feed, header.device);
    const fresh = await newLines(header, checked, through, (seq) =>
      Promise.resolve(linkIn(feed, header.device, seq)),
    );
    const judged = judge(fresh, feed.ids);
    const at = new Date(this.clock());
    const entries = toEntries(header.device, judged, feed.entries.length, at.getTime() + CLOCK_CAP_MS).map(
      (entry): Entry => heard(entry, at),
    );
    this.takeIn(establishment, entries);
    for (const { seq, prev, verdict, reason } of judged) {
      if (verdict === 'duplicate' || verdict === 'refused')
        feed.places.set(`${header.device} ${seq}`, { prev });
      if (verdict === 'refused') feed.quarantine.push(reason ?? 'refused');
    }
    const end = fresh.at(-1) ?? through;
    feed.chains.set(header.device, { seq: end.seq, link: end.link });
    const overlap = checked.filter((line) => line.seq <= through.seq);
    return pushAnswer(end, overlap, judged, entries, at);
  }

  page(establishment: string, asked: URLSearchParams): string {
    const feed = this.feed(establishment);
    const after = Number(asked.get('after'));
    const most = Math.min(SMALL_PAGE, Number(asked.get('most') ?? SMALL_PAGE));
    if (feed.epoch !== asked.get('epoch') || after > feed.entries.length)
      throw new Refusal('epoch', 'The central record has changed since; say hello again.');
    const some = feed.entries.slice(after, after + most);
    const entries = feed.entries.slice(after, after + some.length + (some.at(-1)?.groupRest ?? 0));
    const state = { epoch: feed.epoch, epochBase: feed.epochBase, head: feed.entries.length };
    const page = { establishment, after, most, own: asked.get('device') };
    return pageText(pageOf(page, state, entries, this.clock()));
  }

  digest(establishment: string, body: unknown): Json {
    const { epoch, upTo, first, last } = digestRequestSchema.parse(body);
    const feed = this.feed(establishment);
    if (feed.epoch !== epoch) throw new Refusal('epoch', 'The central record has changed; say hello again.');
    const segments = Array.from({ length: last - first + 1 }, (_, index) =>
      segmentIn(feed, first + index, upTo),
    );
    return { segments };
  }

  segmentIds(establishment: string, segment: number): Json {
    const { first, last } = segmentRange(segment);
    const entries = this.feed(establishment).entries.slice(first - 1, last);
    return { entries: entries.map(({ feedSeq, id, hash }) => ({ feed: feedSeq, id, hash })) };
  }

  missing(establishment: string, body: unknown): Json {
    const { ids } = missingRequestSchema.parse(body);
    return { missing: ids.filter((id) => !this.feed(establishment).ids.has(id)) };
  }

  relay(establishment: string, text: string): RelayAnswer {
    const feed = this.feed(establishment);
    const { lines } = splitLines(text);
    const read = lines.map((line) => readEnvelope(line, establishment));
    const sound = read.filter((envelope) => envelope !== null);
    const taken = new Set(
      sound.map(({ device, seq }) => `${device} ${seq}`).filter((place) => feed.places.has(place)),
    );
    const at = new Date(this.clock());
    const capMs = at.getTime() + CLOCK_CAP_MS;
    const relayed = toRelayed(sound, feed.ids, { taken, ends: feed.chains }, feed.entries.length, capMs);
    this.takeIn(
      establishment,
      relayed.entries.map((entry) => heard(entry, at)),
    );
    for (const device of new Set(relayed.entries.map((entry) => entry.device))) {
      const held = chainIn(feed, device);
      feed.chains.set(device, chainOver(held, device, positionsAfter(feed, device, held.seq)));
    }
    const { entries, duplicate } = relayed;
    return { accepted: entries.length, duplicate, refused: read.length - sound.length };
  }

  broken(establishment: string): string | null {
    return brokenIn(this.feed(establishment));
  }
}
