/**
 * Enrolment from the workstation's side. Makes the key, pins the authority by the code before anything secret is sent, and
 * returns everything to keep; the caller stores it (the key inside the encrypted store or wrapped by the device secret).
 */
import { generateKeyPair, type X509Certificate } from 'node:crypto';
import { connect as tlsConnect } from 'node:tls';
import { promisify } from 'node:util';
import forge from 'node-forge';
import { z } from 'zod';
import {
  enrolAnswerSchema,
  establishmentSchema,
  pinOf,
  renewAnswerSchema,
  splitCode,
} from '../../../shared/replication/enrolment.ts';
import { Failure } from '../../../shared/failure/failure.ts';
import { faultOf, LinkFault } from './fault.ts';
import { createLink, type Link } from './link.ts';
import { TIMEOUTS } from './trust.ts';

/** What makes this installation a workstation of an establishment. Secret: `key`. All PEM. */
export const identitySchema = z.object({
  url: z.url(),
  workstation: z.uuid(),
  establishment: establishmentSchema,
  /** Roles of staff who work on this workstation; none named means all (`worksHere`). */
  roles: z.array(z.string()),
  key: z.string(),
  certificate: z.string(),
  authority: z.string(),
  /** When the certificate ends, ISO 8601. */
  ends: z.string(),
});
export type Identity = z.infer<typeof identitySchema>;

const generate = promisify(generateKeyPair);

/** A new RSA key and the request for its certificate. The authority sets the subject; ours is a courtesy to its log. */
export async function makeKeyAndRequest(name: string): Promise<{ key: string; csr: string }> {
  const { privateKey, publicKey } = await generate('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const request = forge.pki.createCertificationRequest();
  request.publicKey = forge.pki.publicKeyFromPem(publicKey);
  request.setSubject([{ name: 'commonName', value: name.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, 60) }]);
  request.sign(forge.pki.privateKeyFromPem(privateKey), forge.md.sha256.create());
  return { key: privateKey, csr: forge.pki.certificationRequestToPem(request) };
}

/** The chain the other side shows, before anything is trusted; nothing is sent. */
async function shownChain(url: URL): Promise<X509Certificate[]> {
  return new Promise((resolve, reject) => {
    const socket = tlsConnect({
      host: url.hostname,
      port: Number(url.port || 443),
      servername: /[a-z]/i.test(url.hostname) ? url.hostname : '',
      rejectUnauthorized: false,
      minVersion: 'TLSv1.3',
      timeout: TIMEOUTS.connectMs,
    });
    const give = (error: unknown): void => {
      socket.destroy();
      reject(faultOf(error));
    };
    socket.on('error', give);
    socket.on('timeout', () => give(Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' })));
    socket.on('secureConnect', () => {
      const chain: X509Certificate[] = [];
      for (
        let current = socket.getPeerX509Certificate();
        current && chain.length < 8;
        current = current.issuerCertificate
      ) {
        chain.push(current);
        if (current.issuerCertificate?.fingerprint256 === current.fingerprint256) break;
      }
      socket.destroy();
      resolve(chain);
    });
  });
}

/** The authority whose fingerprint the code names, or a fault: an unknown one is never trusted on first use. */
async function pinnedAuthority(url: URL, pin: string): Promise<string> {
  const authority = (await shownChain(url)).find((certificate) => pinOf(certificate.fingerprint256) === pin);
  if (authority?.ca) return authority.toString();
  throw new LinkFault(
    'certificate',
    'The computer at this address is not the central record that the enrolment code was made at. Nothing was sent.',
  );
}

function enrolFailure(error: unknown): Failure {
  const fault = faultOf(error);
  const kind = fault.kind === 'certificate' ? 'certificate' : fault.code ? 'refused' : 'offline';
  return new Failure(kind, fault.message, { cause: error });
}

/**
 * Enrols this installation. Throws a `Failure`: `invalid` for an address or code that cannot be one, `certificate` when the
 * pin does not fit, `refused` for a code that is wrong, used or expired, `offline` when nobody answers.
 */
export async function enrol(options: {
  url: string;
  /** As typed: case, spaces and hyphens do not matter. */
  code: string;
  /** How people call this workstation, e.g. "Reception 2". */
  name: string;
}): Promise<Identity> {
  const parts = splitCode(options.code);
  if (!parts) throw new Failure('invalid', 'This is not a whole enrolment code.', { field: 'code' });
  if (!URL.canParse(options.url) || !options.url.startsWith('https://'))
    throw new Failure('invalid', 'The address of the central record begins with https://', { field: 'url' });
  const url = new URL(options.url);
  let link: Link | null = null;
  try {
    const authority = await pinnedAuthority(url, parts.pin);
    const { key, csr } = await makeKeyAndRequest(options.name);
    link = createLink(url.origin, { authority });
    const body = { code: parts.secret, csr, name: options.name };
    const answer = await link.post('/v1/enrol', body, enrolAnswerSchema);
    return { ...answer, url: url.origin, key, authority };
  } catch (error) {
    throw enrolFailure(error);
  } finally {
    await link?.close();
  }
}

/** Part of a certificate's life after which it is renewed: a workstation that is off for months still gets in. */
const RENEW_BEFORE_MS = 270 * 86_400_000;

export function needsRenewal(identity: Identity, now: number): boolean {
  return Date.parse(identity.ends) - now < RENEW_BEFORE_MS;
}

/** A new key and certificate over the present connection; the caller stores them before they are used. */
export async function renew(link: Link, identity: Identity): Promise<Identity> {
  const { key, csr } = await makeKeyAndRequest(identity.workstation);
  const answer = await link.post('/v1/renew', { csr }, renewAnswerSchema);
  return { ...identity, key, ...answer };
}
