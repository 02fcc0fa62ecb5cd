/**
 * Connections of simulated workstations. Handshake and certificates on both sides are real and proved anew each time; what is left out is
 * what a workstation does on its own processor and the storm would do a thousand times on the central record's: loading its key for each
 * connection, and turning the server's certificate into an object to compare its name.
 */
import { connect, createSecureContext } from 'node:tls';
import type { buildConnector } from 'undici';
import type { FleetOrder } from './visitor.ts';

export function connectorOf(order: FleetOrder, certificate: string): buildConnector.connector {
  const { authority, key } = order;
  const secureContext = createSecureContext({ ca: authority, key, cert: certificate, minVersion: 'TLSv1.3' });
  return ({ hostname, port }, callback) => {
    const socket = connect({
      host: hostname,
      port: Number(port),
      secureContext,
      ALPNProtocols: ['http/1.1'],
      checkServerIdentity: () => undefined,
    });
    socket.getPeerCertificate = () => ({}) as never;
    socket.setNoDelay(true);
    socket.once('secureConnect', () => callback(null, socket));
    socket.once('error', (error) => callback(error, null));
  };
}
