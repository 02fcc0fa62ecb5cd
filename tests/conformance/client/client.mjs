/** One installation of the second client: enrolled, with a log in memory. */
import { randomUUID } from 'node:crypto';
import { Exchange } from './exchange.mjs';
import { Line } from './line.mjs';
import { Log } from './log.mjs';

let ticks = 0;

export class Client {
  constructor(identity, { url = identity.url, log = new Log(), versions, answerMs } = {}) {
    Object.assign(this, { identity, log, versions, following: null });
    this.line = new Line(url, identity, answerMs);
    this.exchange = new Exchange(this.line, log, versions);
  }

  /** Saves one group of notes; returns their ids. `more`: members that differ. */
  save(texts, more = {}) {
    const group = texts.length > 1 ? randomUUID() : null;
    return texts.map((text) => {
      const id = randomUUID();
      ticks += 1;
      this.log.append({
        id,
        clock: { ms: Date.now(), counter: ticks % 1_000_000, device: this.log.device },
        author: 'staff-nurse',
        happenedAt: new Date().toISOString(),
        establishment: this.identity.establishment.id,
        patient: randomUUID(),
        record: { type: 'note', id: randomUUID() },
        fields: { text: { value: text, replaces: [] } },
        schema: 1,
        group,
        ...more,
      });
      return id;
    });
  }

  sync() {
    return this.exchange.once();
  }

  /** Reads by long poll until `leave`. */
  follow() {
    const ending = new AbortController();
    const run = async () => {
      while (!ending.signal.aborted)
        await this.exchange.pull(this.exchange.met.limits.longPollMs, ending.signal);
    };
    const done = run().catch((error) => {
      if (!ending.signal.aborted) throw error;
    });
    this.following = { ending, done };
  }

  async leave() {
    this.following?.ending.abort();
    await this.following?.done;
    this.following = null;
    this.line.close();
  }

  copy() {
    return new Client(this.identity, { log: this.log.copy(), versions: this.versions });
  }
}
