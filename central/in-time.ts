/**
 * An answer for everybody before their patience ends: when the database falls silent without closing its connections, a request is
 * answered `unavailable` while what it began is still waited for. What it began may yet come true; everything may be repeated.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from './refusal.ts';

/** Milliseconds from a request's first line to its answer: below the 20 seconds that a client waits. */
export const ANSWER_MS = 18_000;
/** A body that took long to arrive leaves at least this share of it for the work. */
const LEAST_SHARE = 0.4;

/** A long poll is patient by so much more. */
function pollOf(request: FastifyRequest): number {
  const { wait } = request.query as { wait?: string };
  const ms = Number(wait ?? 0);
  return Number.isFinite(ms) && ms > 0 ? ms : 0;
}

/** Holds for routes that are added afterwards, but not for what operators ask: that may take as long as it needs. */
export function answerInTime(app: FastifyInstance, answerMs: number): void {
  app.addHook('onRoute', (route) => {
    if (route.url.startsWith('/v1/operator/')) return;
    const { handler } = route;
    route.handler = function (request, reply) {
      const left = Math.max(answerMs - reply.elapsedTime, answerMs * LEAST_SHARE) + pollOf(request);
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          if (reply.sent) return;
          reject(
            new Refusal('unavailable', 'The database of the central record does not answer.', {
              retryAfter: 5,
            }),
          );
        }, left);
        // In a promise, because a handler that is not asynchronous may throw.
        void Promise.resolve()
          .then(() => handler.call(this, request, reply))
          .then(resolve, reject)
          .finally(() => clearTimeout(timer));
      });
    };
  });
}
