/** Who calls, by the certificate of the connection and this central record's own table; never by what the request says. */
import type { TLSSocket } from 'node:tls';
import type { FastifyRequest } from 'fastify';
import type { Central } from '../central.ts';
import { Refusal } from '../refusal.ts';
import { standingOf, type WorkstationState } from '../store/workstations.ts';

export interface Caller {
  readonly establishment: string;
  readonly workstation: string;
  readonly state: WorkstationState;
  readonly certificateEnds: Date;
}

interface Shown {
  readonly establishment: string;
  readonly workstation: string;
  readonly serial: string;
}

/** What a connection showed; it cannot change while the connection lasts. */
const shown = new WeakMap<object, Shown>();

const noCertificate = (): Refusal =>
  new Refusal('no-certificate', 'The central record only speaks with enrolled workstations.');

function readCertificate(socket: TLSSocket): Shown {
  const known = shown.get(socket);
  if (known) return known;
  if (!socket.authorized) {
    // Node types this as Error; it is the code as a string.
    if (String(socket.authorizationError) === 'CERT_HAS_EXPIRED')
      throw new Refusal(
        'certificate-expired',
        'The certificate of this workstation has expired. It has to be enrolled again; what it holds is kept.',
      );
    throw noCertificate();
  }
  const certificate = socket.getPeerX509Certificate();
  // One attribute a line, as issued (enrolment/certificates.ts); the older form of the same object costs milliseconds to make.
  const subject = new Map(
    certificate?.subject.split('\n').map((line) => line.split('=', 2) as [string, string]),
  );
  const [establishment, workstation] = [subject.get('O'), subject.get('CN')];
  if (!certificate || !establishment || !workstation) throw noCertificate();
  const serial = certificate.serialNumber.toUpperCase().replace(/^0+/, '');
  const read = { establishment, workstation, serial };
  shown.set(socket, read);
  return read;
}

/** Who shows a certificate of ours, before anything is looked up; null for anybody else. */
export function shownBy(request: FastifyRequest): Omit<Shown, 'serial'> | null {
  try {
    return readCertificate(request.raw.socket as TLSSocket);
  } catch {
    return null;
  }
}

export async function callerOf(central: Central, request: FastifyRequest): Promise<Caller> {
  const { establishment, workstation, serial } = readCertificate(request.raw.socket as TLSSocket);
  const standing = await standingOf(central.database.query, establishment, workstation, serial);
  if (!standing) throw noCertificate();
  if (standing.state === 'revoked')
    throw new Refusal(
      'revoked',
      'This workstation has been withdrawn from the central record. What it holds unsent can be exported for an administrator.',
    );
  return { establishment, workstation, ...standing };
}
