/** A workstation reduced to its conversation: hello, pushes prepared beforehand, pages by long poll. No store, no screen. */
import { setTimeout as sleep } from 'node:timers/promises';
import { zstdDecompressSync } from 'node:zlib';
import { Client } from 'undici';
import { contribution, digestText, EMPTY_DIGEST } from '../../shared/replication/digest.ts';
import {
  JSON_LINES,
  LONG_POLL_MS,
  PROTOCOL_HEADER,
  PROTOCOL_VERSIONS,
} from '../../shared/replication/limits.ts';
import { splitLines } from '../../shared/replication/lines.ts';
import type { HelloAnswer, PageHeader, PushAnswer } from '../../shared/replication/messages.ts';
import { FIRST_PREV } from '../../shared/changes/change.ts';
import { sha256 } from '../../central/sha256.ts';
import { backlogOf, batchesOf, pushOf, type PushBody, type Waiting } from './backlog.ts';
import { connectorOf } from './connector.ts';
import type { FleetOrder, Told, Visitor } from './visitor.ts';

const NURSE_SAVE = 3;
/** Attempts before a visitor gives a request up as a fault. */
const ATTEMPTS = 200;

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly retryAfter: number;
}

export class StormClient {
  readonly visitor: Visitor;
  private readonly order: FleetOrder;
  private readonly pushes: PushBody[] = [];
  private readonly own: Waiting[] = [];
  private readonly saves: number[] = [];
  private readonly faults: string[] = [];
  private readonly ending = new AbortController();
  private readonly connector: ReturnType<typeof connectorOf>;
  private readonly sender: Client;
  /** A nurse's long poll has a connection of its own; whoever returns reads on the one that has sent everything. */
  private readonly reader: Client;
  private epoch = '';
  private cursor = 0;
  private read = 0;
  private drainedMs: number | null = null;
  private readMs = 0;
  private slowedDown = 0;
  private readonly lost: Record<string, number> = {};
  private began = 0;
  private saving = true;
  private goal = Number.POSITIVE_INFINITY;

  constructor(order: FleetOrder, visitor: Visitor) {
    this.order = order;
    this.visitor = visitor;
    this.connector = connectorOf(order, visitor.certificate);
    this.sender = this.connect();
    this.reader = visitor.savesEveryMs === null ? this.sender : this.connect();
  }

  private connect(): Client {
    return new Client(this.order.url, {
      connect: this.connector,
      headersTimeout: 20_000 + LONG_POLL_MS,
      keepAliveTimeout: 60_000,
    });
  }

  /** Packs what waits. */
  prepare(): void {
    const { establishment, device, backlog } = this.visitor;
    const waiting = backlogOf(establishment, device, backlog);
    for (const batch of batchesOf(waiting)) this.pushes.push(pushOf(device, batch));
    if (this.visitor.checks) this.own.push(...waiting);
  }

  /** Sends what waits, or a nurse's saves until told to stop; resolves when all is acknowledged. */
  async send(began: number): Promise<void> {
    this.began = began;
    await sleep(this.visitor.returnsMs);
    await this.hello();
    if (this.visitor.savesEveryMs === null) {
      for (let push = this.pushes.shift(); push; push = this.pushes.shift()) await this.push(push);
      this.drainedMs = performance.now() - began;
      return;
    }
    while (this.saving) {
      const started = performance.now();
      await this.saveOne();
      this.saves.push(performance.now() - started);
      await sleep(this.visitor.savesEveryMs);
    }
  }

  stopSaving(): void {
    this.saving = false;
  }

  /** Reads by long poll until everything up to the goal has been read; as the client, only once what waited has been sent. */
  async follow(): Promise<void> {
    while (this.epoch === '' || (this.visitor.savesEveryMs === null && this.drainedMs === null))
      await sleep(50);
    while (this.cursor < this.goal) await this.page();
    this.readMs = performance.now() - this.began;
  }

  /** The feed's last number once nobody writes any more. */
  finish(goal: number): void {
    this.goal = goal;
    this.ending.abort();
  }

  tell(): Told {
    const { workstation, establishment } = this.visitor;
    const { drainedMs, saves, readMs, read, cursor, slowedDown, faults } = this;
    return {
      workstation,
      establishment,
      drainedMs,
      saves,
      readMs,
      read,
      cursor,
      slowedDown,
      lostConnections: this.lost,
      faults,
    };
  }

  async close(): Promise<void> {
    await Promise.all([this.sender.destroy(), this.reader.destroy()]);
  }

  private async hello(): Promise<void> {
    const { device } = this.visitor;
    const body = JSON.stringify({
      protocol: PROTOCOL_VERSIONS,
      app: 'storm',
      device,
      head: { seq: 0, link: FIRST_PREV },
      acknowledged: { seq: 0, link: FIRST_PREV },
      cursor: null,
      now: new Date().toISOString(),
      compressions: ['zstd'],
    });
    const headers = { 'content-type': 'application/json' };
    const { text } = await this.ask('sender', 'POST', '/v1/hello', headers, Buffer.from(body));
    this.epoch = (JSON.parse(text) as HelloAnswer).epoch;
  }

