/** The HTTPS server: TLS 1.3, client certificates asked for, limits on size and time, one form of refusal. */
import { randomUUID } from 'node:crypto';
import { constants } from 'node:crypto';
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply } from 'fastify';
import type { ErrorAnswer, ErrorCode } from '../shared/replication/errors.ts';
import { LONG_POLL_MS } from '../shared/replication/limits.ts';
import type { Central } from './central.ts';
import { auditRoutes } from './audit/routes.ts';
import { custodyRoutes } from './custody/routes.ts';
import { enrolmentRoutes } from './enrolment/routes.ts';
import { fhirRoutes } from './fhir/routes.ts';
import { ANSWER_MS, answerInTime } from './in-time.ts';
import { operatorRoutes } from './operator/routes.ts';
import { limitRate } from './rate.ts';
import { Refusal } from './refusal.ts';
import { firstRoutes } from './replication/first-routes.ts';
import { replicationRoutes } from './replication/routes.ts';
import { releaseRoutes } from './releases/routes.ts';
import { siteRoutes } from './site/routes.ts';

/** A request has to arrive within this time: an upload cut half way or dripped slowly is given up. */
const REQUEST_MS = 60_000;

export interface ServerCertificate {
  readonly certificate: string;
  readonly key: string;
}

/** Database errors that pass: connection lost, shutting down, too many clients, statement cancelled (PostgreSQL appendix A). */
function isUnavailable(error: { code?: string; message?: string }): boolean {
  const code = error.code ?? '';
  return (
    /^(08|53|57)/.test(code) ||
    ['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT'].includes(code) ||
    /Connection terminated|timeout exceeded when trying to connect|Query read timeout|pool after calling end/.test(
      error.message ?? '',
    )
  );
}

/** Text that the database cannot hold (U+0000, no UTF-8), numbers and times out of its range (PostgreSQL appendix A, class 22). */
const holdsNoSuchValue = ({ code = '' }: { code?: string }): boolean =>
  ['22021', '22P05', '22003', '22008'].includes(code);

/** What is answered for an error that no route has put into words. */
function refusalOf(error: FastifyError): Refusal {
  if (error instanceof Refusal) return error;
  if (error.statusCode === 413) return new Refusal('too-large', 'The body is too large.');
  if (error.statusCode !== undefined && error.statusCode < 500)
    return new Refusal('invalid', 'The request could not be read.', { cause: error });
  if (holdsNoSuchValue(error))
    return new Refusal('invalid', 'The request holds a value that cannot be kept.', { cause: error });
  if (isUnavailable(error))
    return new Refusal('unavailable', 'The database of the central record does not answer.', {
      retryAfter: 5,
      cause: error,
    });
  return new Refusal('unexpected', 'The central record met an error it did not expect.', { cause: error });
}

function answerErrors(app: FastifyInstance, central: Central): void {
  app.setErrorHandler((error: FastifyError, _request, reply) => {
    const refusal = refusalOf(error);
    const reference = randomUUID().slice(0, 8);
    if (refusal.status >= 500) central.log(`${reference} ${refusal.code}: ${error.stack ?? error.message}`);
    if (refusal.retryAfter !== undefined) void reply.header('retry-after', refusal.retryAfter);
    const answer: ErrorAnswer = {
      error: refusal.code,
      sentence: refusal.message,
      reference,
      through: refusal.through,
    };
    return reply.status(refusal.status).send(answer);
  });
  app.setNotFoundHandler((_request, reply) => {
    const error: ErrorCode = 'not-found';
    return reply
      .status(404)
      .send({ error, sentence: 'The central record has no such address.', reference: '' });
  });
}

export function createServer(
  central: Central,
  certificate: ServerCertificate,
  answerMs = ANSWER_MS,
): FastifyInstance {
  const app = Fastify({
    https: {
      key: certificate.key,
      // The authority is sent along, so that enrolment can hold it against the fingerprint in the code.
      cert: certificate.certificate + central.authority.certificate,
      ca: central.authority.certificate,
      requestCert: true,
      // Health and enrolment come without a certificate; everything else checks it (replication/caller.ts).
      rejectUnauthorized: false,
      minVersion: 'TLSv1.3',
      // Every connection proves its certificate anew, so that a resumed session cannot outlive a revocation.
      secureOptions: constants.SSL_OP_NO_TICKET,
      handshakeTimeout: 15_000,
    },
    requestTimeout: REQUEST_MS,
    // Addresses that are none are refused before any route, and in the form of every other refusal.
    frameworkErrors: (_error, _request, reply) => {
      const error: ErrorCode = 'invalid';
      const plain = reply as FastifyReply;
      void plain.status(400).send({ error, sentence: 'The address could not be read.', reference: '' });
    },
    keepAliveTimeout: LONG_POLL_MS + 40_000,
    bodyLimit: 65_536,
    forceCloseConnections: true,
  });
  answerErrors(app, central);
  answerInTime(app, answerMs);
  limitRate(app, central);
  app.get('/v1/health', async () => {
    await central.database.query('SELECT 1');
    return { service: 'throughcare-central', version: central.version };
  });
  enrolmentRoutes(app, central);
  replicationRoutes(app, central);
  custodyRoutes(app, central);
  firstRoutes(app, central);
  siteRoutes(app, central);
  auditRoutes(app, central);
  releaseRoutes(app, central);
  fhirRoutes(app, central);
  operatorRoutes(app, central);
  return app;
}
