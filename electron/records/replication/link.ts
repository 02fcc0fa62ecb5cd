/** Requests to the central record: JSON and JSON lines, compressed, every failure a `LinkFault`. */
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import type { Dispatcher } from 'undici';
import type { z } from 'zod';
import {
  AT_ONCE_BYTES,
  COMPRESS_FROM_BYTES,
  COMPRESSIONS,
  ZSTD_LEVEL,
} from '../../../shared/replication/compression.ts';
import { errorAnswerSchema } from '../../../shared/replication/errors.ts';
import { ANSWER_BYTES, JSON_LINES, PROTOCOL_HEADER } from '../../../shared/replication/limits.ts';
import type { Compression } from '../../../shared/replication/messages.ts';
import { faultOf, LinkFault, notOurs, refusalFault } from './fault.ts';
import { createAgent, TIMEOUTS, type Credentials, type Timeouts } from './trust.ts';

const gzip = promisify(zlib.gzip);
const gunzip = promisify(zlib.gunzip);
const zstdCompress = promisify(zlib.zstdCompress);
const zstdDecompress = promisify(zlib.zstdDecompress);

export interface Traffic {
  /** Bytes of bodies as they travelled. */
  sent: number;
  received: number;
}

export interface Link {
  get<T>(path: string, schema: z.ZodType<T>, signal?: AbortSignal): Promise<T>;
  post<T>(path: string, body: unknown, schema: z.ZodType<T>, signal?: AbortSignal): Promise<T>;
  /** Sends JSON lines, compressed with `coding`, behind what is on its way already. */
  postLines<T>(
    path: string,
    text: string,
    coding: Compression | null,
    schema: z.ZodType<T>,
    signal?: AbortSignal,
  ): Promise<T>;
  /**
   * Fetches JSON lines as text; `waitMs` is how long the central record may hold the answer back. `inRow` asks on the
   * connection of hello and pushes, whose answers then wait behind this one.
   */
  getLines(path: string, waitMs: number, signal?: AbortSignal, inRow?: boolean): Promise<string>;
  /** Whether the other side's certificate is in date by its own clock. */
  datesHold(now: number): boolean;
  readonly traffic: Readonly<Traffic>;
  /** Names this version of the protocol in every further request. */
  speak(version: number): void;
  close(): Promise<void>;
}

async function readBody(body: AsyncIterable<Buffer>, traffic: Traffic): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of body) {
    size += piece.length;
    traffic.received += piece.length;
    if (size > ANSWER_BYTES) throw notOurs();
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

const level = { params: { [zlib.constants.ZSTD_c_compressionLevel]: ZSTD_LEVEL } };

async function pack(plain: Buffer, coding: Compression | null): Promise<Buffer> {
  const small = plain.length <= AT_ONCE_BYTES;
  if (coding === 'zstd') return small ? zlib.zstdCompressSync(plain, level) : zstdCompress(plain, level);
  if (coding === 'gzip') return small ? zlib.gzipSync(plain) : gzip(plain);
  return plain;
}

async function unpack(body: Buffer, coding: string | undefined): Promise<string> {
  try {
    if (coding === 'zstd' && body.length <= AT_ONCE_BYTES)
      return zlib.zstdDecompressSync(body, { maxOutputLength: ANSWER_BYTES }).toString('utf8');
    if (coding === 'zstd')
      return (await zstdDecompress(body, { maxOutputLength: ANSWER_BYTES })).toString('utf8');
    if (coding === 'gzip') return (await gunzip(body, { maxOutputLength: ANSWER_BYTES })).toString('utf8');
  } catch (cause) {
    throw notOurs(cause);
  }
  return body.toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw notOurs(cause);
  }
}

/** A body that is not of the protocol, whatever its status, means that somebody else answered. */
export function parseAnswer<T>(schema: z.ZodType<T>, text: string): T {
  const parsed = schema.safeParse(parseJson(text));
  if (!parsed.success) throw notOurs(parsed.error);
  return parsed.data;
}

const one = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header[0] : header;

function throwRefusal(text: string, retryAfter: string | undefined): never {
  const answer = parseAnswer(errorAnswerSchema, text);
  const seconds = Number.parseInt(retryAfter ?? '', 10);
  throw refusalFault(answer.error, answer.sentence, {
    through: answer.through,
    retryAfter: Number.isFinite(seconds) ? seconds : undefined,
  });
}

