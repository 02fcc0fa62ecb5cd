/** The certificate authority of a central record: made once in its data folder, used for servers and workstations. */
import { generateKeyPairSync, randomBytes, X509Certificate } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import forge from 'node-forge';

export interface Authority {
  readonly certificate: string;
  readonly key: string;
  /** SHA-256 of the certificate, upper-case hex with colons. */
  readonly fingerprint: string;
}

export interface Issued {
  readonly certificate: string;
  /** Upper-case hex without leading zeros, as node's TLS reports it. */
  readonly serial: string;
  readonly ends: Date;
}

export const DAY_MS = 86_400_000;
const AUTHORITY_DAYS = 3650;

/** node:crypto makes keys some hundred times faster than pure JavaScript; everything else is node-forge. */
export function makeKey(bits: 2048 | 3072): { privateKey: string; publicKey: string } {
  return generateKeyPairSync('rsa', {
    modulusLength: bits,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
}

/** Positive and unguessable (RFC 5280 §4.1.2.2). */
export function newSerial(): string {
  return `4${randomBytes(15).toString('hex')}`.slice(0, 32).toUpperCase();
}

function fingerprintOf(certificate: string): string {
  return new X509Certificate(certificate).fingerprint256;
}

function selfSigned(name: string, now: Date): { certificate: string; key: string } {
  const { privateKey, publicKey } = makeKey(3072);
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(publicKey);
  certificate.serialNumber = newSerial();
  // A day early, so that a workstation whose clock is a little behind does not find it invalid.
  certificate.validity.notBefore = new Date(now.getTime() - DAY_MS);
  certificate.validity.notAfter = new Date(now.getTime() + AUTHORITY_DAYS * DAY_MS);
  const subject = [{ name: 'commonName', value: name }];
  certificate.setSubject(subject);
  certificate.setIssuer(subject);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: true, pathLenConstraint: 0, critical: true },
    { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    { name: 'subjectKeyIdentifier' },
  ]);
  certificate.sign(forge.pki.privateKeyFromPem(privateKey), forge.md.sha256.create());
  return { certificate: forge.pki.certificateToPem(certificate), key: privateKey };
}

/** Opens the authority under `dataDir/ca`, making it the first time. Files are readable by their owner only. */
export function openAuthority(dataDir: string, now: Date): Authority {
  const folder = path.join(dataDir, 'ca');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const [certificateFile, keyFile] = [path.join(folder, 'authority.pem'), path.join(folder, 'authority.key')];
  if (!existsSync(certificateFile)) {
    const made = selfSigned('Throughcare central record', now);
    writeFileSync(keyFile, made.key, { mode: 0o600 });
    // The certificate comes last and whole: its presence says that the authority is complete.
    writeFileSync(`${certificateFile}.part`, made.certificate, { mode: 0o600 });
    renameSync(`${certificateFile}.part`, certificateFile);
  }
  const certificate = readFileSync(certificateFile, 'utf8');
  return { certificate, key: readFileSync(keyFile, 'utf8'), fingerprint: fingerprintOf(certificate) };
}
