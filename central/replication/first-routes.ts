/** Endpoints of a first replication, and keeping ready what they answer from. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { chooseCompression } from '../../shared/replication/compression.ts';
import { FIRST_PEOPLE } from '../../shared/replication/first.ts';
import { JSON_LINES } from '../../shared/replication/limits.ts';
import type { Central } from '../central.ts';
import { parse } from '../parse.ts';
import { Refusal } from '../refusal.ts';
import { callerOf, type Caller } from './caller.ts';
import { pack } from './compression.ts';
import { firstHistories, firstList } from './first.ts';
import { goneWith, reading } from './gates.ts';
import { keepSubjects } from './keep-subjects.ts';
import { mayReadIn } from './version.ts';

/** People stand in the address as their ids with commas between, and what is about nobody as a hyphen. */
const historiesQuerySchema = z.object({
  epoch: z.string().max(64),
  upTo: z.coerce.number().int().min(0),
  people: z
    .string()
    .transform((text) => text.split(',').map((id) => (id === '-' ? null : id)))
    .pipe(z.array(z.uuid().nullable()).min(1).max(FIRST_PEOPLE)),
});

function mustBeActive({ state }: Caller): void {
  if (state !== 'active')
    throw new Refusal('retired', 'This workstation has been retired. It may still send what it has.');
}

export function firstRoutes(app: FastifyInstance, central: Central): void {
  const keeper = keepSubjects(central);
  app.addHook('onClose', () => keeper.stop());

  app.get('/v1/first', async (request, reply) => {
    const caller = await callerOf(central, request);
    mustBeActive(caller);
    mayReadIn(central, request);
    return reading(central, caller, () => firstList(central, caller.establishment), goneWith(reply));
  });

  app.get('/v1/first/histories', async (request, reply) => {
    const caller = await callerOf(central, request);
    mustBeActive(caller);
    mayReadIn(central, request);
    const asked = parse(historiesQuerySchema, request.query);
    const histories = (): Promise<string> => firstHistories(central, caller.establishment, asked);
    const text = await reading(central, caller, histories, goneWith(reply));
    const offered = String(request.headers['accept-encoding'] ?? '').split(/\s*,\s*/);
    const packed = await pack(text, chooseCompression(offered));
    if (packed.coding) void reply.header('content-encoding', packed.coding);
    return reply.type(JSON_LINES).send(packed.body);
  });
}
