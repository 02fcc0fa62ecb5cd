/** What the central record holds, for its operators: loopback only, with the token of the data folder. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { roleSchema } from '../../shared/records/people.ts';
import type { Central } from '../central.ts';
import { newCode } from '../enrolment/codes.ts';
import { parse } from '../parse.ts';
import { Refusal } from '../refusal.ts';
import { beginEpoch } from '../store/establishments.ts';
import { catchUp, recordsOfPatient } from '../store/folding.ts';
import { establishmentStatus, findChange } from '../store/overview.ts';
import { transfersOf } from '../store/custody.ts';
import { setState } from '../store/workstations.ts';
import { releaseOperatorRoutes } from '../releases/operator-routes.ts';
import { takeInRoutes } from '../take-in/routes.ts';
import { verifyEstablishment } from './verify.ts';

const OPERATOR_HEADER = 'x-operator-token';
const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const CODE_LIFE_MS = 7 * 86_400_000;

const establishmentParam = z.object({ id: z.string().max(16) });
const patientParams = establishmentParam.extend({ patient: z.uuid() });
const workstationParams = establishmentParam.extend({ workstation: z.uuid() });
const stateBody = z.object({ state: z.enum(['active', 'retired', 'revoked']) });
const verifyBody = z.object({ correct: z.boolean().default(false) });
const codeBody = z.object({ roles: z.array(roleSchema).max(20).default([]) });

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

function mustBeOperator(central: Central, request: FastifyRequest): void {
  const token = String(request.headers[OPERATOR_HEADER] ?? '');
  const known = timingSafeEqual(digest(token), digest(central.operatorToken));
  if (!known || !LOOPBACK.has(request.ip))
    throw new Refusal('forbidden', 'Operators ask on the machine itself, with the token of its data folder.');
}

export function operatorRoutes(app: FastifyInstance, central: Central): void {
  const { database } = central;
  void app.register(
    (operator, _options, done) => {
      operator.addHook('onRequest', async (request) => mustBeOperator(central, request));

      operator.get('/establishments/:id/status', async (request) => {
        const { id } = parse(establishmentParam, request.params);
        await catchUp(database, id);
        return establishmentStatus(database.query, id);
      });

      operator.get('/establishments/:id/patients/:patient', async (request) => {
        const { id, patient } = parse(patientParams, request.params);
        await catchUp(database, id);
        return { establishment: id, patient, records: await recordsOfPatient(database.query, id, patient) };
      });

      operator.get('/establishments/:id/transfers', async (request) => {
        const { id } = parse(establishmentParam, request.params);
        return { transfers: await transfersOf(database.query, id, 200) };
      });

      operator.get('/changes/:id', async (request) => {
        const { id } = parse(z.object({ id: z.uuid() }), request.params);
        const held = await findChange(database.query, id);
        if (held.length === 0)
          throw new Refusal('not-found', 'The central record does not hold this change.');
        return { id, held };
      });

      operator.post('/establishments/:id/workstations/:workstation', async (request) => {
        const { id, workstation } = parse(workstationParams, request.params);
        const { state } = parse(stateBody, request.body);
        if (!(await setState(database.query, id, workstation, state)))
          throw new Refusal('not-found', 'There is no such workstation.');
        return { workstation, state };
      });

      operator.post('/establishments/:id/codes', async (request) => {
        const { id } = parse(establishmentParam, request.params);
        const { roles } = parse(codeBody, request.body ?? {});
        const expires = new Date(central.clock.now() + CODE_LIFE_MS);
        const code = await newCode(
          database,
          { establishment: id, roles, expires },
          central.authority.fingerprint,
        );
        return { code, expires: expires.toISOString() };
      });

      operator.post('/establishments/:id/verify', async (request) => {
        const { id } = parse(establishmentParam, request.params);
        const { correct } = parse(verifyBody, request.body ?? {});
        const answer = await verifyEstablishment(
          database,
          id,
          correct ? new Date(central.clock.now()) : null,
        );
        // Long polls end, and every workstation hears of the new epoch at once.
        if (correct && !answer.sound) central.news.tell(id, '');
        return answer;
      });

      takeInRoutes(operator, central);
      releaseOperatorRoutes(operator, central);

      operator.post('/epoch', async () => {
        await beginEpoch(database.query);
        return { begun: true };
      });
      done();
    },
    { prefix: '/v1/operator' },
  );
}