/**
 * What travels one behind the other on the first connection, sent before the one in front is answered: a push needs no
 * handshake of its own after hello, and none overtakes another. Everything of the protocol may be repeated.
 */
const IN_ROW = new Set(['/v1/hello', '/v1/push']);

/** How often one request is repeated after `slow-down`, and the longest pause that is waited within a conversation. */
const PATIENCE = 20;
const LONGEST_PAUSE_S = 60;

export function createLink(
  url: string,
  credentials: Credentials,
  options: {
    timeouts?: Timeouts;
    connections?: number;
    /** 0 ≤ n < 1; with it, a request told to slow down is repeated later instead of ending the conversation. */
    random?: () => number;
  } = {},
): Link {
  const timeouts = options.timeouts ?? TIMEOUTS;
  const { agent, row, datesHold } = createAgent(url, credentials, timeouts, options.connections ?? 4);
  const traffic: Traffic = { sent: 0, received: 0 };
  const spoken: Record<string, string> = {};
  /** The body that was asked for last: one that is packed sooner must not leave before it. */
  let last: Promise<unknown> = Promise.resolve();

  type Request = Pick<Dispatcher.DispatchOptions, 'method' | 'body'> & {
    headers?: Record<string, string>;
    waitMs?: number;
    inRow?: boolean;
  };

  /** Asks again as often as the central record says "not now", in its own time and a little later, so that not all return at once. */
  async function ask(path: string, request: Request, type: string, signal?: AbortSignal): Promise<string> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await askOnce(path, request, type, signal);
      } catch (error) {
        const { code, retryAfter } = error as LinkFault;
        if (code !== 'slow-down' || retryAfter === null || retryAfter > LONGEST_PAUSE_S) throw error;
        if (options.random === undefined || attempt === PATIENCE) throw error;
        const pause = sleep(retryAfter * 1000 * (1 + options.random() / 2), undefined, { signal });
        await pause.catch((cause: unknown) => {
          throw faultOf(cause);
        });
      }
    }
  }

  async function askOnce(
    path: string,
    request: Request,
    type: string,
    signal?: AbortSignal,
  ): Promise<string> {
    try {
      if (Buffer.isBuffer(request.body)) traffic.sent += request.body.length;
      const inRow = request.inRow ?? IN_ROW.has(path);
      const answer = await (inRow ? row : agent).request({
        origin: url,
        path,
        method: request.method,
        idempotent: true,
        blocking: !inRow,
        headers: { ...spoken, ...request.headers },
        body: request.body,
        headersTimeout: timeouts.answerMs + (request.waitMs ?? 0),
        signal,
      });
      const body = await readBody(answer.body, traffic);
      const text = await unpack(body, one(answer.headers['content-encoding']));
      if (answer.statusCode !== 200) throwRefusal(text, one(answer.headers['retry-after']));
      if (!String(one(answer.headers['content-type'])).startsWith(type)) throw notOurs();
      return text;
    } catch (error) {
      throw error instanceof LinkFault ? error : faultOf(error);
    }
  }

  return {
    traffic,
    datesHold,
    speak: (version) => void (spoken[PROTOCOL_HEADER] = String(version)),
    async get(path, schema, signal) {
      return parseAnswer(schema, await ask(path, { method: 'GET' }, 'application/json', signal));
    },
    async post(path, body, schema, signal) {
      const headers = { 'content-type': 'application/json' };
      const request = { method: 'POST', headers, body: Buffer.from(JSON.stringify(body)) } as const;
      return parseAnswer(schema, await ask(path, request, 'application/json', signal));
    },
    async postLines(path, text, coding, schema, signal) {
      const plain = Buffer.from(text);
      const used = plain.length < COMPRESS_FROM_BYTES ? null : coding;
      const packed = Promise.all([pack(plain, used), last]);
      last = packed.catch(() => undefined);
      const [body] = await packed;
      const headers = { 'content-type': JSON_LINES, ...(used ? { 'content-encoding': used } : {}) };
      return parseAnswer(
        schema,
        await ask(path, { method: 'POST', headers, body }, 'application/json', signal),
      );
    },
    getLines: (path, waitMs, signal, inRow) =>
      ask(
        path,
        { method: 'GET', headers: { 'accept-encoding': COMPRESSIONS.join(', ') }, waitMs, inRow },
        JSON_LINES,
        signal,
      ),
    close: async () => void (await Promise.all([agent.destroy(), row.destroy()])),
  };
}
