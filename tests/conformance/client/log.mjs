/** What the client holds: its own chain, what stands in the feed, and how far both sides have told each other. */
import { randomUUID } from 'node:crypto';
import { canonical, digestOf, linkOf, segmentOf, sha256, ZEROS } from './text.mjs';

export class Log {
  device = randomUUID();
  /** Own changes in order; place 0 is sequence 1. */
  own = [];
  acknowledged = 0;
  /** Every envelope held, by change id: text is the payload as it was hashed. */
  envelopes = new Map();
  /** Feed number → change id. */
  feed = new Map();
  cursor = null;
  refused = new Map();

  get head() {
    const last = this.own.at(-1);
    return last ? { seq: last.seq, link: last.link } : { seq: 0, link: ZEROS };
  }

  linkAt(seq) {
    return seq === 0 ? ZEROS : (this.own[seq - 1]?.link ?? ZEROS);
  }

  append(change, text = canonical(change)) {
    const { seq: before, link: prev } = this.head;
    const payloadHash = sha256(text);
    const seq = before + 1;
    const link = linkOf(prev, this.device, seq, payloadHash);
    const envelope = { id: change.id, device: this.device, seq, prev, link, hash: payloadHash, text, change };
    this.own.push(envelope);
    this.envelopes.set(change.id, envelope);
  }

  /** Own envelopes after `seq`: whole groups, at least one, up to `bytes`. */
  after(seq, bytes) {
    let [end, size] = [seq, 0];
    while (end < this.own.length) {
      let next = end + 1;
      const { group } = this.own[end].change;
      while (group !== null && this.own[next]?.change.group === group) next += 1;
      for (const { text } of this.own.slice(end, next)) size += Buffer.byteLength(text);
      if (size > bytes && end > seq) break;
      end = next;
    }
    return this.own.slice(seq, end);
  }

  /** A new device id: everything after `seq` again as 1, 2, 3 … with the same ids and payloads (document §5.1). */
  reissue(seq) {
    const again = this.own.slice(seq);
    this.device = randomUUID();
    this.own = [];
    this.acknowledged = 0;
    for (const { change, text } of again) this.append(change, text);
  }

  /** `{feed, id, hash}` of a segment up to a feed number. */
  segment(number, upTo) {
    const held = [];
    for (let feed = number * 1000 + 1; feed <= Math.min(upTo, (number + 1) * 1000); feed += 1) {
      const envelope = this.envelopes.get(this.feed.get(feed));
      if (envelope) held.push({ feed, id: envelope.id, hash: envelope.hash });
    }
    return held;
  }

  cursorForHello() {
    if (this.cursor === null) return null;
    const { epoch, feed } = this.cursor;
    return { epoch, feed, digest: feed === 0 ? ZEROS : digestOf(this.segment(segmentOf(feed), feed)) };
  }

  copy() {
    return Object.assign(new Log(), structuredClone({ ...this }));
  }
}
