/**
 * How often one workstation may ask for what waits at no gate: its audit trail, first histories, documents, digests. Far above what
 * any of ours does; a broken or stolen one is sent away before its body is read, so that it takes nothing from the others.
 */
import type { FastifyInstance } from 'fastify';
import type { Central } from './central.ts';
import { createLimiter } from './enrolment/limiter.ts';
import { shownBy } from './replication/caller.ts';

/** Requests of one workstation in one window. */
export const MOST_IN_WINDOW = 200;
export const WINDOW_MS = 10_000;

/** These wait their turn at a gate (replication/gates.ts), have a limit of their own, or are asked by no workstation. */
const elsewhere = /^\/v1\/(push|relay|hello|pull|enrol|health|operator\/.*)$/;

export function limitRate(app: FastifyInstance, central: Pick<Central, 'clock'>): void {
  const limiter = createLimiter(
    MOST_IN_WINDOW,
    WINDOW_MS,
    central.clock,
    'This workstation asks too often. It may go on in a few seconds.',
  );
  app.addHook('onRequest', async (request) => {
    const { url } = request.routeOptions;
    if (url === undefined || elsewhere.test(url)) return;
    limiter.take(shownBy(request)?.workstation ?? request.ip);
  });
}
