/** Signing a document with this workstation's certificate: PKCS#7, detached (RFC 2315), so that the file itself stays as it was printed. */
import { createHash, verify as verifySignature, X509Certificate } from 'node:crypto';
import forge from 'node-forge';
import { z } from 'zod';

export interface SigningIdentity {
  /** PEM. */
  readonly certificate: string;
  /** PEM, PKCS#8. Secret. */
  readonly key: string;
}

export interface DetachedSignature {
  /** DER in base64. */
  readonly signature: string;
  /** Serial number and subject of the certificate it was made with. */
  readonly certificate: string;
}

const { oids } = forge.pki;

/** `at`: what the signature says of when it was made. */
export function signDetached(bytes: Uint8Array, identity: SigningIdentity, at: Date): DetachedSignature {
  const message = forge.pkcs7.createSignedData();
  message.content = forge.util.createBuffer(Buffer.from(bytes).toString('binary'));
  message.addCertificate(identity.certificate);
  message.addSigner({
    key: identity.key,
    certificate: identity.certificate,
    digestAlgorithm: oids['sha256'] ?? '',
    authenticatedAttributes: [
      { type: oids['contentType'] ?? '', value: oids['data'] ?? '' },
      { type: oids['messageDigest'] ?? '' },
      // The types know text alone; a date is what the library writes as UTCTime.
      { type: oids['signingTime'] ?? '', value: at as unknown as string },
    ],
  });
  message.sign({ detached: true });
  const der = forge.asn1.toDer(message.toAsn1()).getBytes();
  return {
    signature: Buffer.from(der, 'binary').toString('base64'),
    certificate: certificateWords(new X509Certificate(identity.certificate)),
  };
}

/** "Serial 0A1B…, O=LEI, CN=Reception 2". */
function certificateWords(certificate: X509Certificate): string {
  return `Serial ${certificate.serialNumber}, ${certificate.subject.replaceAll('\n', ', ')}`.slice(0, 400);
}

export interface SignatureVerdict {
  readonly right: boolean;
  /** What was found, one sentence each. */
  readonly sentences: readonly string[];
}

/** What the library keeps of a message that it has read; the types leave it open. */
const capturedSchema = z.object({
  authenticatedAttributes: z.array(z.custom<forge.asn1.Asn1>((value) => typeof value === 'object')),
  signature: z.string(),
});

/** `signature`: DER. `authority`: PEM of who must have issued the certificate; null leaves that open, and says so. */
export function verifyDetached(
  bytes: Uint8Array,
  signature: Uint8Array,
  authority: string | null,
): SignatureVerdict {
  const wrong = (sentence: string): SignatureVerdict => ({ right: false, sentences: [sentence] });
  const read = readSignature(signature);
  if (read === null)
    return wrong('The signature file is no PKCS#7 signature with a certificate, or is damaged.');
  const { certificate, attributes, value } = read;
  const signedDigest = attribute(attributes, oids['messageDigest']);
  const digest = createHash('sha256').update(bytes).digest('binary');
  if (signedDigest?.value !== digest)
    return wrong('The file is not the one that was signed: its bytes are other ones.');
  const set = forge.asn1.create(forge.asn1.Class.UNIVERSAL, forge.asn1.Type.SET, true, attributes);
  const signed = Buffer.from(forge.asn1.toDer(set).getBytes(), 'binary');
  if (!verifySignature('sha256', signed, certificate.publicKey, Buffer.from(value, 'binary')))
    return wrong('The signature does not belong to the certificate that it names.');
  const at = signedAt(attributes);
  const sentences = [
    `The file is as it was signed${at === null ? '' : ` on ${at.toISOString()}`}.`,
    `Signed with: ${certificateWords(certificate)}.`,
  ];
  if (authority === null)
    return {
      right: true,
      sentences: [...sentences, 'Who issued that certificate was not looked at: give ca.pem too.'],
    };
  const problem = issuedProblem(certificate, new X509Certificate(authority), at);
  if (problem !== null) return { right: false, sentences: [...sentences, problem] };
  return {
    right: true,
    sentences: [...sentences, 'The certificate was issued by the authority that was given.'],
  };
}

function issuedProblem(
  certificate: X509Certificate,
  authority: X509Certificate,
  at: Date | null,
): string | null {
  if (!certificate.checkIssued(authority) || !certificate.verify(authority.publicKey))
    return 'The certificate was not issued by the authority that was given.';
  const [from, to] = [Date.parse(certificate.validFrom), Date.parse(certificate.validTo)];
  const outside = at !== null && (at.getTime() < from || at.getTime() > to);
  return outside ? 'The certificate was not in date when the signature says that it was made.' : null;
}

function readSignature(signature: Uint8Array) {
  try {
    const asn1 = forge.asn1.fromDer(Buffer.from(signature).toString('binary'));
    const message = forge.pkcs7.messageFromAsn1(asn1);
    const captured = capturedSchema.parse(message.rawCapture);
    const [first] = 'certificates' in message ? message.certificates : [];
    if (first === undefined) return null;
    const certificate = new X509Certificate(forge.pki.certificateToPem(first));
    return { certificate, attributes: captured.authenticatedAttributes, value: captured.signature };
  } catch {
    // Whatever it is, it is no signature that could be right.
    return null;
  }
}

/** The one value of an attribute of that type. */
function attribute(attributes: readonly forge.asn1.Asn1[], type: string | undefined): forge.asn1.Asn1 | null {
  for (const { value } of attributes) {
    const [name, set] = Array.isArray(value) ? value : [];
    const isWanted = typeof name?.value === 'string' && forge.asn1.derToOid(name.value) === type;
    if (isWanted && Array.isArray(set?.value)) return set.value[0] ?? null;
  }
  return null;
}

function signedAt(attributes: readonly forge.asn1.Asn1[]): Date | null {
  const held = attribute(attributes, oids['signingTime']);
  if (held === null || typeof held.value !== 'string') return null;
  const isShort = held.type === forge.asn1.Type.UTCTIME;
  return isShort ? forge.asn1.utcTimeToDate(held.value) : forge.asn1.generalizedTimeToDate(held.value);
}
