/** Which version of the protocol a request speaks. Only reading is ever refused for it: a push is taken from any version. */
import type { FastifyRequest } from 'fastify';
import { PROTOCOL_HEADER } from '../../shared/replication/limits.ts';
import type { Central } from '../central.ts';
import { Refusal } from '../refusal.ts';

/** The version named by a request; 1 when it names none, as version 1 has no such header. */
export function versionOf(request: FastifyRequest): number {
  const named = request.headers[PROTOCOL_HEADER];
  return named === undefined ? 1 : Number(named);
}

/** The version to answer in; throws `update` when this central record does not speak it. */
export function mayReadIn(central: Central, request: FastifyRequest): number {
  const version = versionOf(request);
  if (central.protocols.includes(version)) return version;
  throw new Refusal(
    'update',
    version > Math.max(...central.protocols)
      ? 'The central record is older than this workstation and has to be updated before others’ entries can be shown. What is saved here is sent.'
      : 'This workstation has to be updated before others’ entries can be shown. What is saved here is sent.',
  );
}
