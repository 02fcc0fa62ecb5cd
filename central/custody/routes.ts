/** Endpoints about people who move: asking for somebody's history, and the establishments there are. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import {
  handoverRequestSchema,
  type EstablishmentsAnswer,
  type HandoverAnswer,
} from '../../shared/replication/transfer.ts';
import type { Central } from '../central.ts';
import { parse } from '../parse.ts';
import { Refusal } from '../refusal.ts';
import { callerOf, type Caller } from '../replication/caller.ts';
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

  app.get('/v1/establishments', async (request): Promise<EstablishmentsAnswer> => {
    await reader(request);
    return { establishments: await allEstablishments(central.database.query) };
  });
}
