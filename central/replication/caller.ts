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
  readonly roles: readonly string[];
}

interface Shown {
  readonly establishment: string;
  readonly workstation: string;
  readonly serial: string;
  /** Milliseconds since 1970 UTC. */
  readonly ends: number;
}

/** What a connection showed; it cannot change while the connection lasts. */
const shown = new WeakMap<object, Shown>();

const noCertificate = (): Refusal =>
  new Refusal(
    'no-certificate',
    'The central record did not issue the certificate of this workstation. What it holds is kept: an administrator enrols it again with a new code.',
  );

const expired = (): Refusal =>
  new Refusal(
    'certificate-expired',
    'The certificate of this workstation has expired. What it holds is kept: an administrator enrols it again with a new code.',
  );

function readCertificate(socket: TLSSocket): Shown {
  const known = shown.get(socket);
  // A connection may outlive its certificate. By the clock of this machine, which the handshake was judged by.
  if (known && known.ends <= Date.now()) throw expired();
  if (known) return known;
  if (!socket.authorized) {
    // Node types this as Error; it is the code as a string.
    if (String(socket.authorizationError) === 'CERT_HAS_EXPIRED') throw expired();
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
  const read = { establishment, workstation, serial, ends: certificate.validToDate.getTime() };
  shown.set(socket, read);
  return read;
}

/** Who shows a certificate of ours, before anything is looked up; null for anybody else. */
export function shownBy(request: FastifyRequest): Pick<Shown, 'establishment' | 'workstation'> | null {
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
      'This workstation has been withdrawn from the central record. What it holds is kept: an administrator writes what is unsent into a file, or enrols it again with a new code.',
    );
  return { establishment, workstation, ...standing };
}
