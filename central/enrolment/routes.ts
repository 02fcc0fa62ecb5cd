/** Enrolment with a code, and renewal of a certificate by the workstation that holds the present one. */
import type { FastifyInstance } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import {
  enrolRequestSchema,
  renewRequestSchema,
  type EnrolAnswer,
} from '../../shared/replication/enrolment.ts';
import type { Central } from '../central.ts';
import { parse } from '../parse.ts';
import { callerOf } from '../replication/caller.ts';
import { establishmentOf } from '../store/establishments.ts';
import { enrolWorkstation, keepCertificate } from '../store/workstations.ts';
import { issueWorkstation, readRequest } from './certificates.ts';
import { countAttempt, spendCode } from './codes.ts';
import { createLimiter } from './limiter.ts';

/** Wrong or right, one address may try this often a minute. */
const TRIES_A_MINUTE = 20;

export function enrolmentRoutes(app: FastifyInstance, central: Central): void {
  const limiter = createLimiter(TRIES_A_MINUTE, 60_000, central.clock);

  app.post('/v1/enrol', { bodyLimit: 32_768 }, async (request): Promise<EnrolAnswer> => {
    limiter.take(request.ip);
    const { code, csr, name } = parse(enrolRequestSchema, request.body);
    const key = readRequest(csr);
    await countAttempt(central.database, code);
    const now = new Date(central.clock.now());
    const workstation = uuidv7();
    return central.database.transaction(async (query) => {
      const { establishment, roles } = await spendCode(query, code, workstation, now);
      const issued = issueWorkstation(central.authority, key, { establishment, workstation }, now);
      await enrolWorkstation(query, { establishment, workstation, name, roles, now });
      await keepCertificate(query, { establishment, workstation, ...issued });
      return {
        workstation,
        establishment: await establishmentOf(query, establishment),
        roles,
        certificate: issued.certificate,
        authority: central.authority.certificate,
        ends: issued.ends.toISOString(),
      };
    });
  });

  app.post('/v1/renew', { bodyLimit: 32_768 }, async (request) => {
    const { establishment, workstation } = await callerOf(central, request);
    const key = readRequest(parse(renewRequestSchema, request.body).csr);
    const issued = issueWorkstation(
      central.authority,
      key,
      { establishment, workstation },
      new Date(central.clock.now()),
    );
    await keepCertificate(central.database.query, { establishment, workstation, ...issued });
    return { certificate: issued.certificate, ends: issued.ends.toISOString() };
  });
}
