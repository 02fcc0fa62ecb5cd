/**
 * The gates of one central record: one for what writes, one for what reads, one for greetings. Reading gives way while several
 * write: a page can be had later, a nurse's entry should be safe now.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Central } from '../central.ts';
import { Refusal } from '../refusal.ts';
import { shownBy } from './caller.ts';
import { createGate, type Asking, type Gate, type Place } from './gate.ts';

export interface Gates {
  readonly write: Gate;
  /** Pages of those who catch up, and whatever else reads much. */
  readonly read: Gate;
  /** Pages of those who follow the day's work: a few entries each. */
  readonly follow: Gate;
  readonly greet: Gate;
}

/** Bodies below this are somebody's save of the moment rather than a backlog. */
const SMALL_BYTES = 16 * 1024;
/** Below the 20 seconds that a client waits for an answer to begin. */
const PATIENCE_MS = 10_000;
const WRITING = 4;
const READING = 3;
const READING_MEANWHILE = 1;
/** While several write, readers together rest this many times as long as they have worked, up to so long. */
const REST = 20;
const LONGEST_REST_MS = 2000;

/** More than one at work: of writers, that somebody's save of the moment alone holds no reader up. */
export const busy = ({ counts }: Gate): boolean => counts.waiting > 0 || counts.running > 1;

export function createGates(random: () => number = Math.random): Gates {
  const common = { waiting: 512, ofWorkstation: 4, patienceMs: PATIENCE_MS, random };
  // Two of one establishment: one is in the transaction that holds its row lock while the next is read and checked.
  const write = createGate({ ...common, running: () => WRITING, ofOne: 2 });
  const read = createGate({
    ...common,
    waiting: 2048,
    running: () => (busy(write) ? READING_MEANWHILE : READING),
    ofOne: 2,
  });
  const follow = createGate({ ...common, waiting: 2048, running: () => READING, ofOne: 2 });
  const greet = createGate({ ...common, waiting: 2048, running: () => READING, ofOne: 2 });
  return { write, read, follow, greet };
}

/** Requests that bring changes and those that say hello; what reads enters by itself, when it has something to read. */
const gateOf = ({ write, greet }: Gates, request: FastifyRequest): Gate | null => {
  const { url } = request.routeOptions;
  if (url === '/v1/push' || url === '/v1/relay') return write;
  return url === '/v1/hello' ? greet : null;
};

/** Who asks, by the certificate; whoever shows none is refused soon and shares one place in the ring. */
function askingOf(request: FastifyRequest): Asking {
  const shown = shownBy(request);
  const length = Number(request.headers['content-length'] ?? Number.POSITIVE_INFINITY);
  return {
    establishment: shown?.establishment ?? '',
    workstation: shown?.workstation ?? request.ip,
    small: length <= SMALL_BYTES,
  };
}

/**
 * Aborts when the caller hangs up, so that nobody keeps a place in the queue who is no longer there. The connection is listened to
 * as well as the answer: an answer behind others on one connection is never told that the connection ended.
 */
export function goneWith(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  const { socket } = reply.request.raw;
  const ended = (): void => {
    socket.off('close', ended);
    reply.raw.off('close', ended);
    // Whoever has their answer hangs up as well; an error made for each of them would cost more than the answer.
    if (!reply.raw.writableFinished) gone.abort(new Refusal('slow-down', 'The caller has gone.'));
  };
  socket.once('close', ended);
  reply.raw.once('close', ended);
  if (socket.destroyed) ended();
  return gone.signal;
}

const places = new WeakMap<FastifyRequest, { gate: Gate; place: Place; signal: AbortSignal }>();

/**
 * Holds requests back before their bodies are read, until it is their turn. Their place is free again when their answer is ready,
 * not when it has travelled: an answer may wait for those in front of it on the same connection.
 */
export function holdBack(app: FastifyInstance, central: Pick<Central, 'gates'>): void {
  app.addHook('onRequest', async (request, reply) => {
    const gate = gateOf(central.gates, request);
    if (!gate) return;
    const signal = goneWith(reply);
    signal.addEventListener('abort', () => places.get(request)?.place.leave(), { once: true });
    places.set(request, { gate, place: await gate.enter(askingOf(request), signal), signal });
    if (signal.aborted) places.get(request)?.place.leave();
  });
  app.addHook('onSend', async (request) => places.get(request)?.place.leave());
}

/** Gives the place up while something is waited for, and takes another one afterwards. */
export async function stepAside<T>(request: FastifyRequest, wait: Promise<T>): Promise<T> {
  const held = places.get(request);
  if (!held) return wait;
  held.place.leave();
  const result = await wait;
  places.set(request, { ...held, place: await held.gate.enter(askingOf(request), held.signal) });
  if (held.signal.aborted) places.get(request)?.place.leave();
  return result;
}

/** Runs something that reads when it is its turn; `near` for what reads only a few entries, which waits for no backlog. */
export async function reading<T>(
  central: Pick<Central, 'gates'>,
  asking: Omit<Asking, 'small'>,
  work: () => Promise<T>,
  signal?: AbortSignal,
  near = false,
): Promise<T> {
  const { read, follow, write } = central.gates;
  if (near) {
    const place = await follow.enter({ ...asking, small: true }, signal);
    return work().finally(() => place.leave());
  }
  const place = await read.enter({ ...asking, small: false }, signal);
  const began = performance.now();
  try {
    return await work();
  } finally {
    // The answer is on its way; the next reader begins only when those who write have had their share of the time.
    const rest = busy(write) ? Math.min((performance.now() - began) * REST, LONGEST_REST_MS) : 0;
    if (rest === 0) place.leave();
    else setTimeout(() => place.leave(), rest).unref();
  }
}