  private async push({ body, count }: PushBody): Promise<void> {
    const headers = { 'content-type': JSON_LINES, 'content-encoding': 'zstd' };
    const { text } = await this.ask('sender', 'POST', '/v1/push', headers, body);
    const { verdicts } = JSON.parse(text) as PushAnswer;
    const taken = verdicts
      .filter(({ verdict }) => verdict === 'accepted' || verdict === 'duplicate')
      .reduce((sum, { from, to }) => sum + to - from + 1, 0);
    if (taken !== count) this.faults.push(`${taken} of ${count} changes were taken`);
  }

  private async saveOne(): Promise<void> {
    const { establishment, device } = this.visitor;
    const last = this.own.at(-1);
    const begun = last
      ? { seq: last.seq, link: sha256(`${last.prev}:${device}:${last.seq}:${last.hash}`) }
      : { seq: 0, link: FIRST_PREV };
    const save = backlogOf(establishment, device, NURSE_SAVE, begun);
    this.own.push(...save);
    await this.push(pushOf(device, save));
  }

  private async page(): Promise<void> {
    const query = new URLSearchParams({
      epoch: this.epoch,
      after: String(this.cursor),
      device: this.visitor.device,
      wait: this.ending.signal.aborted ? '0' : String(LONG_POLL_MS),
    });
    const path = `/v1/pull?${query.toString()}`;
    const signal = this.ending.signal.aborted ? undefined : this.ending.signal;
    const answer = await this.ask('reader', 'GET', path, { 'accept-encoding': 'zstd' }, null, signal);
    if (answer.text !== '') this.take(answer.text);
  }

  /** Nothing may be stepped over: a page begins where the last ended, and its runs fill it. */
  private take(text: string): void {
    const { header: first, lines } = splitLines(text);
    const header = JSON.parse(first) as PageHeader;
    const count = header.runs.reduce((sum, run) => sum + run.count, 0);
    const whole = header.runs.every((run) => run.feed === undefined) && header.next === header.after + count;
    if (header.after !== this.cursor || !whole)
      this.faults.push(
        `a page from ${header.after} to ${header.next} with ${count} entries after ${this.cursor}`,
      );
    if (this.visitor.checks && this.digestOf(header, lines) !== header.digest)
      this.faults.push(`a page after ${header.after} does not have its digest`);
    this.cursor = header.next;
    this.read += count;
  }

  private digestOf(header: PageHeader, lines: readonly string[]): string {
    const rest = lines[Symbol.iterator]();
    let sum = BigInt(`0x${EMPTY_DIGEST}`);
    for (const run of header.runs)
      for (let seq = run.seq; seq < run.seq + run.count; seq += 1) {
        const own = run.own ? this.own[seq - 1] : undefined;
        const text = own?.text ?? String(rest.next().value);
        const { id } = JSON.parse(text) as { id: string };
        sum += contribution(id, own?.hash ?? sha256(text), sha256);
      }
    return digestText(sum);
  }

  /** Asks until there is an answer: waits when told to slow down, connects again when the connection went. */
  private async ask(
    by: 'sender' | 'reader',
    method: 'GET' | 'POST',
    path: string,
    headers: Record<string, string>,
    body: Buffer | null,
    signal?: AbortSignal,
  ): Promise<Answer> {
    const named =
      this.epoch === '' ? headers : { ...headers, [PROTOCOL_HEADER]: String(PROTOCOL_VERSIONS.at(-1)) };
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const answer = await this.once(by, { method, path, headers: named, body, signal }).catch(
        (error: Error) => error,
      );
      if (signal?.aborted) return { status: 0, text: '', retryAfter: 0 };
      if (answer instanceof Error) {
        const code = (answer as NodeJS.ErrnoException).code ?? answer.name;
        this.lost[code] = (this.lost[code] ?? 0) + 1;
        await sleep(1000 * (0.5 + Math.random()));
        continue;
      }
      if (answer.status === 200) return answer;
      if (answer.status !== 429)
        this.faults.push(`${path.slice(0, 9)} ${answer.status} ${answer.text.slice(0, 120)}`);
      this.slowedDown += 1;
      await sleep(answer.retryAfter * 1000 * (1 + Math.random() / 2));
    }
    throw new Error(`${this.visitor.workstation} has no answer after ${ATTEMPTS} attempts`);
  }

  private async once(
    by: 'sender' | 'reader',
    request: {
      method: 'GET' | 'POST';
      path: string;
      headers: Record<string, string>;
      body: Buffer | null;
      signal: AbortSignal | undefined;
    },
  ): Promise<Answer> {
    const answer = await this[by].request({ ...request, signal: request.signal ?? null });
    const body = Buffer.from(await answer.body.arrayBuffer());
    const packed = answer.headers['content-encoding'] === 'zstd';
    const text = (packed ? zstdDecompressSync(body) : body).toString('utf8');
    const retryAfter = Number(answer.headers['retry-after'] ?? 2);
    return { status: answer.statusCode, text, retryAfter };
  }
}
