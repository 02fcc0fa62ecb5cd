/** Certificates that the authority issues: its own server's, and one for each workstation. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { isIP } from 'node:net';
import forge from 'node-forge';
import { Refusal } from '../refusal.ts';
import { DAY_MS, newSerial, type Authority, type Issued } from './authority.ts';

/** Made anew at every start, so its life only has to outlast one run. */
const SERVER_DAYS = 825;
/** A workstation may be off for a season; it renews itself long before (see the client's identity). */
const WORKSTATION_DAYS = 365;

/** A function of node-forge that its types leave out. */
interface UntypedPki {
  getTBSCertificate(certificate: forge.pki.Certificate): forge.asn1.Asn1;
}

/** Place of the subject's public key in a certificate's body (RFC 5280 §4.1). */
const PUBLIC_KEY = 6;

/** Signed by node:crypto: node-forge would hold the event loop some 50 ms for a 3072-bit key, and every push with it. */
function signWith(key: string, certificate: forge.pki.Certificate, publicKey?: Buffer): void {
  certificate.md = forge.md.sha256.create();
  const oid = forge.pki.oids['sha256WithRSAEncryption'] ?? '';
  certificate.signatureOid = oid;
  certificate.siginfo.algorithmOid = oid;
  const { getTBSCertificate } = forge.pki as unknown as UntypedPki;
  const body = getTBSCertificate(certificate);
  if (publicKey !== undefined && Array.isArray(body.value))
    body.value[PUBLIC_KEY] = forge.asn1.fromDer(publicKey.toString('latin1'));
  const bytes = Buffer.from(forge.asn1.toDer(body).getBytes(), 'latin1');
  certificate.tbsCertificate = body;
  certificate.signature = sign('sha256', bytes, key).toString('latin1');
}

function issue(
  authority: Authority,
  publicKey: forge.pki.PublicKey,
  subject: forge.pki.CertificateField[],
  extensions: object[],
  from: Date,
  ends: Date,
  /** The subject's key where node-forge has no form for it: DER, in place of `publicKey`. */
  otherKey?: Buffer,
): Issued {
  const issuer = forge.pki.certificateFromPem(authority.certificate);
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = publicKey;
  certificate.serialNumber = newSerial();
  certificate.validity.notBefore = new Date(from.getTime() - DAY_MS);
  certificate.validity.notAfter = ends;
  certificate.setSubject(subject);
  certificate.setIssuer(issuer.subject.attributes);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: false, critical: true },
    { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, critical: true },
    ...extensions,
  ]);
  signWith(authority.key, certificate, otherKey);
  return { certificate: forge.pki.certificateToPem(certificate), serial: certificate.serialNumber, ends };
}

/**
 * Server certificate for host names and addresses, with a new key that never touches the disk. An elliptic one: it is made at once, and a
 * handshake costs the central record a small part of what signing with RSA does when everybody connects again.
 */
export function issueServer(
  authority: Authority,
  hosts: readonly string[],
  now: Date,
): { certificate: string; key: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  // GeneralName 2 is dNSName, 7 iPAddress (RFC 5280 §4.2.1.6).
  const altNames = hosts.map((host) => (isIP(host) ? { type: 7, ip: host } : { type: 2, value: host }));
  const issued = issue(
    authority,
    forge.pki.certificateFromPem(authority.certificate).publicKey,
    [{ name: 'commonName', value: hosts[0] ?? 'localhost' }],
    [
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames },
    ],
    now,
    new Date(now.getTime() + SERVER_DAYS * DAY_MS),
    publicKey,
  );
  return { certificate: issued.certificate, key: privateKey };
}

/** Reads a request for a certificate: proof that the asker holds the key; its subject is not trusted and not used. */
export function readRequest(csr: string): forge.pki.PublicKey {
  try {
    const request = forge.pki.certificationRequestFromPem(csr);
    const key = request.publicKey as forge.pki.rsa.PublicKey | null;
    if (!key || !request.verify()) throw new Error('the signature does not fit the key');
    if (key.n.bitLength() < 2048) throw new Error('the key is too short');
    return key;
  } catch (cause) {
    throw new Refusal('invalid', 'The request for a certificate could not be read.', { cause });
  }
}

/** Certificate of a workstation: its establishment as organisation, its id as common name, for TLS clients only. */
export function issueWorkstation(
  authority: Authority,
  key: forge.pki.PublicKey,
  subject: { establishment: string; workstation: string },
  now: Date,
  days: number = WORKSTATION_DAYS,
): Issued {
  return issue(
    authority,
    key,
    [
      { name: 'organizationName', value: subject.establishment },
      { name: 'commonName', value: subject.workstation },
    ],
    [{ name: 'extKeyUsage', clientAuth: true }],
    now,
    new Date(now.getTime() + days * DAY_MS),
  );
}
