/** Endpoints about people who move: asking for somebody's history, and the establishments there are. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import {
  handoverRequestSchema,
  type EstablishmentsAnswer,
  type HandoverAnswer,
} from '../../shared/replication/transfer.ts';
import { authorsRequestSchema, type AuthorsAnswer } from '../../shared/replication/authors.ts';
import type { Central } from '../central.ts';
import { parse } from '../parse.ts';
import { Refusal } from '../refusal.ts';
import { callerOf, type Caller } from '../replication/caller.ts';
import { authorsOf } from '../store/authors.ts';
import { allEstablishments } from '../store/establishments.ts';
import { answerHandover } from './handover.ts';

export function custodyRoutes(app: FastifyInstance, central: Central): void {
  const reader = async (request: FastifyRequest): Promise<Caller> => {
    const caller = await callerOf(central, request);
    if (caller.state === 'active') return caller;
    throw new Refusal('retired', 'This workstation has been retired. It may still send what it has.');
  };

  app.post('/v1/handover', { bodyLimit: 4096 }, async (request): Promise<HandoverAnswer> => {
    const caller = await reader(request);
    return answerHandover(central, caller, parse(handoverRequestSchema, request.body));
  });

  // Names and roles of staff, by ids that only entries tell: who may read an entry may know who wrote it.
  app.post('/v1/authors', { bodyLimit: 16_384 }, async (request): Promise<AuthorsAnswer> => {
    await reader(request);
    const { ids } = parse(authorsRequestSchema, request.body);
    return { authors: await authorsOf(central.database.query, ids) };
  });

  app.get('/v1/establishments', async (request): Promise<EstablishmentsAnswer> => {
    await reader(request);
    return { establishments: await allEstablishments(central.database.query) };
  });
}
