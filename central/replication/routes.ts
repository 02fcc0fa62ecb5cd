/** Endpoints of replication. Each begins with who calls; the scope is the caller's establishment and nothing else. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { chooseCompression } from '../../shared/replication/compression.ts';
import { segmentRange } from '../../shared/replication/digest.ts';
import {
  BATCH_BYTES,
  BATCH_CHANGES,
  BODY_BYTES,
  JSON_LINES,
  LONG_POLL_MS,
  PAGE_BYTES,
  PAGE_CHANGES,
} from '../../shared/replication/limits.ts';
import {
  digestRequestSchema,
  helloRequestSchema,
  missingRequestSchema,
  pushHeaderSchema,
  relayHeaderSchema,
  type Compression,
} from '../../shared/replication/messages.ts';
import type { Central } from '../central.ts';
import { parse, parseJson } from '../parse.ts';
import { Refusal } from '../refusal.ts';
import { feedState } from '../store/establishments.ts';
import { heldHashes } from '../store/log.ts';
import { entriesOfSegment, segmentDigests } from '../store/segments.ts';
import { callerOf, type Caller } from './caller.ts';
import { checkLines } from './check.ts';
import { cutLines, unpack, type Packed } from './compression.ts';
import { answerHello } from './hello.ts';
import { goneWith, holdBack, reading, stepAside } from './gates.ts';
import { buildPage } from './pull.ts';
import { createPulledNotes } from './pulled-notes.ts';
import { storePush } from './push.ts';
import { storeRelay } from './relay.ts';
import { createTurns } from './turns.ts';
import { mayReadIn } from './version.ts';

const whole = (most: number, least = 0) => z.coerce.number().int().min(least).max(most);

const pullQuerySchema = z.object({
  epoch: z.string().max(64),
  after: whole(Number.MAX_SAFE_INTEGER),
  bytes: whole(PAGE_BYTES, 1).default(BATCH_BYTES),
  most: whole(PAGE_CHANGES, 1).default(BATCH_CHANGES),
  wait: whole(LONG_POLL_MS).default(0),
  device: z.uuid().optional(),
});

const codingFor = (request: FastifyRequest): Compression | null =>
  chooseCompression(String(request.headers['accept-encoding'] ?? '').split(/\s*,\s*/));

async function sendLines(reply: FastifyReply, packed: Packed): Promise<FastifyReply> {
  if (packed.coding) void reply.header('content-encoding', packed.coding);
  return reply.type(JSON_LINES).send(packed.body);
}

/** Retired and revoked workstations read nothing. */
function mayRead(caller: Caller): Caller {
  if (caller.state === 'active') return caller;
  throw new Refusal('retired', 'This workstation has been retired. It may still send what it has.');
}

async function currentEpoch(central: Central, caller: Caller, epoch: string): Promise<void> {
  const state = await feedState(central.database.query, caller.establishment);
  if (state.epoch !== epoch)
    throw new Refusal('epoch', 'The central record has changed since; say hello again.');
}

export function replicationRoutes(app: FastifyInstance, central: Central): void {
  const pulled = createPulledNotes(central);
  const turns = createTurns();
  app.addHook('onClose', () => pulled.flush());
  holdBack(app, central);
  app.addContentTypeParser(JSON_LINES, { parseAs: 'buffer', bodyLimit: BODY_BYTES }, (_request, body, done) =>
    done(null, body),
  );
  const linesOf = async (request: FastifyRequest): Promise<ReturnType<typeof cutLines>> => {
    if (!Buffer.isBuffer(request.body)) throw new Refusal('invalid', `The body has to be ${JSON_LINES}.`);
    const plain = await unpack(request.body, request.headers['content-encoding'], BODY_BYTES);
    return cutLines(plain);
  };

  app.post('/v1/hello', { bodyLimit: 16_384 }, async (request) => {
    const caller = await callerOf(central, request);
    return answerHello(central, caller, parse(helloRequestSchema, request.body));
  });

  app.post('/v1/push', { bodyLimit: BODY_BYTES }, async (request) => {
    const caller = await callerOf(central, request);
    const { header, lines } = await linesOf(request);
    const announced = parse(pushHeaderSchema, parseJson(header));
    const checked = checkLines(announced, lines, caller.establishment);
    return turns.take(
      announced.device,
      () => storePush(central, caller, announced, checked),
      (earlier) => stepAside(request, earlier),
    );
  });

  app.get('/v1/pull', async (request, reply) => {
    const caller = mayRead(await callerOf(central, request));
    mayReadIn(central, request);
    const asked = parse(pullQuerySchema, request.query);
    pulled.note(caller, asked.after);
    const { establishment, workstation } = caller;
    const page = {
      ...asked,
      establishment,
      workstation,
      own: asked.device ?? null,
      waitMs: asked.wait,
      coding: codingFor(request),
    };
    const stillMay = async () => mayRead(await callerOf(central, request));
    return sendLines(reply, await buildPage(central, page, goneWith(reply), stillMay));
  });

  app.post('/v1/digest', { bodyLimit: 4096 }, async (request) => {
    const caller = mayRead(await callerOf(central, request));
    mayReadIn(central, request);
    const asked = parse(digestRequestSchema, request.body);
    await currentEpoch(central, caller, asked.epoch);
    const segments = await reading(central, caller, () =>
      segmentDigests(central.database.query, caller.establishment, asked),
    );
    return { segments };
  });

  app.get('/v1/segment/:segment', async (request) => {
    const caller = mayRead(await callerOf(central, request));
    mayReadIn(central, request);
    const { segment } = parse(z.object({ segment: whole(1_000_000_000) }), request.params);
    const { last } = segmentRange(segment);
    const entries = await reading(central, caller, () =>
      entriesOfSegment(central.database.query, caller.establishment, segment, last),
    );
    return { entries: entries.map(({ feedSeq, id, hash }) => ({ feed: feedSeq, id, hash })) };
  });

  app.post('/v1/missing', { bodyLimit: 256 * 1024 }, async (request) => {
    const caller = await callerOf(central, request);
    const { ids } = parse(missingRequestSchema, request.body);
    const held = await heldHashes(central.database.query, caller.establishment, ids);
    return { missing: ids.filter((id) => !held.has(id)) };
  });

  app.post('/v1/relay', { bodyLimit: BODY_BYTES }, async (request) => {
    const caller = await callerOf(central, request);
    const { header, lines } = await linesOf(request);
    const { count, epoch, feeds } = parse(relayHeaderSchema, parseJson(header));
    if (lines.length !== count)
      throw new Refusal('invalid', `${count} changes were announced and ${lines.length} arrived.`);
    return storeRelay(central, caller, lines, epoch && feeds ? { epoch, feeds } : undefined);
  });
}
