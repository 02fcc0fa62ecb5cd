/** The exchange of the protocol (document §5): hello, push, pull, comparison and repair. */
import { digestOf, linkOf, segmentOf, sha256, ZEROS } from './text.mjs';
import { Refused } from './line.mjs';

const VERSIONS = [1, 2];
const runsOf = (list, give) =>
  list.flatMap((run) => Array.from({ length: run.to - run.from + 1 }, (_, n) => give(run, n)));

export class Exchange {
  /** `limits` come from hello. */
  constructor(line, log, versions = VERSIONS) {
    Object.assign(this, { line, log, versions, met: null, equal: null, stuck: null });
  }

  /** Says hello until the standing is `continue`, and follows restores and new epochs. */
  async hello() {
    const { log } = this;
    this.line.version = null;
    for (let attempt = 0; attempt < 4; attempt += 1) {
      const request = {
        protocol: this.versions,
        app: 'conformance',
        device: log.device,
        head: log.head,
        acknowledged: { seq: log.acknowledged, link: log.linkAt(log.acknowledged) },
        cursor: log.cursorForHello(),
        now: new Date().toISOString(),
        compressions: ['gzip'],
      };
      this.met = await this.line.post('/v1/hello', 'hello-request', request, 'hello-answer');
      if (this.met.standing === 'continue' && this.met.through.link === log.linkAt(this.met.through.seq))
        break;
      this.met.standing = 'fork';
      log.reissue(this.met.acknowledgedHeld ? log.acknowledged : 0);
    }
    if (this.met.standing !== 'continue') throw new Error('no device id is accepted');
    this.reads = this.versions.includes(this.met.protocol);
    this.line.version = this.reads ? this.met.protocol : null;
    this.settle(this.met);
    log.acknowledged = this.met.through.seq;
    this.doubt = !this.met.feed.agrees;
    if (this.reads) await this.followEpoch();
  }

  async followEpoch() {
    const { log, met } = this;
    if (log.cursor === null) return;
    const same = log.cursor.epoch === met.epoch;
    const agreed = same ? met.feed.head : (met.epochBase ?? 0);
    if (same && log.cursor.feed <= agreed) return;
    this.doubt = true;
    const beyond = [...log.feed].filter(([feed]) => feed > agreed);
    await this.giveBack(beyond.map(([, id]) => id));
    for (const [feed] of beyond) log.feed.delete(feed);
    log.cursor = { epoch: met.epoch, feed: Math.min(log.cursor.feed, agreed) };
  }

  /** What became of changes of this device. */
  settle({ verdicts }) {
    for (const [seq, reason] of runsOf(
      verdicts.filter((run) => run.verdict === 'refused'),
      (run, n) => [run.from + n, run.reason],
    )) {
      const envelope = this.log.own[seq - 1];
      if (envelope) this.log.refused.set(envelope.id, reason);
    }
  }

  async push() {
    const { log } = this;
    let bytes = this.met.limits.batchBytes;
    let hashes = false;
    this.stuck = null;
    for (let repeats = 0; log.acknowledged < log.head.seq && repeats < 50;) {
      const batch = log.after(log.acknowledged, bytes);
      const [first, last] = [batch[0], batch.at(-1)];
      const header = {
        device: log.device,
        from: first.seq,
        prev: first.prev,
        count: batch.length,
        link: last.link,
      };
      if (hashes) header.hashes = batch.map((envelope) => envelope.hash);
      const lines = batch.map((envelope) => envelope.text);
      try {
        const answer = await this.line.postLines('/v1/push', 'push-header', header, lines, 'push-answer');
        this.settle(answer);
        log.acknowledged = Math.min(answer.through.seq, log.head.seq);
        hashes = false;
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        repeats += 1;
        const groups = new Set(batch.map(({ change }) => change.group ?? change.id));
        if (error.code === 'too-large' && groups.size > 1) bytes = Math.max(8192, Math.floor(bytes / 2));
        else if (error.code === 'hashes-wanted' && !hashes) hashes = true;
        else if (error.code === 'gap') log.acknowledged = error.through.seq;
        else if (error.code === 'fork') await this.hello();
        else if (error.code === 'too-large') return void (this.stuck = 'too-large');
        else throw error;
      }
    }
  }

  /** One page from `after`; `own` asks for one without this device's payloads. */
  async page(after, { waitMs = 0, own = true, most, signal } = {}) {
    const query = new URLSearchParams({ epoch: this.met.epoch, after: String(after) });
    if (waitMs > 0) query.set('wait', String(waitMs));
    if (own) query.set('device', this.log.device);
    if (most !== undefined) query.set('most', String(most));
    const { header, lines } = await this.line.getLines(`/v1/pull?${query}`, 'page-header', waitMs, signal);
    if (header.after !== after || header.epoch !== this.met.epoch || header.scope !== this.met.establishment)
      throw new Error('this page answers something else');
    const read = this.readPage(header, lines);
    if (read) return { header, entries: read };
    if (!own) throw new Error('the page does not have the digest it says');
    return this.page(after, { own: false, most });
  }

