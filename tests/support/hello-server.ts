/** A server that answers a well-formed hello with any certificate: for faults that only show after the handshake. */
import { createServer } from 'node:https';
import { FIRST_PREV } from '../../shared/changes/change.ts';
import type { HelloAnswer } from '../../shared/replication/messages.ts';
import type { Identity } from '../../electron/records/replication/identity.ts';

export async function startHelloServer(
  certificate: { key: string; certificate: string },
  identity: Identity,
): Promise<{ url: string; close(): Promise<void> }> {
  const answer = (): HelloAnswer => ({
    protocol: 1,
    server: 'test',
    epoch: '00000000-0000-4000-8000-000000000000',
    epochBase: null,
    now: new Date().toISOString(),
    establishment: identity.establishment.id,
    workstation: identity.workstation,
    through: { seq: 0, link: FIRST_PREV },
    standing: 'continue',
    verdicts: [],
    capped: [],
    acknowledgedHeld: true,
    feed: { head: 0, agrees: true },
    limits: { batchBytes: 1024, batchChanges: 10, longPollMs: 1000 },
    compressions: ['gzip'],
    certificateEnds: new Date().toISOString(),
  });
  const server = createServer(
    { key: certificate.key, cert: certificate.certificate },
    (request, response) => {
      request.resume();
      response.setHeader('content-type', 'application/json').end(JSON.stringify(answer()));
    },
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `https://127.0.0.1:${(server.address() as { port: number }).port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