  /** Entries of a page, or null when they do not follow from what is held. */
  readPage(header, lines) {
    const entries = [];
    let feed = header.after;
    const rest = lines[Symbol.iterator]();
    for (const run of header.runs) {
      let { prev } = run;
      feed = (run.feed ?? feed + 1) - 1;
      for (let n = 0; n < run.count; n += 1) {
        const seq = run.seq + n;
        const held = run.own ? this.log.own[seq - 1] : undefined;
        if (run.own && held === undefined) return null;
        const text = held?.text ?? rest.next().value;
        const hash = sha256(text);
        const link = linkOf(prev, run.device, seq, hash);
        const change = JSON.parse(text);
        feed += 1;
        entries.push({ id: change.id, device: run.device, seq, prev, link, hash, text, change, feed });
        prev = link;
      }
    }
    const whole = feed <= header.next && digestOf(entries) === header.digest;
    return whole ? entries : null;
  }

  /** Takes a page in; the cursor moves with it, never back. */
  take({ header, entries }) {
    const { log } = this;
    for (const { feed, ...entry } of entries) {
      if (!log.envelopes.has(entry.id)) log.envelopes.set(entry.id, entry);
      log.feed.set(feed, entry.id);
    }
    log.cursor = { epoch: header.epoch, feed: Math.max(log.cursor?.feed ?? 0, header.next) };
  }

  async pull(waitMs = 0, signal) {
    for (let wait = waitMs; ; wait = 0) {
      const page = await this.page(this.log.cursor?.feed ?? 0, { waitMs: wait, signal });
      this.take(page);
      if (page.header.next >= page.header.head) return;
    }
  }

  async differing(first, upTo) {
    const asked = { epoch: this.met.epoch, upTo, first, last: segmentOf(upTo) };
    const { segments } = await this.line.post('/v1/digest', 'digest-request', asked, 'digest-answer');
    const theirs = new Map(segments.map((segment) => [segment.segment, segment]));
    const different = [];
    for (let segment = first; segment <= asked.last; segment += 1) {
      const ours = this.log.segment(segment, upTo);
      const held = theirs.get(segment) ?? { count: 0, digest: ZEROS };
      if (ours.length !== held.count || digestOf(ours) !== held.digest) different.push(segment);
    }
    return different;
  }

  async compare(whole) {
    const upTo = this.log.cursor?.feed ?? 0;
    if (upTo === 0) return void (this.equal = true);
    const first = whole ? 0 : segmentOf(upTo);
    const different = await this.differing(first, upTo);
    for (const segment of different) await this.repair(segment, upTo);
    this.equal = different.length === 0 || (await this.differing(first, upTo)).length === 0;
  }

  async repair(segment, upTo) {
    const { entries } = await this.line.get(`/v1/segment/${segment}`, 'ids-answer');
    const theirs = new Set(entries.map(({ id, hash }) => `${id} ${hash}`));
    const ours = this.log.segment(segment, upTo);
    await this.giveBack(ours.filter(({ id, hash }) => !theirs.has(`${id} ${hash}`)).map(({ id }) => id));
    let after = segment * 1000;
    const last = Math.min(upTo, after + 1000);
    for (const { feed } of ours) this.log.feed.delete(feed);
    while (after < last) {
      const page = await this.page(after, { own: false, most: last - after });
      this.take(page);
      if (page.header.next === after) return;
      after = page.header.next;
    }
  }

  /** Gives back what the other side lost; own changes that were never acknowledged go by push. */
  async giveBack(ids) {
    for (let from = 0; from < ids.length; from += 2000) {
      const asked = { ids: ids.slice(from, from + 2000) };
      const { missing } = await this.line.post('/v1/missing', 'missing-request', asked, 'missing-answer');
      const lines = missing
        .map((id) => this.log.envelopes.get(id))
        .filter(({ device, seq }) => device !== this.log.device || seq <= this.log.acknowledged)
        .map(({ device, seq, prev, hash, change }) => JSON.stringify({ device, seq, prev, hash, change }));
      for (let at = 0; at < lines.length; at += 500) {
        const part = lines.slice(at, at + 500);
        await this.line.postLines('/v1/relay', 'relay-header', { count: part.length }, part, 'relay-answer');
      }
    }
  }

  /** Everything once: hello, push, pull, comparison. */
  async once() {
    await this.hello();
    await this.push();
    if (!this.reads) throw new Refused({ error: 'update', sentence: 'no version is in common' });
    await this.pull();
    await this.compare(this.doubt);
  }
}
